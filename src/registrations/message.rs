//! Message: an officer writes to everybody in chosen states, each in their own language.
use super::{export::named, form::NewMessage, letters, mailings, roll};
use crate::{
    audit::{self, Entry},
    db::Db,
    error::AppError,
    events,
    mail::{address::AddressKey, outbox},
    roles::{Officer, rights::DecideRegistrations},
};
use chrono::{DateTime, Utc};
use sea_orm::DbErr;
use thiserror::Error;
use uuid::Uuid;

#[derive(Debug, Error)]
pub enum MessageError {
    #[error("there is no such event")]
    NoSuchEvent,
    #[error("nobody is in these states")]
    Nobody,
    #[error(transparent)]
    Db(#[from] DbErr),
}

impl From<MessageError> for AppError {
    fn from(error: MessageError) -> Self {
        match error {
            MessageError::NoSuchEvent => Self::NotFound,
            MessageError::Nobody => Self::Refused("registrations.message_nobody"),
            MessageError::Db(error) => error.into(),
        }
    }
}

/// The form's key makes twice once. The lock keeps the states as they are meanwhile.
pub async fn message(
    db: &Db,
    key: &AddressKey,
    who: &Officer<DecideRegistrations>,
    event: Uuid,
    new: &NewMessage,
    now: DateTime<Utc>,
) -> Result<(), MessageError> {
    let tx = db.begin().await?;
    let event = events::lock_within(&tx, who, event).await?.ok_or(MessageError::NoSuchEvent)?;
    let mailing = mailing_key(&new.key);
    if mailings::find(&tx, event.id, &mailing).await?.is_some() {
        return Ok(());
    }
    let rows = roll::in_states(&tx, event.id, &new.states).await?;
    if rows.is_empty() {
        return Err(MessageError::Nobody);
    }
    mailings::put(&tx, event.id, &mailing, rows.len(), now).await?;
    let entry = Entry::new("registrations.message", "event", event.id)
        .district(event.district)
        .states(named(&new.states), rows.len().to_string());
    audit::put(&tx, &who.actor(), entry, now).await?;
    let letters = rows.iter().map(|row| letters::message(key, &event, row, new, now)).collect();
    outbox::put_by(&tx, who.account, letters, now).await?;
    tx.commit().await?;
    Ok(())
}

/// How many letters went out with a form's key, if it was sent.
pub async fn sent(db: &Db, event: Uuid, key: &str) -> Result<Option<i32>, DbErr> {
    Ok(mailings::find(db.read(), event, &mailing_key(key)).await?.map(|mailing| mailing.letters))
}

/// So that no form can have the key of what the timetable sends.
fn mailing_key(key: &str) -> String {
    format!("message {key}")
}
