//! Mark present: who stands at the door and is confirmed came. Of two devices at the same moment one
//! marks, and the other is told when it happened.
use super::roll;
use crate::{
    audit::{self, Entry},
    db::Db,
    error::AppError,
    events,
    roles::{Officer, rights::MarkPresent},
};
use chrono::{DateTime, Duration, Utc};
use entity::{
    event,
    registration::{self, Status},
};
use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter};
use thiserror::Error;
use uuid::Uuid;

/// How long before the start the doors may open.
const BEFORE: Duration = Duration::hours(24);
/// How long after the end a mistake may be mended.
const AFTER: Duration = Duration::days(7);

#[derive(Debug, Error)]
pub enum PresenceError {
    #[error("there is no such registration")]
    NoSuchRegistration,
    #[error("the event is cancelled")]
    EventCancelled,
    #[error("the event is not published")]
    NotPublished,
    #[error("the doors are not open yet")]
    TooEarly,
    #[error("the event is long over")]
    TooLate,
    #[error("who is {0:?} has no place")]
    NotConfirmed(Status),
    #[error(transparent)]
    Db(#[from] DbErr),
}

impl From<PresenceError> for AppError {
    fn from(error: PresenceError) -> Self {
        use Status::{Cancelled, Confirmed, Pending, Rejected, Waiting};
        match error {
            PresenceError::NoSuchRegistration => Self::NotFound,
            PresenceError::EventCancelled => Self::Refused("registrations.presence_event_cancelled"),
            PresenceError::NotPublished => Self::Refused("registrations.presence_not_published"),
            PresenceError::TooEarly => Self::Refused("registrations.presence_early"),
            PresenceError::TooLate => Self::Refused("registrations.presence_late"),
            PresenceError::NotConfirmed(Waiting) => Self::Refused("registrations.presence_waiting"),
            PresenceError::NotConfirmed(Pending) => Self::Refused("registrations.presence_pending"),
            PresenceError::NotConfirmed(Rejected) => Self::Refused("registrations.presence_rejected"),
            PresenceError::NotConfirmed(Cancelled | Confirmed) => Self::Refused("registrations.presence_cancelled"),
            PresenceError::Db(error) => error.into(),
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Marked {
    Now,
    /// Somebody had done it then.
    Before(DateTime<Utc>),
}

/// Twice is once.
pub async fn mark_present(
    db: &Db,
    who: &Officer<MarkPresent>,
    event: Uuid,
    id: Uuid,
    now: DateTime<Utc>,
) -> Result<Marked, PresenceError> {
    let tx = db.begin().await?;
    let (event, row) = held(&tx, who, event, id).await?;
    refuse(&event, now)?;
    refuse_row(&row)?;
    let absent = registration::COLUMN.present_at.is_null();
    let marked = registration::Entity::update_many()
        .set(registration::ActiveModel { present_at: Set(Some(now)), ..Default::default() })
        .filter(registration::COLUMN.id.eq(id))
        .filter(registration::COLUMN.status.eq(Status::Confirmed))
        .filter(absent)
        .exec(&tx)
        .await?;
    if marked.rows_affected == 0 {
        // Another device was there first, or the holder has cancelled meanwhile.
        let (_, row) = held(&tx, who, event.id, id).await?;
        refuse_row(&row)?;
        return Ok(row.present_at.map_or(Marked::Now, Marked::Before));
    }
    audit::put(&tx, &who.actor(), entry("registrations.mark_present", &event, id), now).await?;
    tx.commit().await?;
    Ok(Marked::Now)
}

/// Takes a mark back; twice is once.
pub async fn unmark_present(
    db: &Db,
    who: &Officer<MarkPresent>,
    event: Uuid,
    id: Uuid,
    now: DateTime<Utc>,
) -> Result<(), PresenceError> {
    let tx = db.begin().await?;
    let (event, _) = held(&tx, who, event, id).await?;
    refuse(&event, now)?;
    let unmarked = registration::Entity::update_many()
        .set(registration::ActiveModel { present_at: Set(None), ..Default::default() })
        .filter(registration::COLUMN.id.eq(id))
        .filter(registration::COLUMN.present_at.is_not_null())
        .exec(&tx)
        .await?;
    if unmarked.rows_affected == 1 {
        audit::put(&tx, &who.actor(), entry("registrations.unmark_present", &event, id), now).await?;
    }
    tx.commit().await?;
    Ok(())
}

/// Why nobody can be marked at an event now; a page asks it before it offers to.
pub fn refuse(event: &event::Model, now: DateTime<Utc>) -> Result<(), PresenceError> {
    match event.status {
        _ if event.is_cancelled() => Err(PresenceError::EventCancelled),
        event::Status::Draft | event::Status::InReview => Err(PresenceError::NotPublished),
        _ if now < event.starts_at - BEFORE => Err(PresenceError::TooEarly),
        _ if now >= event.ends_at + AFTER => Err(PresenceError::TooLate),
        event::Status::Published | event::Status::Cancelled | event::Status::Archived => Ok(()),
    }
}

/// Why this one cannot be marked.
pub fn refuse_row(row: &registration::Model) -> Result<(), PresenceError> {
    if row.status == Status::Confirmed { Ok(()) } else { Err(PresenceError::NotConfirmed(row.status)) }
}

async fn held(
    tx: &impl ConnectionTrait,
    who: &Officer<MarkPresent>,
    event: Uuid,
    id: Uuid,
) -> Result<(event::Model, registration::Model), PresenceError> {
    let event = events::by_id(tx, event).await?.filter(|event| who.reaches(event.district));
    let event = event.ok_or(PresenceError::NoSuchRegistration)?;
    let row = roll::one(tx, event.id, id).await?.ok_or(PresenceError::NoSuchRegistration)?;
    Ok((event, row))
}

fn entry(act: &'static str, event: &event::Model, id: Uuid) -> Entry {
    Entry::new(act, "registration", id).district(event.district).fields(["present_at"])
}
