//! Edit a programme: whoever saves says which revision they edited, so that nobody writes over what another saved
//! meanwhile without seeing it.
use super::{
    draft::{NewProgramme, write},
    keep::{KeepError, kept},
    missing::lacks_text,
};
use crate::{
    audit::{self, Entry},
    db::Db,
    error::AppError,
    roles::{Officer, rights::WriteProgrammes},
};
use chrono::{DateTime, Utc};
use entity::programme;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, DbErr, IntoActiveModel};
use thiserror::Error;
use uuid::Uuid;

#[derive(Debug, Error)]
pub enum EditError {
    #[error(transparent)]
    Keep(#[from] KeepError),
    #[error("another saved it meanwhile")]
    Stale(Box<programme::Model>),
    #[error("everybody reads of it, and it would say less than it must")]
    Missing,
    #[error(transparent)]
    Db(#[from] DbErr),
}

impl From<EditError> for AppError {
    fn from(error: EditError) -> Self {
        match error {
            EditError::Keep(error) => error.into(),
            EditError::Stale(_) => Self::Refused("programmes.stale"),
            EditError::Missing => Self::Refused("programmes.missing"),
            EditError::Db(error) => error.into(),
        }
    }
}

/// In every state; the address stays.
pub async fn edit(
    db: &Db,
    who: &Officer<WriteProgrammes>,
    id: Uuid,
    revision: i32,
    new: NewProgramme,
    changed: &[&'static str],
    now: DateTime<Utc>,
) -> Result<programme::Model, EditError> {
    let tx = db.begin().await?;
    let was = kept(&tx, who, id).await?;
    if was.revision != revision {
        return Err(EditError::Stale(Box::new(was)));
    }
    if was.status.is_public() && lacks_text(&new) {
        return Err(EditError::Missing);
    }
    let mut row = was.into_active_model();
    write(&mut row, new);
    row.revision = Set(revision + 1);
    row.updated_at = Set(now);
    let programme = row.update(&tx).await?;
    let entry = Entry::new("programmes.edit", "programme", id).fields(changed.iter().copied());
    audit::put(&tx, &who.actor(), entry, now).await?;
    tx.commit().await?;
    Ok(programme)
}
