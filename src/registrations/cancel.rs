//! Cancel a registration: its place goes to the first in line at once.
use super::{
    holder::{self, Holder},
    letters, places,
    promote::promote,
    reminders,
    sessions::{self, Which},
};
use crate::{
    db::Db,
    error::AppError,
    events,
    mail::{
        address::AddressKey,
        outbox::{self, NewLetter},
    },
};
use chrono::{DateTime, Utc};
use entity::{
    event,
    registration::{self, Status},
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ConnectionTrait, DbErr, IntoActiveModel};
use thiserror::Error;

#[derive(Debug, Error)]
pub enum CancelError {
    #[error("there is no such registration any more")]
    Gone,
    #[error("the event has started")]
    Started,
    #[error("the event is cancelled as a whole")]
    EventCancelled,
    #[error("it was rejected")]
    Rejected,
    #[error(transparent)]
    Db(#[from] DbErr),
}

impl From<CancelError> for AppError {
    fn from(error: CancelError) -> Self {
        match error {
            CancelError::Gone => Self::Gone("registrations.forgotten"),
            CancelError::Started => Self::Refused("registrations.started"),
            CancelError::EventCancelled => Self::Refused("registrations.event_cancelled"),
            CancelError::Rejected => Self::Refused("registrations.not_live"),
            CancelError::Db(error) => error.into(),
        }
    }
}

/// Twice is once: a cancelled registration stays as it is.
pub async fn cancel(
    db: &Db,
    key: &AddressKey,
    who: &Holder,
    now: DateTime<Utc>,
) -> Result<registration::Model, CancelError> {
    let tx = db.begin().await?;
    let mut event = events::lock(&tx, who.event).await?.ok_or(CancelError::Gone)?;
    let row = holder::row(&tx, who).await?.ok_or(CancelError::Gone)?;
    let again = row.status == Status::Cancelled;
    if !again {
        refuse(&event, &row, now)?;
    }
    let row = holder::prove(&tx, who, row, key, now).await?;
    if again {
        tx.commit().await?;
        return Ok(row);
    }
    let mut letters = vec![letters::cancelled(key, &event, &row)];
    let (row, moved_up) = give_back(&tx, key, &mut event, row, now).await?;
    letters.extend(moved_up);
    letters.extend(promote(&tx, key, &mut event, now).await?);
    places::keep(&tx, event).await?;
    outbox::put_all(&tx, letters, now).await?;
    tx.commit().await?;
    Ok(row)
}

/// Why it cannot be cancelled; a page asks it before it asks anybody.
pub fn refuse(event: &event::Model, row: &registration::Model, now: DateTime<Utc>) -> Result<(), CancelError> {
    if event.is_cancelled() {
        return Err(CancelError::EventCancelled);
    }
    if event.has_started(now) {
        return Err(CancelError::Started);
    }
    if !row.status.can_become(Status::Cancelled) {
        return Err(CancelError::Rejected);
    }
    Ok(())
}

/// Row, counters, sessions and reminders, under the event's lock, with the letters to whoever moves up in those; the caller promotes
/// at the event and keeps its counters.
pub async fn give_back(
    tx: &impl ConnectionTrait,
    key: &AddressKey,
    event: &mut event::Model,
    row: registration::Model,
    now: DateTime<Utc>,
) -> Result<(registration::Model, Vec<NewLetter>), DbErr> {
    places::give_back(event, row.status);
    let sequence = row.sequence + 1;
    let mut cancelled = row.into_active_model();
    cancelled.status = Set(Status::Cancelled);
    cancelled.cancelled_at = Set(Some(now));
    cancelled.sequence = Set(sequence);
    cancelled.present_at = Set(None);
    let row = cancelled.update(tx).await?;
    reminders::send::spare(tx, row.id).await?;
    let letters = sessions::let_go(tx, key, event, &row, Which::All, now).await?;
    Ok((row, letters))
}
