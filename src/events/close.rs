//! Close registration by hand before its time, and open it again.
use super::{queries, versions::keep_version};
use crate::{
    audit::{self, Entry},
    db::Db,
    error::AppError,
    roles::{Officer, rights::WriteEvents},
};
use chrono::{DateTime, Utc};
use entity::event::{self, Status};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, DbErr, IntoActiveModel};
use thiserror::Error;
use uuid::Uuid;

#[derive(Debug, Error)]
pub enum CloseError {
    #[error("there is no such event within the officer's reach")]
    NoSuchEvent,
    #[error("only a published event has a registration to close")]
    NotPublished,
    #[error(transparent)]
    Db(#[from] DbErr),
}

impl From<CloseError> for AppError {
    fn from(error: CloseError) -> Self {
        match error {
            CloseError::NoSuchEvent => Self::NotFound,
            CloseError::NotPublished => Self::Refused("events.not_published"),
            CloseError::Db(error) => error.into(),
        }
    }
}

/// What is to hold from now on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Door {
    Closed,
    /// By its times again.
    Open,
}

/// Twice is once.
pub async fn close(
    db: &Db,
    who: &Officer<WriteEvents>,
    id: Uuid,
    door: Door,
    now: DateTime<Utc>,
) -> Result<event::Model, CloseError> {
    let tx = db.begin().await?;
    let was = queries::lock_within(&tx, who, id).await?.ok_or(CloseError::NoSuchEvent)?;
    if was.status != Status::Published {
        return Err(CloseError::NotPublished);
    }
    let closes = door == Door::Closed;
    if was.closed_by_hand == closes {
        return Ok(was);
    }
    let act = if closes { "events.close" } else { "events.reopen" };
    audit::put(&tx, &who.actor(), Entry::new(act, "event", id).district(was.district), now).await?;
    let mut row = was.clone().into_active_model();
    row.closed_by_hand = Set(closes);
    row.updated_at = Set(now);
    let event = row.update(&tx).await?;
    keep_version(&tx, Some(who.account), act, Some(&was), &event, now).await?;
    tx.commit().await?;
    Ok(event)
}
