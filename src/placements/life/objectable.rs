//! What a side may object to, and until when.
use super::object::ObjectError;
use chrono::{DateTime, Duration, Utc};
use entity::{
    placement::{self, Reason, Side, Status},
    placement_objection::{self, About, Outcome},
};

const WITHIN: Duration = Duration::days(14);

/// What a side may object to now: once, while no other objection waits.
pub fn objects_now(
    row: &placement::Model,
    made: &[placement_objection::Model],
    side: Side,
    now: DateTime<Utc>,
) -> Result<About, ObjectError> {
    let about = objects_to(row, side, now)?;
    if made.iter().any(|objection| objection.outcome.is_none()) {
        return Err(ObjectError::Waits);
    }
    let is_against_this = |objection: &&placement_objection::Model| {
        objection.side == side && row.end_told_at.is_some_and(|told| told <= objection.made_at)
    };
    let is_decided = made.iter().filter(is_against_this).any(|made| made.outcome == Some(Outcome::Dismissed));
    if is_decided { Err(ObjectError::Decided) } else { Ok(about) }
}

/// Until when whoever was told of an end may object.
pub fn latest_moment(row: &placement::Model) -> Option<DateTime<Utc>> {
    row.end_told_at.map(|told| told + WITHIN)
}

fn objects_to(row: &placement::Model, side: Side, now: DateTime<Utc>) -> Result<About, ObjectError> {
    let told = row.end_side.filter(|by| *by != side).and(row.end_told_at).ok_or(ObjectError::Nothing)?;
    if told + WITHIN < now {
        return Err(ObjectError::TooLate);
    }
    match (row.status, row.reason_code) {
        (Status::Cancelled, Some(Reason::NeverCame)) => Ok(About::NeverCame),
        (Status::EndedEarly | Status::Running | Status::Paused, _) => Ok(About::End),
        _ => Err(ObjectError::Nothing),
    }
}
