//! *This was not me*: the owner of an address says that somebody else typed it.
use super::{forget::forget_row, queries};
use crate::{
    db::Db,
    error::AppError,
    events,
    mail::address::{self, AddressKey},
    secret,
};
use chrono::{DateTime, Utc};
use entity::{ended_link, registration};
use sea_orm::{ConnectionTrait, DbErr, EntityTrait, QueryFilter};
use thiserror::Error;
use uuid::Uuid;

/// What a *not me* link is about.
pub enum Disowned {
    /// A registration that still stands.
    Current(Box<registration::Model>),
    /// One that has moved to another address since; only the old address can be closed.
    Moved(ended_link::Model),
    /// Forgotten, or the old address closed, already.
    Done,
}

#[derive(Debug, Error)]
pub enum DisownError {
    #[error("there is no such link")]
    NotFound,
    #[error("the address was proven by its owner")]
    Proven,
    #[error(transparent)]
    Db(#[from] DbErr),
}

impl From<DisownError> for AppError {
    fn from(error: DisownError) -> Self {
        match error {
            DisownError::NotFound => Self::NotFound,
            DisownError::Proven => Self::Refused("registrations.proven"),
            DisownError::Db(error) => error.into(),
        }
    }
}

pub async fn find(
    db: &impl ConnectionTrait,
    key: &AddressKey,
    token: &str,
    now: DateTime<Utc>,
) -> Result<Option<Disowned>, DbErr> {
    if !secret::is_token(token) {
        return Ok(None);
    }
    let row = registration::Entity::find().filter(registration::COLUMN.not_me_token.eq(token)).one(db).await?;
    if let Some(row) = row {
        return Ok(Some(if row.is_forgotten() { Disowned::Done } else { Disowned::Current(Box::new(row)) }));
    }
    match ended_link::Entity::find_by_id(token).one(db).await? {
        Some(link) if link.kind == ended_link::Kind::NotMe => Ok(Some(of_ended(db, key, link, now).await?)),
        _ => Ok(None),
    }
}

/// What the link of an earlier address means now; the registration may have come back to that address.
async fn of_ended(
    db: &impl ConnectionTrait,
    key: &AddressKey,
    link: ended_link::Model,
    now: DateTime<Utc>,
) -> Result<Disowned, DbErr> {
    let Some(hash) = link.address.clone() else { return Ok(Disowned::Done) };
    let row = queries::by_id(db, link.registration_id).await?;
    if let Some(row) = row.filter(|row| row.email.as_deref().map(|email| key.hash(email)) == Some(hash.clone())) {
        return Ok(Disowned::Current(Box::new(row)));
    }
    let address = address::find(db, &hash).await?;
    let is_closed = address.is_some_and(|address| address.is_closed(now));
    Ok(if is_closed { Disowned::Done } else { Disowned::Moved(link) })
}

/// Cancels, forgets, and closes the address for 30 days; twice is once.
pub async fn disown(db: &Db, key: &AddressKey, token: &str, now: DateTime<Utc>) -> Result<(), DisownError> {
    match find(db.read(), key, token, now).await?.ok_or(DisownError::NotFound)? {
        Disowned::Done => Ok(()),
        Disowned::Current(row) => disown_registration(db, key, row.event_id, token, now).await,
        Disowned::Moved(link) => Ok(close_old_address(db.write(), link, now).await?),
    }
}

async fn disown_registration(
    db: &Db,
    key: &AddressKey,
    event: Uuid,
    token: &str,
    now: DateTime<Utc>,
) -> Result<(), DisownError> {
    let tx = db.begin().await?;
    let event = events::lock(&tx, event).await?.ok_or(DisownError::NotFound)?;
    // Again under the lock: another press, a correction or a proof may have come first.
    let row = match find(&tx, key, token, now).await?.ok_or(DisownError::NotFound)? {
        Disowned::Current(row) => row,
        Disowned::Done => return Ok(()),
        Disowned::Moved(link) => {
            close_old_address(&tx, link, now).await?;
            return Ok(tx.commit().await?);
        }
    };
    let Some(email) = row.email.clone() else { return Ok(()) };
    if row.proven_at.is_some() {
        return Err(DisownError::Proven);
    }
    forget_row(&tx, key, event, *row, now).await?;
    address::close(&tx, &key.hash(&email), now).await?;
    tx.commit().await?;
    Ok(())
}

/// The registration lives at another address now; only the old one is closed.
async fn close_old_address(
    tx: &impl ConnectionTrait,
    link: ended_link::Model,
    now: DateTime<Utc>,
) -> Result<(), DisownError> {
    if let Some(hash) = link.address {
        address::close(tx, &hash, now).await?;
    }
    Ok(())
}

/// The owner opens the address again by the link in the letter that told them.
pub async fn reopen(db: &Db, token: &str, now: DateTime<Utc>) -> Result<(), DisownError> {
    let tx = db.begin().await?;
    let address = address::by_reopen_token(&tx, token).await?.ok_or(DisownError::NotFound)?;
    if address.is_closed(now) {
        address::reopen(&tx, address, now).await?;
    }
    tx.commit().await?;
    Ok(())
}
