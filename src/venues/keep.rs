//! Who keeps venues: officers of their district, and of the whole city.
use super::queries;
use crate::{
    error::AppError,
    roles::{Officer, rights::WriteVenues},
};
use entity::venue;
use sea_orm::{ConnectionTrait, DbErr};
use thiserror::Error;
use uuid::Uuid;

#[derive(Debug, Error)]
pub enum KeepError {
    #[error("there is no such venue")]
    NoSuchVenue,
    #[error("the venue lies in another district")]
    OutOfReach,
    #[error(transparent)]
    Db(#[from] DbErr),
}

impl From<KeepError> for AppError {
    fn from(error: KeepError) -> Self {
        match error {
            KeepError::NoSuchVenue => Self::NotFound,
            KeepError::OutOfReach => Self::Refused("venues.out_of_reach"),
            KeepError::Db(error) => error.into(),
        }
    }
}

/// Why somebody cannot change it; a page asks it before it offers to.
pub fn refuse(who: &Officer<WriteVenues>, venue: &venue::Model) -> Result<(), KeepError> {
    if who.reaches(venue.district) { Ok(()) } else { Err(KeepError::OutOfReach) }
}

/// The venue, locked: what belongs to it changes under this lock alone.
pub async fn kept(tx: &impl ConnectionTrait, who: &Officer<WriteVenues>, id: Uuid) -> Result<venue::Model, KeepError> {
    let venue = queries::lock(tx, id).await?.ok_or(KeepError::NoSuchVenue)?;
    refuse(who, &venue)?;
    Ok(venue)
}
