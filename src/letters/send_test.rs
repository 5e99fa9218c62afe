//! A letter to the officer's own address, to see whether mail arrives.
use crate::{
    accounts,
    audit::{self, Entry},
    db::Db,
    error::AppError,
    limits::{self, TooMany},
    mail::{self, address::AddressKey, outbox},
    roles::{Officer, rights::SendLetters},
};
use chrono::{DateTime, Duration, Utc};
use sea_orm::DbErr;
use thiserror::Error;

const LETTERS_AN_HOUR: i32 = 10;

#[derive(Debug, Error)]
pub enum SendTestError {
    #[error("the account is closed")]
    NoAddress,
    #[error("too many in an hour")]
    TooMany(TooMany),
    #[error(transparent)]
    Db(#[from] DbErr),
}

impl From<SendTestError> for AppError {
    fn from(error: SendTestError) -> Self {
        match error {
            SendTestError::NoAddress => Self::NotFound,
            SendTestError::TooMany(error) => error.into(),
            SendTestError::Db(error) => error.into(),
        }
    }
}

pub async fn send_test(
    db: &Db,
    key: &AddressKey,
    who: &Officer<SendLetters>,
    now: DateTime<Utc>,
) -> Result<(), SendTestError> {
    let count = format!("test letter {}", who.account);
    limits::take(db, &count, LETTERS_AN_HOUR, Duration::hours(1), now).await?.map_err(SendTestError::TooMany)?;
    let tx = db.begin().await?;
    let account = accounts::by_id(&tx, who.account).await?.ok_or(SendTestError::NoAddress)?;
    let email = account.email.ok_or(SendTestError::NoAddress)?;
    let letter = mail::letters::test(email.clone(), key.hash(&email), account.locale, now);
    outbox::put_by(&tx, who.account, vec![letter], now).await?;
    audit::put(&tx, &who.actor(), Entry::new("letters.send_test", "account", who.account), now).await?;
    tx.commit().await?;
    Ok(())
}
