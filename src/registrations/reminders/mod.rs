//! Reminders: a letter to everybody who comes, so long before the start as the event's officers chose.
//!
//! Each goes out once for a start, never at night and never late for what was chosen or moved since.
pub mod due;
pub mod send;
pub mod set;

use crate::error::AppError;
use sea_orm::DbErr;
use thiserror::Error;

/// What officers choose from: minutes before the start, the earliest first.
pub const OFFERED: [i32; 5] = [7 * 24 * 60, 3 * 24 * 60, 24 * 60, 3 * 60, 60];

#[derive(Debug, Error)]
pub enum RemindersError {
    #[error("there is no such event within the officer's reach")]
    NoSuchEvent,
    #[error("the event is in review")]
    InReview,
    #[error("the event was cancelled or archived")]
    Ended,
    #[error("nobody is reminded so long before")]
    NotOffered,
    #[error("another officer saved it meanwhile")]
    Stale,
    #[error(transparent)]
    Db(#[from] DbErr),
}

impl From<RemindersError> for AppError {
    fn from(error: RemindersError) -> Self {
        match error {
            RemindersError::NoSuchEvent => Self::NotFound,
            RemindersError::InReview => Self::Refused("events.in_review"),
            RemindersError::Ended => Self::Refused("events.ended"),
            RemindersError::NotOffered => Self::Malformed,
            RemindersError::Stale => Self::Refused("registrations.event_stale"),
            RemindersError::Db(error) => error.into(),
        }
    }
}
