//! Sign up: the address only; a letter there brings the link that sets the password. An address that has
//! an account gets a letter that says so, and the page says the same for both.
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

pub async fn sign_up(
    db: &Db,
    key: &AddressKey,
    email: &Email,
    locale: Locale,
    now: DateTime<Utc>,
) -> Result<(), DbErr> {
    if limits::take(db, &format!("sign-up {}", email.key()), LETTERS, Duration::hours(1), now).await?.is_err() {
        return Ok(());
    }
    let tx = db.begin().await?;
    let account = queries::by_address(&tx, email.key()).await?;
    let (purpose, lasts) = match &account {
        Some(_) => (Purpose::Reset, letters::RESET_LASTS),
        None => (Purpose::SignUp, letters::SIGN_UP_LASTS),
    };
    let locale = account.as_ref().map_or(locale, |account| account.locale);
    let account = account.map(|account| account.id);
    let link =
        links::open(&tx, NewLink { purpose, email: email.clone(), locale, account, grant: None, lasts }, now).await?;
    outbox::put(&tx, letters::sign_up(key, &link), now).await?;
    tx.commit().await
}
