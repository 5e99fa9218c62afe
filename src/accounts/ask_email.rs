//! Ask for another address: a link goes there, and the address that the account has is told. Whoever asks
//! learns nothing of the other address: one that has an account gets a letter that says so, and the same
//! is done for both.
use super::{
    letters,
    links::{self, NewLink},
    owner::Owner,
    queries,
};
use crate::{
    db::Db,
    error::AppError,
    limits::{self, TooMany},
    mail::{address::AddressKey, outbox},
    person::Email,
};
use chrono::{DateTime, Duration, Utc};
use entity::account_link::Purpose;
use sea_orm::DbErr;
use thiserror::Error;

/// Changes that an account may ask for in an hour.
const ASKED: i32 = 5;
/// Letters to one address in an hour; what was sent before still opens.
const LETTERS: i32 = 3;

#[derive(Debug, Error)]
pub enum AskEmailError {
    #[error("the account was closed or its password changed meanwhile")]
    Stale,
    #[error("asked too often")]
    TooMany(TooMany),
    #[error(transparent)]
    Db(#[from] DbErr),
}

impl From<AskEmailError> for AppError {
    fn from(error: AskEmailError) -> Self {
        match error {
            AskEmailError::Stale => Self::SignInNeeded,
            AskEmailError::TooMany(wait) => wait.into(),
            AskEmailError::Db(error) => error.into(),
        }
    }
}

pub async fn ask_email(
    db: &Db,
    key: &AddressKey,
    who: &Owner,
    email: &Email,
    now: DateTime<Utc>,
) -> Result<(), AskEmailError> {
    let hour = Duration::hours(1);
    let asked = limits::take(db, &format!("email of {}", who.id()), ASKED, hour, now).await?;
    asked.map_err(AskEmailError::TooMany)?;
    if limits::take(db, &format!("email to {}", email.key()), LETTERS, hour, now).await?.is_err() {
        return Ok(());
    }
    let tx = db.begin().await?;
    let account = who.lock(&tx).await?.ok_or(AskEmailError::Stale)?;
    let lasts =
        if queries::by_address(&tx, email.key()).await?.is_some() { Duration::zero() } else { letters::EMAIL_LASTS };
    let (purpose, locale) = (Purpose::Email, account.locale);
    let new = NewLink { purpose, email: email.clone(), locale, account: Some(account.id), grant: None, lasts };
    let link = links::open(&tx, new, now).await?;
    let told = vec![letters::email_asked(key, &account, now), letters::email(key, &link)];
    outbox::put_all(&tx, told, now).await?;
    Ok(tx.commit().await?)
}
