//! Text keys of what rows hold as enums and pages of several domains show.
use entity::{enterprise, event, event::District, import, letter, officer_role::Role, registration};

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

pub fn event(status: event::Status) -> &'static str {
    match status {
        event::Status::Draft => "events-state-draft",
        event::Status::InReview => "events-state-in-review",
        event::Status::Published => "events-published",
        event::Status::Cancelled => "events-state-cancelled",
        event::Status::Archived => "events-state-archived",
    }
}

pub fn registration(status: registration::Status) -> &'static str {
    match status {
        registration::Status::Confirmed => "registrations-state-confirmed",
        registration::Status::Waiting => "registrations-state-waiting",
        registration::Status::Pending => "registrations-state-pending",
        registration::Status::Rejected => "registrations-state-rejected",
        registration::Status::Cancelled => "registrations-state-cancelled",
    }
}

pub fn letter(state: letter::State) -> &'static str {
    match state {
        letter::State::Queued => "letters-state-queued",
        letter::State::Sending => "letters-state-sending",
        letter::State::Sent => "letters-state-sent",
        letter::State::Failed => "letters-state-failed",
        letter::State::Lapsed => "letters-state-lapsed",
        letter::State::Withdrawn => "letters-state-withdrawn",
        letter::State::Withheld => "letters-state-withheld",
    }
}

pub fn enterprise(status: enterprise::Status) -> &'static str {
    match status {
        enterprise::Status::Applied => "enterprises-state-applied",
        enterprise::Status::Checking => "enterprises-state-checking",
        enterprise::Status::Verified => "enterprises-state-verified",
        enterprise::Status::Refused => "enterprises-state-refused",
        enterprise::Status::Listed => "enterprises-state-listed",
        enterprise::Status::Suspended => "enterprises-state-suspended",
        enterprise::Status::Closed => "enterprises-state-closed",
    }
}

pub fn import(status: import::Status) -> &'static str {
    match status {
        import::Status::Dry => "enterprises-import-state-dry",
        import::Status::Committed => "enterprises-import-state-committed",
        import::Status::Cancelled => "enterprises-import-state-cancelled",
    }
}
