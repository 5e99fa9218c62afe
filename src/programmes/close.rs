//! Close a programme, so that nobody is enrolled any more, and open it again.
use super::keep::{KeepError, kept};
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
pub enum CloseError {
    #[error(transparent)]
    Keep(#[from] KeepError),
    #[error("the programme was never published")]
    NotPublished,
    #[error(transparent)]
    Db(#[from] DbErr),
}

impl From<CloseError> for AppError {
    fn from(error: CloseError) -> Self {
        match error {
            CloseError::Keep(error) => error.into(),
            CloseError::NotPublished => Self::Refused("programmes.not_published"),
            CloseError::Db(error) => error.into(),
        }
    }
}

/// What is to hold from now on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Door {
    Closed,
    Open,
}

/// Twice is once. Who learns there goes on.
pub async fn close(
    db: &Db,
    who: &Officer<WriteProgrammes>,
    id: Uuid,
    door: Door,
    now: DateTime<Utc>,
) -> Result<programme::Model, CloseError> {
    let (act, to) = match door {
        Door::Closed => ("programmes.close", Status::Closed),
        Door::Open => ("programmes.reopen", Status::Published),
    };
    let tx = db.begin().await?;
    let was = kept(&tx, who, id).await?;
    if was.status == to {
        return Ok(was);
    }
    if !was.status.is_public() {
        return Err(CloseError::NotPublished);
    }
    let entry = Entry::new(act, "programme", id).states(was.status.to_value(), to.to_value());
    let mut row = was.into_active_model();
    row.status = Set(to);
    row.updated_at = Set(now);
    let programme = row.update(&tx).await?;
    audit::put(&tx, &who.actor(), entry, now).await?;
    tx.commit().await?;
    Ok(programme)
}
