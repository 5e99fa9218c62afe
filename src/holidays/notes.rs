//! What the table says of a time, as a warning: nobody is kept from working on a holiday.
use super::queries::between;
use crate::words::{Words, when};
use chrono::{DateTime, Duration, NaiveTime, Utc};
use entity::holiday::{self, Kind};
use sea_orm::{ConnectionTrait, DbErr};

/// A sentence for each run of its days that stands in the table as one thing, on the clocks of a zone.
pub async fn notes(
    db: &impl ConnectionTrait,
    words: Words,
    (from, until): (DateTime<Utc>, DateTime<Utc>),
    zone: &str,
) -> Result<Vec<String>, DbErr> {
    let [first, last] = [from, until - Duration::seconds(1)].map(|at| when::local(at, zone).date_naive());
    let days = between(db, first, last).await?;
    Ok(days.chunk_by(goes_on).map(|run| note(words, run)).collect())
}

fn goes_on(one: &holiday::Model, next: &holiday::Model) -> bool {
    one.day.succ_opt() == Some(next.day) && (one.kind, &one.name_zh) == (next.kind, &next.name_zh)
}

fn note(words: Words, run: &[holiday::Model]) -> String {
    let dated = |one: &holiday::Model| words.date(when::local(when::at(one.day, NaiveTime::MIN), when::ZONE));
    match run {
        [] => String::new(),
        [one] => words.fill("holidays-note", &[("day", dated(one).into()), ("what", said(words, one).into())]),
        [one, .., last] => {
            let days = [("from", dated(one).into()), ("to", dated(last).into()), ("what", said(words, one).into())];
            words.fill("holidays-note-days", &days)
        }
    }
}

/// 国庆节放假 · National Day, day off
pub fn said(words: Words, one: &holiday::Model) -> String {
    let key = match one.kind {
        Kind::Holiday => "holidays-said-holiday",
        Kind::WorkingDay => "holidays-said-working-day",
    };
    words.with(key, "name", one.name(words.0).text)
}
