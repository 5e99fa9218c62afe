//! *Send me my link*: to the address that is registered, at most once an hour. The answer is the same
//! for every address, so that it tells a stranger nothing.
use super::{letters, queries};
use crate::{
    db::Db,
    error::AppError,
    events,
    mail::{
        address::AddressKey,
        outbox::{self, NewLetter},
    },
    person::Email,
};
use chrono::{DateTime, Duration, Utc};
use entity::{event, registration};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ConnectionTrait, DbErr, IntoActiveModel};
use thiserror::Error;
use uuid::Uuid;

const AN_HOUR: Duration = Duration::hours(1);

#[derive(Debug, Error)]
pub enum LinkError {
    #[error("there is no such event")]
    NoSuchEvent,
    #[error(transparent)]
    Db(#[from] DbErr),
}

impl From<LinkError> for AppError {
    fn from(error: LinkError) -> Self {
        match error {
            LinkError::NoSuchEvent => Self::NotFound,
            LinkError::Db(error) => error.into(),
        }
    }
}

pub async fn send_link(
    db: &Db,
    key: &AddressKey,
    event: Uuid,
    email: &Email,
    now: DateTime<Utc>,
) -> Result<(), LinkError> {
    let tx = db.begin().await?;
    let event = events::lock(&tx, event).await?.ok_or(LinkError::NoSuchEvent)?;
    if let Some(row) = queries::latest_by_address(&tx, event.id, email.key()).await? {
        let letter = take_link(&tx, key, &event, row, now).await?;
        outbox::put_all(&tx, letter.into_iter().collect(), now).await?;
    }
    tx.commit().await?;
    Ok(())
}

/// The letter with the link, unless one went within the hour. Under the event's lock.
pub async fn take_link(
    tx: &impl ConnectionTrait,
    key: &AddressKey,
    event: &event::Model,
    row: registration::Model,
    now: DateTime<Utc>,
) -> Result<Option<NewLetter>, DbErr> {
    if row.link_sent_at.is_some_and(|sent| now < sent + AN_HOUR) {
        return Ok(None);
    }
    let letter = letters::link(key, event, &row, now);
    let mut row = row.into_active_model();
    row.link_sent_at = Set(Some(now));
    row.update(tx).await?;
    Ok(Some(letter))
}
