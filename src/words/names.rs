//! Text keys of what rows hold as enums and pages of several domains show.
use super::Words;
use entity::{
    enterprise, event, event::District, import, letter, membership, mentor, occupation::Level, officer_role::Role,
    placement::ContractKind, programme, proposal, recognition, registration,
};

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

pub fn recognition(status: recognition::Status) -> &'static str {
    match status {
        recognition::Status::Claimed => "enterprises-recognition-claimed",
        recognition::Status::Confirmed => "enterprises-recognition-stands",
        recognition::Status::Rejected => "enterprises-recognition-refused",
        recognition::Status::Lapsed => "enterprises-recognition-over",
        recognition::Status::Withdrawn => "enterprises-recognition-taken-back",
    }
}

pub fn proposal(status: proposal::Status) -> &'static str {
    match status {
        proposal::Status::Open => "enterprises-proposal-open",
        proposal::Status::Checking => "enterprises-proposal-checking",
        proposal::Status::Accepted => "enterprises-proposal-accepted",
        proposal::Status::Refused => "enterprises-proposal-refused",
        proposal::Status::Withdrawn => "enterprises-proposal-withdrawn",
    }
}

/// What somebody is in an enterprise.
pub fn member(role: membership::Role) -> &'static str {
    match role {
        membership::Role::Owner => "enterprises-role-owner",
        membership::Role::Recruiter => "enterprises-role-recruiter",
        membership::Role::Mentor => "enterprises-role-mentor",
        membership::Role::Viewer => "enterprises-role-viewer",
    }
}

pub fn mentor(status: mentor::Status) -> &'static str {
    match status {
        mentor::Status::Proposed => "mentors-state-proposed",
        mentor::Status::Approved => "mentors-state-approved",
        mentor::Status::Refused => "mentors-state-refused",
        mentor::Status::Resting => "mentors-state-resting",
        mentor::Status::Retired => "mentors-state-retired",
    }
}

pub fn mentor_grade(grade: mentor::Grade) -> &'static str {
    match grade {
        mentor::Grade::None => "mentors-grade-none",
        mentor::Grade::Junior => "mentors-grade-junior",
        mentor::Grade::Intermediate => "mentors-grade-intermediate",
        mentor::Grade::Senior => "mentors-grade-senior",
        mentor::Grade::Technician => "mentors-grade-technician",
        mentor::Grade::SeniorTechnician => "mentors-grade-senior-technician",
        mentor::Grade::Engineer => "mentors-grade-engineer",
        mentor::Grade::SeniorEngineer => "mentors-grade-senior-engineer",
        mentor::Grade::Professor => "mentors-grade-professor",
    }
}

/// Why an officer decided so, and what to do now.
pub fn enterprise_reason(code: enterprise::Reason) -> &'static str {
    match code {
        enterprise::Reason::Unreadable => "enterprises-reason-unreadable",
        enterprise::Reason::OtherCode => "enterprises-reason-other-code",
        enterprise::Reason::OtherName => "enterprises-reason-other-name",
        enterprise::Reason::NotActive => "enterprises-reason-not-active",
        enterprise::Reason::AlreadyVerified => "enterprises-reason-already-verified",
        enterprise::Reason::Outdated => "enterprises-reason-outdated",
        enterprise::Reason::Breach => "enterprises-reason-breach",
        enterprise::Reason::OwnWish => "enterprises-reason-own-wish",
        enterprise::Reason::Other => "enterprises-reason-other",
    }
}

pub fn recognition_reason(code: recognition::Reason) -> &'static str {
    match code {
        recognition::Reason::NotListed => "enterprises-recognition-reason-not-listed",
        recognition::Reason::OtherEnterprise => "enterprises-recognition-reason-other-enterprise",
        recognition::Reason::OtherKind => "enterprises-recognition-reason-other-kind",
        recognition::Reason::OtherDates => "enterprises-recognition-reason-other-dates",
        recognition::Reason::Revoked => "enterprises-recognition-reason-revoked",
        recognition::Reason::Other => "enterprises-recognition-reason-other",
    }
}

pub fn mentor_reason(code: mentor::Reason) -> &'static str {
    match code {
        mentor::Reason::Certificate => "mentors-reason-certificate",
        mentor::Reason::NoSuchPerson => "mentors-reason-no-such-person",
        mentor::Reason::Experience => "mentors-reason-experience",
        mentor::Reason::Barred => "mentors-reason-barred",
        mentor::Reason::Other => "mentors-reason-other",
    }
}

pub fn programme(status: programme::Status) -> &'static str {
    match status {
        programme::Status::Draft => "programmes-state-draft",
        programme::Status::Published => "programmes-state-published",
        programme::Status::Closed => "programmes-state-closed",
    }
}

/// Of skill.
pub fn level(level: Level) -> &'static str {
    match level {
        Level::Junior => "programmes-level-junior",
        Level::Intermediate => "programmes-level-intermediate",
        Level::Senior => "programmes-level-senior",
        Level::Technician => "programmes-level-technician",
    }
}

/// Of a labour contract.
pub fn contract(kind: ContractKind) -> &'static str {
    match kind {
        ContractKind::Fixed => "placements-contract-fixed",
        ContractKind::Open => "placements-contract-open",
    }
}

/// When people are reminded, one after another.
pub fn reminders(words: Words, minutes: impl Iterator<Item = i32>) -> String {
    minutes.filter_map(reminder).map(|key| words.t(key)).collect::<Vec<_>>().join(" · ")
}

/// How long before the start people are reminded; `None`: nobody is, so long before.
pub fn reminder(minutes: i32) -> Option<&'static str> {
    Some(match minutes {
        10_080 => "events-reminder-week",
        4_320 => "events-reminder-days",
        1_440 => "events-reminder-day",
        180 => "events-reminder-hours",
        60 => "events-reminder-hour",
        _ => return None,
    })
}
