//! What an apprentice may choose where days of their draft are taken: to leave the other on a day, or other dates. The
//! pages offer it as it is told here, and the verbs ask here once more.
use crate::placements::acts::{Act, Hand, Stage, may};
use chrono::NaiveDate;
use entity::placement;

/// Whether there is a day on which the other can be left before the draft begins; the first and the last of them.
pub fn may_be_left(draft: &placement::Model, other: &placement::Model) -> Option<(NaiveDate, NaiveDate)> {
    let (first, last) = (other.first_day?, draft.first_day?.pred_opt()?);
    (Stage::of(draft).is_draft() && other.status.is_live() && first <= last).then_some((first, last))
}

/// Whether it was agreed to and not filed yet: nobody can be asked to let go, and either side can cancel it.
pub fn is_unfiled(other: &placement::Model) -> bool {
    Stage::of(other).is_draft()
}

/// Whether its enterprise can be asked for other dates: not while it has the draft, and may change them anyhow.
pub fn may_redate(draft: &placement::Model) -> bool {
    may(Hand::Apprentice, Act::Redate, Stage::of(draft))
}
