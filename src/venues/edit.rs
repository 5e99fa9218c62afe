//! Edit a venue: whoever saves says which revision they edited, so that nobody writes over what another saved
//! meanwhile without seeing it.
use super::{
    add::{NewVenue, write},
    keep::{KeepError, kept},
};
use crate::{
    audit::{self, Entry},
    db::Db,
    error::AppError,
    roles::{Officer, rights::WriteVenues},
};
use chrono::{DateTime, Utc};
use entity::venue;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, DbErr, IntoActiveModel};
use thiserror::Error;
use uuid::Uuid;

#[derive(Debug, Error)]
pub enum EditError {
    #[error(transparent)]
    Keep(#[from] KeepError),
    #[error("another saved it meanwhile")]
    Stale(Box<venue::Model>),
    #[error(transparent)]
    Db(#[from] DbErr),
}

impl From<EditError> for AppError {
    fn from(error: EditError) -> Self {
        match error {
            EditError::Keep(error) => error.into(),
            EditError::Stale(_) => Self::Refused("venues.stale"),
            EditError::Db(error) => error.into(),
        }
    }
}

/// The address stays.
pub async fn edit(
    db: &Db,
    who: &Officer<WriteVenues>,
    id: Uuid,
    revision: i32,
    new: NewVenue,
    changed: &[&'static str],
    now: DateTime<Utc>,
) -> Result<venue::Model, EditError> {
    let tx = db.begin().await?;
    let was = kept(&tx, who, id).await?;
    if was.revision != revision {
        return Err(EditError::Stale(Box::new(was)));
    }
    if !who.reaches(new.district) {
        return Err(KeepError::OutOfReach.into());
    }
    let mut row = was.into_active_model();
    write(&mut row, new);
    row.revision = Set(revision + 1);
    row.updated_at = Set(now);
    let venue = row.update(&tx).await?;
    let entry = Entry::new("venues.edit", "venue", id).district(venue.district).fields(changed.iter().copied());
    audit::put(&tx, &who.actor(), entry, now).await?;
    tx.commit().await?;
    Ok(venue)
}
