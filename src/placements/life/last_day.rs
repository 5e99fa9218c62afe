//! The last day of what ends early: which it may be, whose it is, and what naming it does.
use super::{end::over, start::write_down};
use crate::{
    mail::address::AddressKey,
    placements::{cancel::Why, case::Case},
    words::when::today,
};
use chrono::{DateTime, Duration, NaiveDate, Utc};
use entity::placement::{self, Side};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ConnectionTrait, DbErr, IntoActiveModel};

/// How far ahead it may lie.
const AHEAD: Duration = Duration::days(30);

pub fn is_earlier(row: &placement::Model, last: NaiveDate) -> bool {
    row.end_day.is_none_or(|named| last < named)
}

/// From now on the day is the last for every guard, where no earlier one was named.
pub async fn name_last(
    tx: &impl ConnectionTrait,
    key: &AddressKey,
    case: &mut Case,
    side: Side,
    last: NaiveDate,
    why: &Why,
    now: DateTime<Utc>,
) -> Result<(), DbErr> {
    write_down(tx, key, case, now).await?;
    if !is_earlier(&case.row, last) {
        return Ok(());
    }
    let mut row = case.row.clone().into_active_model();
    row.end_day = Set(Some(last));
    row.end_side = Set(Some(side));
    row.end_told_at = Set(Some(now));
    row.reason_code = Set(Some(why.code));
    row.reason = Set(why.words.clone());
    case.row = row.update(tx).await?;
    if last <= today(now) { over(tx, case, now).await } else { Ok(()) }
}

/// From which day to which the last one may be.
pub fn last_days(row: &placement::Model, today: NaiveDate) -> (NaiveDate, NaiveDate) {
    let latest = today + AHEAD;
    (row.first_day.unwrap_or(today), row.last_day.map_or(latest, |last| std::cmp::min(last, latest)))
}

/// Whether the last day is of this side, and still to come.
pub fn may_stay(row: &placement::Model, side: Side, today: NaiveDate) -> bool {
    row.end_side == Some(side) && row.end_day.is_some_and(|last| last >= today)
}
