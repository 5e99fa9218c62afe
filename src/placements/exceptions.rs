//! What reviewers look at before all else: several at once, as names apart by spaces, each the tail of its text key.
use super::case::Case;
use chrono::{DateTime, Utc};
use entity::placement;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ConnectionTrait, DbErr, IntoActiveModel};

pub const OBJECTION: &str = "objection";
/// Nobody who may teach has led it for two weeks.
pub const NO_MENTOR: &str = "no-mentor";
/// Its new end does not fit.
pub const NO_ROOM: &str = "no-room";
/// Of a draft: another placement is to be left first.
pub const OVERLAP: &str = "overlap";

pub fn all(row: &placement::Model) -> impl Iterator<Item = &str> {
    row.exception.iter().flat_map(|names| names.split(' '))
}

pub fn stands(row: &placement::Model, name: &str) -> bool {
    all(row).any(|each| each == name)
}

/// Since when the bureau has it, where it comes to it now: of an exception it had it already.
pub fn since(row: &placement::Model, now: DateTime<Utc>) -> DateTime<Utc> {
    if row.exception.is_none() { now } else { row.with_since }
}

/// One more. The bureau has had it since the first.
pub async fn raise(tx: &impl ConnectionTrait, case: &mut Case, name: &str, now: DateTime<Utc>) -> Result<(), DbErr> {
    let mut row = case.row.clone().into_active_model();
    row.exception = Set(with(&case.row, name));
    row.with_since = Set(since(&case.row, now));
    case.row = row.update(tx).await?;
    Ok(())
}

/// One less. The bureau has it no more, where no other stands.
pub async fn end(tx: &impl ConnectionTrait, case: &mut Case, name: &str, now: DateTime<Utc>) -> Result<(), DbErr> {
    let left = without(&case.row, name);
    let mut row = case.row.clone().into_active_model();
    if left.is_none() {
        row.with_since = Set(now);
    }
    row.exception = Set(left);
    case.row = row.update(tx).await?;
    Ok(())
}

/// All that stand, and this one.
fn with(row: &placement::Model, name: &str) -> Option<String> {
    let others = all(row).filter(|each| *each != name);
    Some(others.chain([name]).collect::<Vec<_>>().join(" "))
}

/// All that stand but this one; `None` where no other does.
pub fn without(row: &placement::Model, name: &str) -> Option<String> {
    let others: Vec<&str> = all(row).filter(|each| *each != name).collect();
    (!others.is_empty()).then(|| others.join(" "))
}

/// Of what is over: an objection still waits; of room and of mentors there is no question any more.
pub fn left(row: &placement::Model) -> Option<String> {
    stands(row, OBJECTION).then(|| OBJECTION.to_owned())
}
