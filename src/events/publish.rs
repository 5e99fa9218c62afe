//! Publish an event: from here on it is found, and may be registered for when its time comes.
use super::queries;
use crate::db::Db;
use chrono::{DateTime, Utc};
use entity::event::{self, Status};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, DbErr, IntoActiveModel};
use thiserror::Error;
use uuid::Uuid;

#[derive(Debug, Error)]
pub enum PublishError {
    #[error("there is no such event")]
    NoSuchEvent,
    #[error("the event was cancelled or archived")]
    Ended,
    #[error(transparent)]
    Db(#[from] DbErr),
}

/// Twice is once.
pub async fn publish(db: &Db, id: Uuid, now: DateTime<Utc>) -> Result<event::Model, PublishError> {
    let tx = db.begin().await?;
    let event = queries::lock(&tx, id).await?.ok_or(PublishError::NoSuchEvent)?;
    if event.status == Status::Published {
        return Ok(event);
    }
    if !event.status.can_become(Status::Published) {
        return Err(PublishError::Ended);
    }
    let mut row = event.into_active_model();
    row.status = Set(Status::Published);
    row.updated_at = Set(now);
    let event = row.update(&tx).await?;
    tx.commit().await?;
    Ok(event)
}
