//! What a series would be, before anybody makes it.
use super::{
    Day, Rule, SeriesError, Until,
    rule::{MOST, is_last},
};
use crate::{holidays, words::when::local};
use chrono::{Months, NaiveDate};
use entity::{event, series::Every};
use sea_orm::ConnectionTrait;

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

pub async fn plan(db: &impl ConnectionTrait, event: &event::Model, rule: &Rule) -> Result<Plan, SeriesError> {
    let first = day_of(event);
    if rule.every == Every::MonthLastWeekday && !is_last(first) {
        return Err(SeriesError::NotLast);
    }
    let last = match rule.until {
        Until::Day(last) => Some(last),
        // A hundred months, and as many again for those that have no such day.
        Until::Times(_) => first.checked_add_months(Months::new(2 * 100)),
    };
    let holidays = holidays::between(db, first, last.unwrap_or(first)).await?;
    let plan = Plan { days: rule.days(first, &holidays) };
    match plan.new_days().count() + 1 {
        count if count > MOST => Err(SeriesError::TooMany),
        1 => Err(SeriesError::Alone),
        _ => Ok(plan),
    }
}
