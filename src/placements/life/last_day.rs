//! The last day of what ends early: which it may be, whose it is, and what naming it does.
use super::{end::over, start::write_down};
use crate::{
    mail::address::AddressKey,
    placements::{cancel::Why, case::Case, changes},
    words::when::today,
};
use chrono::{DateTime, Duration, NaiveDate, Utc};
use entity::placement::{self, Ends, NamedEnd, Reason, Side};
use sea_orm::{ActiveEnum, ActiveModelTrait, ActiveValue::Set, ConnectionTrait, DbErr, IntoActiveModel, Iterable};

/// How far ahead it may lie.
const AHEAD: Duration = Duration::days(30);

pub fn is_earlier(row: &placement::Model, last: NaiveDate) -> bool {
    row.end_day.is_none_or(|named| last < named)
}

/// From now on the day is the last for every guard, where no earlier one was named; whose it is stays known.
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
    let mut ends = case.row.ends.clone().unwrap_or_default().0;
    if ends.iter().any(|named| named.side == side && named.day <= last) {
        return Ok(());
    }
    ends.retain(|named| named.side != side);
    ends.push(NamedEnd { side, day: last, told_at: now, code: why.code.to_value(), words: why.words.clone() });
    let stands = is_earlier(&case.row, last);
    case.row = standing(&case.row, ends).update(tx).await?;
    if stands {
        changes::overtake(tx, key, case, "last_day", now).await?;
    }
    if stands && last <= today(now) { over(tx, key, case, now).await } else { Ok(()) }
}

/// Without the day of a side: the earliest of the others that does not lie before `since`, or none.
/// Whose day stands from `now` on is told from then on.
pub fn without(
    row: &placement::Model,
    of: Option<Side>,
    since: Option<NaiveDate>,
    now: DateTime<Utc>,
) -> placement::ActiveModel {
    let mut ends = left(row, of, since);
    let stood = row.end_side.zip(row.end_day);
    let next = ends.iter_mut().min_by_key(|named| named.day);
    if let Some(next) = next.filter(|next| stood != Some((next.side, next.day))) {
        next.told_at = now;
    }
    standing(row, ends)
}

/// The last day that stands once that of a side is taken back, and whose it is.
pub fn then(row: &placement::Model, side: Side, today: NaiveDate) -> Option<NamedEnd> {
    left(row, Some(side), Some(today)).into_iter().min_by_key(|named| named.day)
}

fn left(row: &placement::Model, of: Option<Side>, since: Option<NaiveDate>) -> Vec<NamedEnd> {
    let mut ends = row.ends.clone().unwrap_or_default().0;
    ends.retain(|named| Some(named.side) != of && since.is_none_or(|since| since <= named.day));
    ends
}

fn standing(row: &placement::Model, mut ends: Vec<NamedEnd>) -> placement::ActiveModel {
    ends.sort_by_key(|named| named.day);
    let first = ends.first().cloned();
    let code = first.as_ref().and_then(|named| Reason::iter().find(|code| code.to_value() == named.code));
    let mut row = row.clone().into_active_model();
    row.end_day = Set(first.as_ref().map(|named| named.day));
    row.end_side = Set(first.as_ref().map(|named| named.side));
    row.end_told_at = Set(first.as_ref().map(|named| named.told_at));
    row.reason_code = Set(code);
    row.reason = Set(first.and_then(|named| named.words));
    row.ends = Set(Some(Ends(ends)));
    row
}

/// From which day to which the last one may be.
pub fn last_days(row: &placement::Model, today: NaiveDate) -> (NaiveDate, NaiveDate) {
    let latest = today + AHEAD;
    (row.first_day.unwrap_or(today), row.last_day.map_or(latest, |last| std::cmp::min(last, latest)))
}

/// The last day that a side named, whether or not an earlier one of another side stands.
pub fn named_by(row: &placement::Model, side: Side) -> Option<NaiveDate> {
    let own = row.ends.iter().flat_map(|ends| &ends.0).find(|named| named.side == side).map(|named| named.day);
    row.end_day.filter(|_| row.end_side == Some(side)).or(own)
}

/// Whether a last day is of this side, and still to come.
pub fn may_stay(row: &placement::Model, side: Side, today: NaiveDate) -> bool {
    named_by(row, side).is_some_and(|last| last >= today)
}
