//! Publish an event: from here on it is found, and may be registered for when its time comes.
use super::queries;
use crate::{
    audit::{self, Entry},
    db::Db,
    error::AppError,
    roles::{Officer, rights::WriteEvents},
};
use chrono::{DateTime, Utc};
use entity::event::{self, Status};
use sea_orm::{ActiveEnum, ActiveModelTrait, ActiveValue::Set, DbErr, IntoActiveModel};
use thiserror::Error;
use uuid::Uuid;

#[derive(Debug, Error)]
pub enum PublishError {
    #[error("there is no such event")]
    NoSuchEvent,
    #[error("the event was cancelled or archived")]
    Ended,
    #[error("another saved it since it was looked at")]
    Stale,
    #[error(transparent)]
    Db(#[from] DbErr),
}

impl From<PublishError> for AppError {
    fn from(error: PublishError) -> Self {
        match error {
            PublishError::NoSuchEvent => Self::NotFound,
            PublishError::Ended => Self::Refused("events.ended"),
            PublishError::Stale => Self::Refused("events.stale"),
            PublishError::Db(error) => error.into(),
        }
    }
}

/// `revision` is the one that was looked at. Twice is once.
pub async fn publish(
    db: &Db,
    who: &Officer<WriteEvents>,
    id: Uuid,
    revision: i32,
    now: DateTime<Utc>,
) -> Result<event::Model, PublishError> {
    let tx = db.begin().await?;
    let event = queries::lock_within(&tx, who, id).await?.ok_or(PublishError::NoSuchEvent)?;
    if event.status == Status::Published {
        return Ok(event);
    }
    if !event.status.can_become(Status::Published) {
        return Err(PublishError::Ended);
    }
    if event.revision != revision {
        return Err(PublishError::Stale);
    }
    let entry = Entry::new("events.publish", "event", event.id)
        .district(event.district)
        .states(event.status.to_value(), Status::Published.to_value());
    audit::put(&tx, &who.actor(), entry, now).await?;
    let mut row = event.into_active_model();
    row.status = Set(Status::Published);
    row.updated_at = Set(now);
    let event = row.update(&tx).await?;
    tx.commit().await?;
    Ok(event)
}
