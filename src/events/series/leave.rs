//! Take an event out of its series: it stays as it is, and later changes to the series do not reach it.
use super::{Rule, SeriesError, Until, make::written, queries};
use crate::{
    audit::{self, Entry},
    db::Db,
    events::{queries as events, versions::keep_version},
    roles::{Officer, rights::WriteEvents},
};
use chrono::{DateTime, Utc};
use entity::{
    event::{self, ByHand},
    series,
};
use sea_orm::{
    ActiveModelTrait,
    ActiveValue::{Set, Unchanged},
    ConnectionTrait, DbErr, IntoActiveModel,
};
use uuid::Uuid;

const ACT: &str = "events.leave_series";

/// Twice is once.
pub async fn leave_series(
    db: &Db,
    who: &Officer<WriteEvents>,
    id: Uuid,
    now: DateTime<Utc>,
) -> Result<event::Model, SeriesError> {
    let seen = events::by_id(db.read(), id).await?.ok_or(SeriesError::NoSuchEvent)?;
    let tx = db.begin().await?;
    if let Some(id) = seen.series_id {
        end_behind_its_last(&tx, id).await?;
    }
    let event = events::lock_within(&tx, who, id).await?.ok_or(SeriesError::NoSuchEvent)?;
    if event.series_id.is_none() {
        return Ok(event);
    }
    let entry = Entry::new(ACT, "event", event.id).district(event.district);
    let mut row = event.clone().into_active_model();
    row.series_id = Set(None);
    row.series_day = Set(None);
    row.by_hand = Set(ByHand::default());
    row.updated_at = Set(now);
    let is = row.update(&tx).await?;
    keep_version(&tx, Some(who.account), ACT, Some(&event), &is, now).await?;
    audit::put(&tx, &who.actor(), entry, now).await?;
    tx.commit().await?;
    Ok(is)
}

/// So that the day of what leaves is not made again where the series goes on.
async fn end_behind_its_last(tx: &impl ConnectionTrait, id: Uuid) -> Result<(), DbErr> {
    let Some(series) = queries::lock_row(tx, id).await? else { return Ok(()) };
    let last = queries::of(tx, id).await?.iter().filter_map(|event| event.series_day).max();
    let Some(last) = last.max(series.until) else { return Ok(()) };
    let rule = Rule { until: Until::Day(last), ..Rule::from(&series) };
    series::ActiveModel { id: Unchanged(id), ..written(&rule) }.update(tx).await.map(|_| ())
}
