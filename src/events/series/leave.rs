//! Take an event out of its series: it stays as it is, and later changes to the series do not reach it.
use super::SeriesError;
use crate::{
    audit::{self, Entry},
    db::Db,
    events::queries as events,
    roles::{Officer, rights::WriteEvents},
};
use chrono::{DateTime, Utc};
use entity::event::{self, ByHand};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, IntoActiveModel};
use uuid::Uuid;

const ACT: &str = "events.leave_series";

/// Twice is once.
pub async fn leave_series(
    db: &Db,
    who: &Officer<WriteEvents>,
    id: Uuid,
    now: DateTime<Utc>,
) -> Result<event::Model, SeriesError> {
    let tx = db.begin().await?;
    let event = events::lock_within(&tx, who, id).await?.ok_or(SeriesError::NoSuchEvent)?;
    if event.series_id.is_none() {
        return Ok(event);
    }
    let entry = Entry::new(ACT, "event", event.id).district(event.district);
    let mut row = event.into_active_model();
    row.series_id = Set(None);
    row.series_day = Set(None);
    row.by_hand = Set(ByHand::default());
    row.updated_at = Set(now);
    let event = row.update(&tx).await?;
    audit::put(&tx, &who.actor(), entry, now).await?;
    tx.commit().await?;
    Ok(event)
}
