//! The table: who may do what with a request to leave where it stands.
use crate::placements::{Days, acts::Hand};
use chrono::{DateTime, Duration, Utc};
use entity::{
    placement,
    placement_overlap::{self, Status},
};
use sea_orm::EnumIter;

/// The enterprise that is asked is reminded after so long.
pub const REMINDED: Duration = Duration::days(7);
/// After so long the bureau may decide without an answer.
const PATIENCE: Duration = Duration::days(14);

/// Where a request stands: its state, and of an open one whether it has waited too long.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter)]
pub enum Standing {
    Open,
    Late,
    Refused,
    Ended,
    ReDated,
    Withdrawn,
    Decided,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter)]
pub enum Act {
    Withdraw,
    /// The day is the last.
    Accept,
    Refuse,
    Decide,
}

pub fn may(hand: Hand, act: Act, at: Standing) -> bool {
    use Standing::{Late, Open, Refused};
    match (hand, act) {
        (Hand::Apprentice, Act::Withdraw) => matches!(at, Open | Late | Refused),
        (Hand::Enterprise, Act::Accept | Act::Refuse) => matches!(at, Open | Late),
        (Hand::Reviewer, Act::Decide) => matches!(at, Late | Refused),
        _ => false,
    }
}

/// As every guard sees it, whether or not that is written down yet.
pub fn standing(
    request: &placement_overlap::Model,
    draft: &placement::Model,
    other: &placement::Model,
    now: DateTime<Utc>,
) -> Standing {
    match overtaken(request, draft, other).unwrap_or(request.status) {
        Status::Open if request.asked_at + PATIENCE <= now => Standing::Late,
        Status::Open => Standing::Open,
        Status::Refused => Standing::Refused,
        Status::Ended => Standing::Ended,
        Status::ReDated => Standing::ReDated,
        Status::Withdrawn => Standing::Withdrawn,
        Status::Decided => Standing::Decided,
    }
}

/// What became of a live one because one of the placements changed.
pub fn overtaken(
    request: &placement_overlap::Model,
    draft: &placement::Model,
    other: &placement::Model,
) -> Option<Status> {
    if !request.status.is_live() {
        return None;
    }
    if draft.status == placement::Status::Cancelled {
        return Some(Status::Withdrawn);
    }
    let is_one_person = draft.person_id.is_some() && draft.person_id == other.person_id;
    let days = Days::of(draft).zip(Days::of(other)).filter(|_| other.status != placement::Status::Cancelled);
    let meets = days.is_some_and(|(new, old)| new.meets(old));
    match draft.first_day {
        Some(first) if is_one_person && meets && request.last_day < first => None,
        Some(first) if is_one_person && !meets && first == request.first_day => Some(Status::Ended),
        _ => Some(Status::ReDated),
    }
}
