//! Publish a programme: from here on everybody reads of it, and enterprises enrol under it.
use super::{
    keep::{KeepError, kept},
    missing::missing,
    queries,
};
use crate::{
    audit::{self, Entry},
    db::Db,
    error::AppError,
    roles::{Officer, rights::WriteProgrammes},
};
use chrono::{DateTime, Utc};
use entity::programme::{self, Status};
use sea_orm::{ActiveEnum, ActiveModelTrait, ActiveValue::Set, DbErr, IntoActiveModel};
use thiserror::Error;
use uuid::Uuid;

#[derive(Debug, Error)]
pub enum PublishError {
    #[error(transparent)]
    Keep(#[from] KeepError),
    #[error("the programme is closed, and is reopened instead")]
    Closed,
    #[error("another saved it since it was looked at")]
    Stale,
    #[error("it does not say or have yet what it must")]
    Missing,
    #[error(transparent)]
    Db(#[from] DbErr),
}

impl From<PublishError> for AppError {
    fn from(error: PublishError) -> Self {
        match error {
            PublishError::Keep(error) => error.into(),
            PublishError::Closed => Self::Refused("programmes.closed"),
            PublishError::Stale => Self::Refused("programmes.stale"),
            PublishError::Missing => Self::Refused("programmes.missing"),
            PublishError::Db(error) => error.into(),
        }
    }
}

/// `revision` is the one that was looked at. Twice is once.
pub async fn publish(
    db: &Db,
    who: &Officer<WriteProgrammes>,
    id: Uuid,
    revision: i32,
    now: DateTime<Utc>,
) -> Result<programme::Model, PublishError> {
    let tx = db.begin().await?;
    let was = kept(&tx, who, id).await?;
    match was.status {
        Status::Published => return Ok(was),
        Status::Closed => return Err(PublishError::Closed),
        Status::Draft => {}
    }
    if was.revision != revision {
        return Err(PublishError::Stale);
    }
    let occupations = queries::occupations(&tx, id).await?.len();
    let versions = queries::rules_of(&tx, id).await?.len();
    if !missing(&was, occupations, versions).is_empty() {
        return Err(PublishError::Missing);
    }
    let entry =
        Entry::new("programmes.publish", "programme", id).states(was.status.to_value(), Status::Published.to_value());
    let mut row = was.into_active_model();
    row.status = Set(Status::Published);
    row.updated_at = Set(now);
    let programme = row.update(&tx).await?;
    audit::put(&tx, &who.actor(), entry, now).await?;
    tx.commit().await?;
    Ok(programme)
}
