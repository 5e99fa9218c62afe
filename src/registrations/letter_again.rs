//! A letter about a registration once more, for an officer who sends it again.
use super::{letters, queries, sessions};
use crate::mail::{
    address::AddressKey,
    outbox::{self, NewLetter},
};
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
    if kind == letters::PENDING_LEFT {
        // Written to an officer: it has no secret, and is of use until the start.
        let is_of_use = event.status == event::Status::Published && now < event.starts_at;
        let again = outbox::again(sent, kind, now).filter(|_| is_of_use);
        return Ok(again.map(|again| NewLetter { useful_until: event.starts_at, ..again }));
    }
    let Some(about) = sent.about else { return Ok(None) };
    let row = queries::by_id(tx, about).await?.filter(|row| row.email.is_some());
    let chosen = sessions::chosen_of(tx, about).await?;
    Ok(row.map(|row| letters::again(key, event, &row, sent, (kind, &chosen), now)))
}
