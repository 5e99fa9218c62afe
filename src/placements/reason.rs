//! Why a placement ends or never began, and why something was refused, in words.
use super::{life, overlaps};
use entity::{placement::Reason, placement_objection::About, placement_overlap, placement_wish};
use sea_orm::{ActiveEnum, Iterable};

/// Text key.
pub fn name(code: Reason) -> &'static str {
    match code {
        Reason::OwnWish => "placements-reason-own-wish",
        Reason::Pay => "placements-reason-pay",
        Reason::Housing => "placements-reason-housing",
        Reason::Commute => "placements-reason-commute",
        Reason::Family => "placements-reason-family",
        Reason::Health => "placements-reason-health",
        Reason::Study => "placements-reason-study",
        Reason::Military => "placements-reason-military",
        Reason::Content => "placements-reason-content",
        Reason::Mentor => "placements-reason-mentor",
        Reason::Conduct => "placements-reason-conduct",
        Reason::NotSuited => "placements-reason-not-suited",
        Reason::EnterpriseShrank => "placements-reason-enterprise-shrank",
        Reason::ChangedEnterprise => "placements-reason-changed-enterprise",
        Reason::Other => "placements-reason-other",
        Reason::NotMe => "placements-reason-not-me",
        Reason::NeverCame => "placements-reason-never-came",
        Reason::Silence => "placements-reason-silence",
    }
}

/// The same of one as it is stored.
pub fn stored(code: &str) -> Option<&'static str> {
    Reason::iter().find(|known| known.to_value() == code).map(name)
}

/// Of a request to leave or a wish for a pause, as it is stored.
pub fn refusal(stored: &str) -> Option<&'static str> {
    let leave = placement_overlap::Refusal::iter().find(|code| code.to_value() == stored).map(overlaps::name);
    let pause = placement_wish::Refusal::iter().find(|code| code.to_value() == stored).map(life::refusal_name);
    leave.or(pause)
}

/// What an objection is against.
pub fn about(about: About) -> &'static str {
    match about {
        About::End => "placements-about-end",
        About::NeverCame => "placements-about-never-came",
        About::Change => "placements-about-change",
    }
}

/// The same, as it is stored.
pub fn objection(stored: &str) -> Option<&'static str> {
    About::iter().find(|known| known.to_value() == stored).map(about)
}

/// Those that somebody chooses.
pub fn is_chosen(code: Reason) -> bool {
    !matches!(code, Reason::NotMe | Reason::NeverCame | Reason::Silence)
}

/// Why something rests that is to go on.
pub fn is_of_a_pause(code: Reason) -> bool {
    use Reason::{EnterpriseShrank, Family, Health, Military, Other, OwnWish, Study};
    matches!(code, OwnWish | Family | Health | Study | Military | EnterpriseShrank | Other)
}

/// By whoever it is about, also that it was meant for somebody else.
pub fn is_declined(code: Reason) -> bool {
    code == Reason::NotMe || is_chosen(code)
}
