//! Text keys of what rows hold as enums and pages of several domains show.
use entity::{event::District, officer_role::Role};

pub fn district(district: District) -> &'static str {
    match district {
        District::Rencheng => "events-district-rencheng",
        District::Yanzhou => "events-district-yanzhou",
        District::Qufu => "events-district-qufu",
        District::Zoucheng => "events-district-zoucheng",
        District::Weishan => "events-district-weishan",
        District::Yutai => "events-district-yutai",
        District::Jinxiang => "events-district-jinxiang",
        District::Jiaxiang => "events-district-jiaxiang",
        District::Wenshang => "events-district-wenshang",
        District::Sishui => "events-district-sishui",
        District::Liangshan => "events-district-liangshan",
    }
}

pub fn role(role: Role) -> &'static str {
    match role {
        Role::Administrator => "roles-administrator",
        Role::Scheduler => "roles-scheduler",
        Role::Reviewer => "roles-reviewer",
        Role::CheckIn => "roles-check-in",
        Role::Auditor => "roles-auditor",
    }
}
