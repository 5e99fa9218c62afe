//! Series: events that come again by a rule, each an event of its own with its own address and calendar entry.
//!
//! A series is made of a draft and can go on until later; an event can leave it. What is changed in one event of it alone
//! is left alone by changes to several. Start reading at `make.rs`, then `edit.rs`; `rule.rs` says which days there are.
mod carry;
pub mod edit;
pub mod extend;
pub mod leave;
pub mod make;
mod plan;
mod queries;
pub mod rule;

pub use edit::{Reach, Spread};
pub use plan::{Plan, day_of, like, met, offset, plan};
pub use queries::{of, row};
pub use rule::{Day, Rule, Until};

use super::draft::DraftError;
use crate::error::AppError;
use entity::event::{self, Status};
use sea_orm::DbErr;
use thiserror::Error;

#[derive(Debug, Error)]
pub enum SeriesError {
    #[error("there is no such event within the officer's reach")]
    NoSuchEvent,
    #[error("only a draft is repeated")]
    NotDraft,
    #[error("the event belongs to a series already")]
    InSeries,
    #[error("another saved it meanwhile")]
    Stale,
    #[error("the series ends before there is a second event")]
    Alone,
    #[error("there would be more events than are made at once")]
    TooMany,
    #[error("the rule names no further day until then")]
    NothingMore,
    #[error("the event belongs to no series")]
    NotInSeries,
    #[error("the event is not on the last such weekday of its month")]
    NotLast,
    #[error(transparent)]
    Draft(#[from] DraftError),
    #[error(transparent)]
    Db(#[from] DbErr),
}

impl From<SeriesError> for AppError {
    fn from(error: SeriesError) -> Self {
        match error {
            SeriesError::NoSuchEvent => Self::NotFound,
            SeriesError::NotDraft => Self::Refused("events.series_draft"),
            SeriesError::InSeries => Self::Refused("events.series_twice"),
            SeriesError::Stale => Self::Refused("events.stale"),
            SeriesError::NotInSeries => Self::Refused("events.series_none"),
            SeriesError::Alone | SeriesError::NothingMore | SeriesError::TooMany | SeriesError::NotLast => {
                Self::Refused("events.series_days")
            }
            SeriesError::Draft(error) => error.into(),
            SeriesError::Db(error) => error.into(),
        }
    }
}

/// Why it cannot become a series; a page asks it before anybody types.
pub fn refuse(event: &event::Model) -> Result<(), SeriesError> {
    match event.status {
        _ if event.series_id.is_some() => Err(SeriesError::InSeries),
        Status::Draft => Ok(()),
        _ => Err(SeriesError::NotDraft),
    }
}
