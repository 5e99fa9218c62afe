//! A letter about a registration once more, for an officer who sends it again.
use super::{letters, queries};
use crate::mail::{address::AddressKey, outbox::NewLetter};
use chrono::{DateTime, Utc};
use entity::{event, letter};
use sea_orm::{ConnectionTrait, DbErr};

/// To the address that the registration has now; `None` where nobody is to be written to any more.
pub async fn letter_again(
    tx: &impl ConnectionTrait,
    key: &AddressKey,
    event: &event::Model,
    sent: &letter::Model,
    kind: &'static str,
    now: DateTime<Utc>,
) -> Result<Option<NewLetter>, DbErr> {
    let Some(about) = sent.about else { return Ok(None) };
    let row = queries::by_id(tx, about).await?.filter(|row| row.email.is_some());
    Ok(row.map(|row| letters::again(key, event, &row, sent, kind, now)))
}
