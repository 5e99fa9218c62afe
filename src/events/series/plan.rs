//! What a series would be, before anybody makes it.
use super::{
    Day, Rule, SeriesError, Until,
    carry::on_other_day,
    rule::{MOST, is_last},
};
use crate::{
    events::{
        conflicts,
        draft::NewEvent,
        place::{Use, uses},
        sessions::{self, Item, shifted},
    },
    holidays,
    words::when::local,
};
use chrono::{Duration, Months, NaiveDate};
use entity::{
    event::{self, Status},
    holiday,
    series::{self, Every},
};
use sea_orm::{ConnectionTrait, DbErr};
use std::collections::HashMap;

/// The days that the rule names, skipped ones too; the first is the event's own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    pub days: Vec<Day>,
}

impl Plan {
    /// The days of events that are still to be made.
    pub fn new_days(&self) -> impl Iterator<Item = NaiveDate> {
        self.days.iter().filter(|day| !day.is_skipped).map(|day| day.day).skip(1)
    }
}

/// The day of an event, on its own clocks.
pub fn day_of(event: &event::Model) -> NaiveDate {
    local(event.starts_at, &event.zone).date_naive()
}

/// The day that the rule has for an event; of a series that is still to be made the event's own.
pub fn rule_day(event: &event::Model) -> NaiveDate {
    event.series_day.unwrap_or_else(|| day_of(event))
}

/// By how many days an event is held off that.
pub fn offset(event: &event::Model) -> Duration {
    day_of(event) - rule_day(event)
}

/// Of a series the event that further ones are made like: the latest that still stands, of those that are as the series
/// has it.
pub fn like<'a>(events: impl IntoIterator<Item = &'a event::Model>) -> Option<&'a event::Model> {
    let stands = |event: &event::Model| !matches!(event.status, Status::Cancelled | Status::Archived);
    let is_as_it_was = |event: &event::Model| (event.by_hand.0.is_empty(), !event.by_hand.holds("starts_at"));
    events.into_iter().max_by_key(|event| (stands(event), is_as_it_was(event), event.series_day))
}

pub async fn plan(db: &impl ConnectionTrait, event: &event::Model, rule: &Rule) -> Result<Plan, SeriesError> {
    let first = day_of(event);
    if rule.every == Every::MonthLastWeekday && !is_last(first) {
        return Err(SeriesError::NotLast);
    }
    let plan = Plan { days: rule.days(first, &holidays_until(db, first, rule.until).await?) };
    match plan.new_days().count() + 1 {
        count if count > MOST => Err(SeriesError::TooMany),
        1 => Err(SeriesError::Alone),
        _ => Ok(plan),
    }
}

async fn holidays_until(
    db: &impl ConnectionTrait,
    first: NaiveDate,
    until: Until,
) -> Result<Vec<holiday::Model>, DbErr> {
    let last = match until {
        Until::Day(last) => Some(last),
        // A hundred months, and as many again for those that have no such day.
        Until::Times(_) => first.checked_add_months(Months::new(2 * 100)),
    };
    holidays::between(db, first, last.unwrap_or(first)).await
}

/// Of a series that is to go on until later: the days behind its last. `events` are all of it, of which one is what the
/// further ones are made like. What left it has its day, for the rule ends behind that.
pub async fn further(
    db: &impl ConnectionTrait,
    series: &series::Model,
    (events, like): (&[event::Model], &event::Model),
    until: Until,
) -> Result<Vec<Day>, SeriesError> {
    let offset = offset(like);
    let there = || events.iter().filter_map(|event| event.series_day);
    let (first, last) = there().min().zip(there().max().max(series.until)).ok_or(SeriesError::NoSuchEvent)?;
    let rule = Rule { until, ..Rule::from(series) };
    let further = rule.further((first, last), offset, events.len(), &holidays_until(db, last + offset, until).await?);
    let new = further.iter().filter(|day| !day.is_skipped).count();
    match events.len() + new {
        count if count > MOST => Err(SeriesError::TooMany),
        _ if new == 0 => Err(SeriesError::NothingMore),
        _ => Ok(further),
    }
}

/// How often the rooms are taken on each of some days, were there an event like this one. Of the first day of a new series
/// that is its own.
pub async fn met(
    db: &impl ConnectionTrait,
    event: &event::Model,
    days: &[Day],
) -> Result<HashMap<NaiveDate, usize>, DbErr> {
    let (agenda, new) = (sessions::of(db, event.id).await?, NewEvent::from(event));
    let first = rule_day(event);
    let there = |Day { day, .. }: &Day| {
        let by = on_other_day(&new, *day - first).starts_at - event.starts_at;
        let (starts_at, ends_at) = (event.starts_at + by, event.ends_at + by);
        (event::Model { starts_at, ends_at, ..event.clone() }, shifted(agenda.clone(), by))
    };
    let there: Vec<(event::Model, Vec<Item>)> = days.iter().map(there).collect();
    let uses: Vec<Vec<Use<'_>>> = there.iter().map(|(event, agenda)| uses(event, agenda)).collect();
    let taken = conflicts::taken(db, event.id, &uses).await?;
    Ok(days.iter().map(|day| day.day).zip(taken).collect())
}
