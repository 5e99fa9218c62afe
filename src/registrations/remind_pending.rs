//! Remind of pending registrations: three days and one day before the start those who may decide are told,
//! once for each, how many still wait. Somebody decided in time can still arrange their day.
use super::{letters, mailings, roll};
use crate::{
    accounts,
    db::Db,
    events,
    mail::{address::AddressKey, outbox},
    roles::rights::DecideRegistrations,
};
use chrono::{DateTime, Duration, Utc};
use entity::{
    event,
    registration::{self, Status},
};
use sea_orm::{ColumnTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait};
use uuid::Uuid;

/// Days before the start, the earlier first.
const STEPS: [i64; 2] = [3, 1];

/// Says how many letters were put. Any number of workers may do it at once.
pub async fn remind_pending(db: &Db, key: &AddressKey, now: DateTime<Utc>) -> Result<u64, DbErr> {
    let mut letters = 0;
    for event in near_with_pending(db, now).await? {
        letters += remind(db, key, event, now).await?;
    }
    Ok(letters)
}

async fn near_with_pending(db: &Db, now: DateTime<Utc>) -> Result<Vec<Uuid>, DbErr> {
    let pending = registration::Entity::find()
        .select_only()
        .column(registration::Column::EventId)
        .filter(registration::COLUMN.status.eq(Status::Pending))
        .into_query();
    event::Entity::find()
        .select_only()
        .column(event::Column::Id)
        .filter(event::COLUMN.status.eq(event::Status::Published))
        .filter(event::COLUMN.starts_at.gt(now))
        .filter(event::COLUMN.starts_at.lte(now + Duration::days(STEPS[0])))
        .filter(event::COLUMN.id.in_subquery(pending))
        .order_by_asc(event::Column::Id)
        .into_tuple()
        .all(db.read())
        .await
}

async fn remind(db: &Db, key: &AddressKey, event: Uuid, now: DateTime<Utc>) -> Result<u64, DbErr> {
    let tx = db.begin().await?;
    let Some(event) = events::lock(&tx, event).await?.filter(|event| event.promotes(now)) else { return Ok(0) };
    let Some(name) = step(&event, now) else { return Ok(0) };
    let pending = roll::numbers(&tx, event.id).await?.get(&Status::Pending).copied().unwrap_or_default();
    if pending == 0 || mailings::find(&tx, event.id, &name).await?.is_some() {
        return Ok(0);
    }
    let officers = accounts::officers::<DecideRegistrations>(&tx, event.district).await?;
    mailings::put(&tx, event.id, &name, officers.len(), now).await?;
    let letters: Vec<_> = officers.iter().map(|officer| letters::pending_left(key, &event, officer, pending)).collect();
    let number = letters.len() as u64;
    outbox::put_all(&tx, letters, now).await?;
    tx.commit().await?;
    Ok(number)
}

/// The step that an event is in, named with its day: one that was moved is told of anew.
fn step(event: &event::Model, now: DateTime<Utc>) -> Option<String> {
    let days = STEPS.into_iter().rfind(|days| now >= event.starts_at - Duration::days(*days))?;
    Some(format!("pending-left {days} {}", event.starts_at.date_naive()))
}
