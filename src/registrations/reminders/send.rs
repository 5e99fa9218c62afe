//! Remind those who come. Whoever waits, is not decided on yet or has cancelled is not written to.
use super::{OFFERED, due::due};
use crate::{
    db::Db,
    events,
    mail::{
        address::AddressKey,
        night,
        outbox::{self, NewLetter},
        withdraw::{withdraw_all, withdraw_kind},
    },
    registrations::{letters, mailings, roll},
};
use chrono::{DateTime, Duration, Utc};
use entity::{event, registration::Status};
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder};
use std::collections::HashSet;
use uuid::Uuid;

/// A reminder that falls into the night goes out the evening before.
const NIGHT: Duration = Duration::hours(12);

/// Says how many letters were put. Any number of workers may do it at once.
pub async fn remind_registered(db: &Db, key: &AddressKey, now: DateTime<Utc>) -> Result<u64, DbErr> {
    let mut letters = 0;
    for event in near(db, now).await? {
        if let Some(name) = step(&event, now)
            && mailings::find(db.read(), event.id, &name).await?.is_none()
        {
            letters += remind(db, key, &event, now).await?;
        }
    }
    Ok(letters)
}

/// Takes back what is still to be sent to one person, who does not come.
pub async fn spare(tx: &impl ConnectionTrait, registration: Uuid) -> Result<(), DbErr> {
    withdraw_kind(tx, registration, letters::REMINDER).await
}

/// Takes back what is still to be sent of an event that moves; where its start stays, and so none will be put again, to be
/// put as it is now.
pub async fn renew(
    tx: &impl ConnectionTrait,
    key: &AddressKey,
    was: &event::Model,
    event: &event::Model,
) -> Result<Vec<NewLetter>, DbErr> {
    let unsent: HashSet<Uuid> = withdraw_all(tx, event.id, letters::REMINDER).await?.into_iter().collect();
    if unsent.is_empty() || was.starts_at != event.starts_at {
        return Ok(vec![]);
    }
    let mut coming = roll::in_states(tx, event.id, &[Status::Confirmed]).await?;
    coming.retain(|row| unsent.contains(&row.id));
    Ok(coming.iter().map(|row| letters::reminder(key, event, row)).collect())
}

async fn near(db: &Db, now: DateTime<Utc>) -> Result<Vec<event::Model>, DbErr> {
    let longest = Duration::minutes(OFFERED[0].into()) + NIGHT;
    event::Entity::find()
        .filter(event::COLUMN.status.eq(event::Status::Published))
        .filter(event::COLUMN.starts_at.gt(now))
        .filter(event::COLUMN.starts_at.lte(now + longest))
        .order_by_asc(event::Column::Id)
        .all(db.read())
        .await
}

async fn remind(db: &Db, key: &AddressKey, event: &event::Model, now: DateTime<Utc>) -> Result<u64, DbErr> {
    let tx = db.begin().await?;
    let Some(event) = events::lock(&tx, event.id).await?.filter(|event| event.promotes(now)) else { return Ok(0) };
    let Some(name) = step(&event, now) else { return Ok(0) };
    if mailings::find(&tx, event.id, &name).await?.is_some() {
        return Ok(0);
    }
    let coming = roll::in_states(&tx, event.id, &[Status::Confirmed]).await?;
    mailings::put(&tx, event.id, &name, coming.len(), now).await?;
    let letters: Vec<_> = coming.iter().map(|row| letters::reminder(key, &event, row)).collect();
    let number = letters.len() as u64;
    outbox::put_all(&tx, letters, now).await?;
    tx.commit().await?;
    Ok(number)
}

/// The last that is due, named with the start: of several that were missed one goes out, and an event that was
/// moved is told of anew.
fn step(event: &event::Model, now: DateTime<Utc>) -> Option<String> {
    // What could not go out in time waits for the morning.
    if night::is_night(now, &event.zone) {
        return None;
    }
    let since = event.timed_at.unwrap_or(now);
    let is_due = |minutes: &&i32| (since..=now).contains(&due(event, **minutes));
    let minutes = event.reminders.0.iter().filter(is_due).min()?;
    Some(format!("reminder {minutes} {}", event.starts_at.timestamp()))
}
