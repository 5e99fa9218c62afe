//! A forgotten password: a letter with a link to set a new one, to addresses that have an account. For
//! all others the same is done, and the letter lapses unsent.
use super::{
    letters,
    links::{self, NewLink},
    queries,
};
use crate::{
    db::Db,
    limits,
    mail::{address::AddressKey, outbox},
    person::Email,
};
use chrono::{DateTime, Duration, Utc};
use entity::{Locale, account_link::Purpose};
use sea_orm::DbErr;

/// Letters to one address in an hour; what was sent before still opens.
const LETTERS: i32 = 3;

pub async fn ask_reset(
    db: &Db,
    key: &AddressKey,
    email: &Email,
    locale: Locale,
    now: DateTime<Utc>,
) -> Result<(), DbErr> {
    if limits::take(db, &format!("reset {}", email.key()), LETTERS, Duration::hours(1), now).await?.is_err() {
        return Ok(());
    }
    let tx = db.begin().await?;
    let account = queries::by_address(&tx, email.key()).await?;
    let lasts = if account.is_some() { letters::RESET_LASTS } else { Duration::zero() };
    let locale = account.as_ref().map_or(locale, |account| account.locale);
    let account = account.map(|account| account.id);
    let new = NewLink { purpose: Purpose::Reset, email: email.clone(), locale, account, grant: None, lasts };
    let link = links::open(&tx, new, now).await?;
    outbox::put(&tx, letters::reset(key, &link), now).await?;
    tx.commit().await
}
