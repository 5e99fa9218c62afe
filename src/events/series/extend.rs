//! Let a series go on until later: further drafts, like the last of it that nobody changed by hand.
use super::{
    Day, Rule, SeriesError, Until,
    make::{Like, written},
    plan::{further, like, met, offset},
    queries,
};
use crate::{
    audit::{self, Entry},
    db::Db,
    events::queries as events,
    roles::{Officer, rights::WriteEvents},
};
use chrono::{DateTime, NaiveDate, Utc};
use entity::{event, series};
use sea_orm::{ActiveModelTrait, ActiveValue::Unchanged, ConnectionTrait};
use std::collections::HashMap;
use uuid::Uuid;

const ACT: &str = "events.extend_series";

/// How many drafts it made. `id` is of any event of the series. Twice is once: until then there is nothing more.
pub async fn extend_series(
    db: &Db,
    who: &Officer<WriteEvents>,
    id: Uuid,
    until: Until,
    now: DateTime<Utc>,
) -> Result<usize, SeriesError> {
    let seen = events::by_id(db.read(), id).await?.ok_or(SeriesError::NoSuchEvent)?;
    let tx = db.begin().await?;
    let series = queries::lock_row(&tx, seen.series_id.ok_or(SeriesError::NotInSeries)?).await?;
    let series = series.ok_or(SeriesError::NoSuchEvent)?;
    let events = queries::lock(&tx, series.id).await?;
    let like = ours(who, &events).ok_or(SeriesError::NoSuchEvent)?;
    let days = further(&tx, &series, (&events, like), until).await?;
    let days: Vec<NaiveDate> = days.iter().filter(|day| !day.is_skipped).map(|day| day.day).collect();
    let base = events.iter().min_by_key(|event| event.series_day).map_or(&*like.slug, |first| &*first.slug);
    Like::of(&tx, like.clone()).await?.put(&tx, who, (series.id, base), &days, now).await?;
    // The rule ends on a day of its own, wherever its events were moved.
    let until = match until {
        Until::Day(last) => Until::Day(last - offset(like)),
        times => times,
    };
    let rule = Rule { until, ..Rule::from(&series) };
    series::ActiveModel { id: Unchanged(series.id), ..written(&rule) }.update(&tx).await?;
    let entry = Entry::new(ACT, "event", like.id).district(like.district);
    audit::put(&tx, &who.actor(), entry.fields(days.iter().map(NaiveDate::to_string)), now).await?;
    tx.commit().await?;
    Ok(days.len())
}

/// The days that there would be, and how often their rooms are taken then.
pub async fn foresee(
    db: &impl ConnectionTrait,
    who: &Officer<WriteEvents>,
    series: Uuid,
    until: Until,
) -> Result<(Vec<Day>, HashMap<NaiveDate, usize>), SeriesError> {
    let series = queries::row(db, series).await?.ok_or(SeriesError::NoSuchEvent)?;
    let events = queries::of(db, series.id).await?;
    let like = ours(who, &events).ok_or(SeriesError::NoSuchEvent)?;
    let days = further(db, &series, (&events, like), until).await?;
    let met = met(db, like, &days).await?;
    Ok((days, met))
}

/// What further ones are made like, within the officer's reach.
fn ours<'a>(who: &Officer<WriteEvents>, events: &'a [event::Model]) -> Option<&'a event::Model> {
    like(events.iter().filter(|event| who.reaches(event.district)))
}
