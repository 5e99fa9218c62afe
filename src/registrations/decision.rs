//! What officers' decisions about one registration have in common: who may, about which row, as it is
//! under the event's lock, and why not.
use super::queries;
use crate::{
    audit::Entry,
    error::AppError,
    events,
    roles::{Officer, rights::DecideRegistrations},
};
use entity::{
    event,
    registration::{self, Status},
};
use sea_orm::{ActiveEnum, ConnectionTrait, DbErr};
use thiserror::Error;
use uuid::Uuid;

#[derive(Debug, Error)]
pub enum DecisionError {
    #[error("there is no such registration within the officer's reach")]
    NoSuchRegistration,
    #[error("its state does not allow this, perhaps because another officer decided first")]
    Decided,
    #[error("the event has started")]
    Started,
    #[error("the event is not published")]
    NotPublished,
    #[error(transparent)]
    Db(#[from] DbErr),
}

impl From<DecisionError> for AppError {
    fn from(error: DecisionError) -> Self {
        match error {
            DecisionError::NoSuchRegistration => Self::NotFound,
            DecisionError::Decided => Self::Refused("registrations.decided"),
            DecisionError::Started => Self::Refused("registrations.decide_started"),
            DecisionError::NotPublished => Self::Refused("registrations.decide_not_published"),
            DecisionError::Db(error) => error.into(),
        }
    }
}

/// Which registration an officer decides on.
#[derive(Clone, Copy, Debug)]
pub struct Case {
    pub event: Uuid,
    pub registration: Uuid,
}

/// Event and row under the event's lock; the event is still to be held, or is being held.
pub async fn open(
    tx: &impl ConnectionTrait,
    who: &Officer<DecideRegistrations>,
    case: Case,
) -> Result<(event::Model, registration::Model), DecisionError> {
    let event = events::lock_within(tx, who, case.event).await?.ok_or(DecisionError::NoSuchRegistration)?;
    let row = queries::by_id(tx, case.registration).await?;
    let row = row.filter(|row| row.event_id == event.id && !row.is_forgotten());
    let row = row.ok_or(DecisionError::NoSuchRegistration)?;
    if event.status != event::Status::Published {
        return Err(DecisionError::NotPublished);
    }
    Ok((event, row))
}

/// What the audit keeps of it.
pub fn entry(act: &'static str, event: &event::Model, row: &registration::Model, after: Status) -> Entry {
    Entry::new(act, "registration", row.id).district(event.district).states(row.status.to_value(), after.to_value())
}
