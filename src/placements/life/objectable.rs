//! What a side may object to, and until when.
use super::object::ObjectError;
use crate::{
    placements::{
        acts::{Act, Hand, Stage, may},
        draft::wrong_stage,
        stages::stage_on,
    },
    words::when::today,
};
use chrono::{DateTime, Duration, Utc};
use entity::{
    placement::{self, Reason},
    placement_objection::{self, About, Outcome},
};

const WITHIN: Duration = Duration::days(14);

/// What a side may object to now, once; what is said against another end, or by another side, is beside the point.
pub fn objects_now(
    row: &placement::Model,
    made: &[placement_objection::Model],
    hand: Hand,
    now: DateTime<Utc>,
) -> Result<About, ObjectError> {
    let about = objects_to(row, hand, now)?;
    let is_same =
        |made: &placement_objection::Model| (made.side, made.about, made.against) == (hand.side(), about, row.end_side);
    if made.iter().any(|made| made.outcome.is_none() && is_same(made)) {
        return Err(ObjectError::Waits);
    }
    let is_against_this =
        |made: &&placement_objection::Model| is_same(made) && row.end_told_at.is_some_and(|told| told <= made.made_at);
    let is_decided = made.iter().filter(is_against_this).any(|made| made.outcome == Some(Outcome::Dismissed));
    if is_decided { Err(ObjectError::Decided) } else { Ok(about) }
}

/// Until when whoever was told of an end may object.
pub fn latest_moment(row: &placement::Model) -> Option<DateTime<Utc>> {
    row.end_told_at.map(|told| told + WITHIN)
}

fn objects_to(row: &placement::Model, hand: Hand, now: DateTime<Utc>) -> Result<About, ObjectError> {
    let stage = stage_on(row, today(now));
    if !may(hand, Act::Object, stage) {
        return Err(ObjectError::WithAnother(wrong_stage(stage)));
    }
    let told = row.end_side.filter(|by| *by != hand.side()).and(row.end_told_at).ok_or(ObjectError::Nothing)?;
    if told + WITHIN < now {
        return Err(ObjectError::TooLate);
    }
    match (stage, row.reason_code) {
        (Stage::Cancelled, Some(Reason::NeverCame)) => Ok(About::NeverCame),
        (Stage::Cancelled, _) => Err(ObjectError::Nothing),
        _ => Ok(About::End),
    }
}
