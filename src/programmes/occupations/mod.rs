//! What can be learned under a programme: added, edited, retired. None is ever deleted, for whoever began with one
//! keeps it.
pub mod add;
pub mod edit;
pub mod retire;

use super::keep::KeepError;
use crate::error::AppError;
use entity::occupation::{self, Level};
use sea_orm::{ConnectionTrait, DbErr, EntityTrait, QueryFilter};
use thiserror::Error;
use uuid::Uuid;

/// As many as one programme teaches.
const MOST: usize = 60;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewOccupation {
    /// `[Chinese, English]`; English may be empty.
    pub name: [String; 2],
    pub lowest: Level,
    pub highest: Level,
}

impl From<&occupation::Model> for NewOccupation {
    fn from(row: &occupation::Model) -> Self {
        Self { name: [row.name_zh.clone(), row.name_en.clone()], lowest: row.lowest, highest: row.highest }
    }
}

#[derive(Debug, Error)]
pub enum OccupationError {
    #[error(transparent)]
    Keep(#[from] KeepError),
    #[error("the programme has no such occupation, or it is retired")]
    NoSuchOccupation,
    #[error("another saved it meanwhile")]
    Stale(Box<occupation::Model>),
    #[error("there are as many occupations as a programme teaches")]
    TooMany,
    #[error("everybody reads of the programme, and it would teach nothing")]
    Last,
    #[error(transparent)]
    Db(#[from] DbErr),
}

impl From<OccupationError> for AppError {
    fn from(error: OccupationError) -> Self {
        match error {
            OccupationError::Keep(error) => error.into(),
            OccupationError::NoSuchOccupation => Self::NotFound,
            OccupationError::Stale(_) => Self::Refused("programmes.stale"),
            OccupationError::TooMany => Self::Refused("programmes.occupations_full"),
            OccupationError::Last => Self::Refused("programmes.last_occupation"),
            OccupationError::Db(error) => error.into(),
        }
    }
}

/// One of a programme's that can be begun now.
pub async fn find(db: &impl ConnectionTrait, programme: Uuid, id: Uuid) -> Result<Option<occupation::Model>, DbErr> {
    occupation::Entity::find_by_id(id)
        .filter(occupation::COLUMN.programme_id.eq(programme))
        .filter(occupation::COLUMN.retired_at.is_null())
        .one(db)
        .await
}
