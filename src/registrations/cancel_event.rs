//! Cancel an event: everybody with a live registration gets one letter, and whoever is on duty; their
//! states stay as they were.
use super::{form::STATES, letters, roll};
use crate::{
    audit::{self, Entry},
    db::Db,
    error::AppError,
    events,
    mail::{address::AddressKey, outbox, withdraw::withdraw_all},
    roles::{Officer, rights::WriteEvents},
};
use chrono::{DateTime, Utc};
use entity::event::{self, Status};
use sea_orm::{ActiveEnum, ActiveModelTrait, ActiveValue::Set, DbErr, IntoActiveModel};
use thiserror::Error;
use uuid::Uuid;

const ACT: &str = "registrations.cancel_event";

#[derive(Debug, Error)]
pub enum CancelEventError {
    #[error("there is no such event")]
    NoSuchEvent,
    #[error("only a published event can be cancelled")]
    NotPublished,
    #[error("the event is over, and was held")]
    Over,
    #[error(transparent)]
    Db(#[from] DbErr),
}

impl From<CancelEventError> for AppError {
    fn from(error: CancelEventError) -> Self {
        match error {
            CancelEventError::NoSuchEvent => Self::NotFound,
            CancelEventError::NotPublished => Self::Refused("registrations.event_not_published"),
            CancelEventError::Over => Self::Refused("registrations.event_over"),
            CancelEventError::Db(error) => error.into(),
        }
    }
}

/// `reason` stands in the letters and on the pages, as plain text. Twice is once; with another reason it is cancelled
/// already, by somebody else.
pub async fn cancel_event(
    db: &Db,
    key: &AddressKey,
    who: &Officer<WriteEvents>,
    event: Uuid,
    reason: &str,
    now: DateTime<Utc>,
) -> Result<event::Model, CancelEventError> {
    let tx = db.begin().await?;
    let was = events::lock_within(&tx, who, event).await?.ok_or(CancelEventError::NoSuchEvent)?;
    if was.status == Status::Cancelled && was.cancel_reason.as_deref() == Some(reason) {
        return Ok(was);
    }
    refuse(&was, &events::agenda(&tx, event).await?, now)?;
    let entry = Entry::new(ACT, "event", was.id)
        .district(was.district)
        .states(was.status.to_value(), Status::Cancelled.to_value())
        .reason(reason);
    audit::put(&tx, &who.actor(), entry, now).await?;
    let duties = events::roster(&tx, &was).await?;
    let mut row = was.clone().into_active_model();
    row.status = Set(Status::Cancelled);
    row.cancel_reason = Set(Some(reason.to_owned()));
    row.sequence = Set(was.sequence + 1);
    row.updated_at = Set(now);
    let event = row.update(&tx).await?;
    events::keep_version(&tx, Some(who.account), ACT, Some(&was), &event, now).await?;
    let live = roll::in_states(&tx, event.id, &STATES).await?;
    let letters = live.iter().map(|row| letters::event_cancelled(key, &event, row, now)).collect();
    roll::raise_sequences(&tx, event.id).await?;
    withdraw_all(&tx, event.id, letters::REMINDER).await?;
    outbox::put_by(&tx, who.account, letters, now).await?;
    events::tell_duties(&tx, key, who.account, duties, &event, now).await?;
    tx.commit().await?;
    Ok(event)
}

/// Why it cannot be cancelled at all; a page asks it before anybody types.
pub fn refuse(event: &event::Model, agenda: &[events::Item], now: DateTime<Utc>) -> Result<(), CancelEventError> {
    if !event.status.can_become(Status::Cancelled) {
        return Err(CancelEventError::NotPublished);
    }
    // A session may still be to come when the event's own end has passed.
    if events::last_end(event, agenda) <= now { Err(CancelEventError::Over) } else { Ok(()) }
}
