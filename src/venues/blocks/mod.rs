//! Times in which a room is not to be had: entered, and taken out again.
pub mod add;
pub mod remove;

use super::keep::KeepError;
use crate::error::AppError;
use chrono::{DateTime, Utc};
use entity::room_block::Kind;
use sea_orm::DbErr;
use thiserror::Error;
use uuid::Uuid;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewBlock {
    /// `None`: every room that is in use.
    pub room: Option<Uuid>,
    pub kind: Kind,
    /// Half-open.
    pub starts_at: DateTime<Utc>,
    pub ends_at: DateTime<Utc>,
    /// Why, or for whom.
    pub note: String,
}

#[derive(Debug, Error)]
pub enum BlockError {
    #[error(transparent)]
    Keep(#[from] KeepError),
    #[error("the venue has no such room in use")]
    NoSuchRoom,
    #[error("there is no such block of the venue's rooms")]
    NoSuchBlock,
    #[error("it ends before it begins, or is over")]
    Times,
    #[error(transparent)]
    Db(#[from] DbErr),
}

impl From<BlockError> for AppError {
    fn from(error: BlockError) -> Self {
        match error {
            BlockError::Keep(error) => error.into(),
            BlockError::NoSuchRoom | BlockError::NoSuchBlock => Self::NotFound,
            BlockError::Times => Self::Refused("venues.block_times"),
            BlockError::Db(error) => error.into(),
        }
    }
}
