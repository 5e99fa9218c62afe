//! What the table says of a time, as a warning: nobody is kept from working on a holiday.
use super::queries::between;
use crate::words::{Words, when};
use chrono::{DateTime, Duration, NaiveTime, Utc};
use entity::holiday::{self, Kind};
use sea_orm::{ConnectionTrait, DbErr};

/// A sentence for each of its days that stands in the table, on the clocks of a zone.
pub async fn notes(
    db: &impl ConnectionTrait,
    words: Words,
    (from, until): (DateTime<Utc>, DateTime<Utc>),
    zone: &str,
) -> Result<Vec<String>, DbErr> {
    let [first, last] = [from, until - Duration::seconds(1)].map(|at| when::local(at, zone).date_naive());
    let days = between(db, first, last).await?;
    let note = |one: &holiday::Model| {
        let day = words.date(when::local(when::at(one.day, NaiveTime::MIN), when::ZONE));
        words.fill("holidays-note", &[("day", day.into()), ("what", said(words, one).into())])
    };
    Ok(days.iter().map(note).collect())
}

/// 国庆节放假 · National Day, day off
pub fn said(words: Words, one: &holiday::Model) -> String {
    let key = match one.kind {
        Kind::Holiday => "holidays-said-holiday",
        Kind::WorkingDay => "holidays-said-working-day",
    };
    words.with(key, "name", one.name(words.0).text)
}
