//! Raise or lower an event's capacity; a raise moves the line up in the same transaction.
use super::{places, promote::promote};
use crate::{
    audit::{self, Entry},
    db::Db,
    error::AppError,
    events::{
        self,
        conflicts::{Conflict, Unsettled, explained, settle_size},
    },
    mail::{address::AddressKey, outbox},
    roles::{Officer, rights::WriteEvents},
};
use chrono::{DateTime, Utc};
use entity::event;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, DbErr};
use thiserror::Error;
use uuid::Uuid;

const ACT: &str = "registrations.set_capacity";

#[derive(Debug, Error)]
pub enum CapacityError {
    #[error("there is no such event")]
    NoSuchEvent,
    #[error("a draft is edited; what was cancelled or archived stays")]
    NotPublished,
    #[error("the event is over")]
    Ended,
    #[error("it is another since the officer saw it")]
    Stale,
    #[error("{taken} places are taken")]
    BelowTaken { taken: i32 },
    #[error("the room holds fewer, and no reason is given")]
    Conflicts(Vec<Conflict>),
    #[error(transparent)]
    Db(#[from] DbErr),
}

impl From<CapacityError> for AppError {
    fn from(error: CapacityError) -> Self {
        match error {
            CapacityError::NoSuchEvent => Self::NotFound,
            CapacityError::Stale => Self::Refused("registrations.event_stale"),
            CapacityError::NotPublished => Self::Refused("registrations.event_not_published"),
            CapacityError::Ended => Self::Refused("registrations.event_over"),
            CapacityError::Conflicts(_) => Self::Refused("events.conflicts"),
            CapacityError::BelowTaken { .. } => Self::Refused("registrations.capacity_below_taken"),
            CapacityError::Db(error) => error.into(),
        }
    }
}

impl From<Unsettled> for CapacityError {
    fn from(error: Unsettled) -> Self {
        match error {
            Unsettled::Conflicts(found) => Self::Conflicts(found),
            Unsettled::Db(error) => Self::Db(error),
        }
    }
}

/// As many places as there are to be; `None` is no limit.
#[derive(Clone, Copy, Debug, Default)]
pub struct NewCapacity<'a> {
    pub places: Option<i32>,
    /// What held when the officer typed it, so that nobody writes over what another set meanwhile.
    pub seen: Option<i32>,
    /// Why more than the room holds; empty: no reason is given.
    pub despite: &'a str,
}

/// Below what is taken: refused, for nobody loses a place they were promised.
pub async fn set_capacity(
    db: &Db,
    key: &AddressKey,
    who: &Officer<WriteEvents>,
    event: Uuid,
    new: NewCapacity<'_>,
    now: DateTime<Utc>,
) -> Result<event::Model, CapacityError> {
    let capacity = new.places;
    let tx = db.begin().await?;
    let mut event = events::lock_within(&tx, who, event).await?.ok_or(CapacityError::NoSuchEvent)?;
    refuse(&event, now)?;
    if capacity.is_some_and(|capacity| capacity < event.taken) {
        return Err(CapacityError::BelowTaken { taken: event.taken });
    }
    if capacity == event.capacity {
        return Ok(event);
    }
    if new.seen != event.capacity {
        return Err(CapacityError::Stale);
    }
    let [was, is] = [event.capacity, capacity].map(places::said);
    let entry = Entry::new(ACT, "event", event.id).district(event.district).states(was, is);
    audit::put(&tx, &who.actor(), entry, now).await?;
    let was = event.clone();
    event.capacity = capacity;
    if event.series_id.is_some() {
        event.by_hand = event.by_hand.with(&["capacity"]);
    }
    let row = event::ActiveModel {
        id: Set(event.id),
        capacity: Set(capacity),
        by_hand: Set(event.by_hand.clone()),
        updated_at: Set(now),
        ..Default::default()
    };
    row.update(&tx).await?;
    let despite = explained(&was, new.despite, [was.capacity, capacity]);
    event = settle_size(&tx, event, despite, now).await?;
    events::keep_version(&tx, Some(who.account), ACT, Some(&was), &event, now).await?;
    let letters = promote(&tx, key, &mut event, now).await?;
    places::keep(&tx, event.clone()).await?;
    outbox::put_by(&tx, who.account, letters, now).await?;
    tx.commit().await?;
    Ok(event)
}

/// Why they cannot change at all; a page asks it before anybody types.
pub fn refuse(event: &event::Model, now: DateTime<Utc>) -> Result<(), CapacityError> {
    match event.status {
        event::Status::Published if now < event.ends_at => Ok(()),
        event::Status::Published => Err(CapacityError::Ended),
        _ => Err(CapacityError::NotPublished),
    }
}
