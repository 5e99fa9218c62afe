//! Officers on duty: at a whole event, or at some of its sessions, never both.
//!
//! On duty may be whoever marks people present where the event is. Whoever has lost that right, or closed their
//! account, keeps the row and is shown as gone; they meet nothing, and are back with the right. Start reading at
//! `assign.rs`.
pub mod assign;
mod queries;
pub mod relieve;
mod roster;

pub use queries::{OnDuty, Shift, lock, of, public_shifts, rooms_of, shifts, shifts_at, to_choose};
pub use roster::{Change, concerned, roster, tell};

use super::{
    conflicts::{Conflict, Unsettled},
    named::is_open,
    queries as events,
};
use crate::{
    error::AppError,
    roles::{Officer, rights::WriteEvents},
};
use chrono::{DateTime, Utc};
use entity::{duty, event};
use sea_orm::{ConnectionTrait, DbErr, EntityTrait, QueryFilter};
use thiserror::Error;
use uuid::Uuid;

/// Who, and where.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NewDuty {
    pub officer: Uuid,
    /// `None`: the whole event.
    pub session: Option<Uuid>,
}

#[derive(Debug, Error)]
pub enum DutyError {
    #[error("there is no such event within the officer's reach")]
    NoSuchEvent,
    #[error("the event has no such session")]
    NoSuchSession,
    #[error("nobody with this id may be on duty there")]
    NoSuchOfficer,
    #[error("the event is cancelled or over")]
    Over,
    #[error("they are on duty elsewhere, which asks for a reason")]
    Conflicts(Vec<Conflict>),
    #[error(transparent)]
    Db(#[from] DbErr),
}

impl From<DutyError> for AppError {
    fn from(error: DutyError) -> Self {
        match error {
            DutyError::NoSuchEvent | DutyError::NoSuchSession | DutyError::NoSuchOfficer => Self::NotFound,
            DutyError::Over => Self::Refused("events.duty_over"),
            DutyError::Conflicts(_) => Self::Refused("events.conflicts"),
            DutyError::Db(error) => error.into(),
        }
    }
}

impl From<Unsettled> for DutyError {
    fn from(error: Unsettled) -> Self {
        match error {
            Unsettled::Conflicts(found) => Self::Conflicts(found),
            Unsettled::Db(error) => Self::Db(error),
        }
    }
}

/// The event, locked, while somebody may still be put on duty; also in review, for nobody decides on it by that.
async fn open(
    tx: &impl ConnectionTrait,
    who: &Officer<WriteEvents>,
    event: Uuid,
    now: DateTime<Utc>,
) -> Result<event::Model, DutyError> {
    let event = events::lock_within(tx, who, event).await?.ok_or(DutyError::NoSuchEvent)?;
    if is_open(&event, now) { Ok(event) } else { Err(DutyError::Over) }
}

/// Of a session that goes: whoever is on duty there goes with it.
pub async fn drop_session(tx: &impl ConnectionTrait, session: Uuid) -> Result<(), DbErr> {
    duty::Entity::delete_many().filter(duty::COLUMN.session_id.eq(session)).exec(tx).await.map(|_| ())
}
