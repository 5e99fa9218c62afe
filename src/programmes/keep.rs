//! Who keeps programmes: administrators of the whole city, for a programme is the whole city's.
use super::queries;
use crate::{
    error::AppError,
    roles::{Officer, rights::WriteProgrammes},
};
use entity::programme;
use sea_orm::{ConnectionTrait, DbErr};
use thiserror::Error;
use uuid::Uuid;

#[derive(Debug, Error)]
pub enum KeepError {
    #[error("there is no such programme")]
    NoSuchProgramme,
    #[error("programmes are the whole city's, and the administrator's district is not")]
    OutOfReach,
    #[error(transparent)]
    Db(#[from] DbErr),
}

impl From<KeepError> for AppError {
    fn from(error: KeepError) -> Self {
        match error {
            KeepError::NoSuchProgramme => Self::NotFound,
            KeepError::OutOfReach => Self::Refused("programmes.out_of_reach"),
            KeepError::Db(error) => error.into(),
        }
    }
}

/// Why somebody cannot write at all; a page asks it before it offers to.
pub fn refuse(who: &Officer<WriteProgrammes>) -> Result<(), KeepError> {
    if who.reach.districts().is_some() { Err(KeepError::OutOfReach) } else { Ok(()) }
}

/// The programme, locked: what belongs to it changes under this lock alone.
pub async fn kept(
    tx: &impl ConnectionTrait,
    who: &Officer<WriteProgrammes>,
    id: Uuid,
) -> Result<programme::Model, KeepError> {
    refuse(who)?;
    queries::lock(tx, id).await?.ok_or(KeepError::NoSuchProgramme)
}
