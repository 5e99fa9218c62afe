//! Move an account to another address, by the link that was sent there: whoever reads it and gave the
//! password when asking is its owner. All other sign-ins end; registrations downstream follow the fact.
use super::{devices, facts, letters, links, queries};
use crate::{
    db::Db,
    error::AppError,
    mail::{
        address::{self, AddressKey},
        outbox,
    },
    roles::Candidate,
};
use chrono::{DateTime, Utc};
use entity::{
    account,
    account_fact::Kind,
    account_link::{self, Purpose},
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ConnectionTrait, DbErr, IntoActiveModel, SqlErr};
use thiserror::Error;

#[derive(Debug, Error)]
pub enum ChangeEmailError {
    #[error("there is no such link")]
    NoSuchLink,
    #[error("the link was used, replaced by a later one, or is too old")]
    Ended,
    #[error("the address got an account of its own meanwhile")]
    Taken,
    #[error(transparent)]
    Db(#[from] DbErr),
}

impl From<ChangeEmailError> for AppError {
    fn from(error: ChangeEmailError) -> Self {
        match error {
            ChangeEmailError::NoSuchLink => Self::NotFound,
            ChangeEmailError::Ended => Self::Gone("accounts.email_link_ended"),
            ChangeEmailError::Taken => Self::Refused("accounts.address_taken"),
            ChangeEmailError::Db(error) => error.into(),
        }
    }
}

/// The link that a page asks about.
pub async fn email_link(
    db: &impl ConnectionTrait,
    token: &str,
    now: DateTime<Utc>,
) -> Result<account_link::Model, ChangeEmailError> {
    let link = links::find(db, token).await?.filter(|link| link.purpose == Purpose::Email);
    let link = link.ok_or(ChangeEmailError::NoSuchLink)?;
    if link.is_open(now) { Ok(link) } else { Err(ChangeEmailError::Ended) }
}

/// `who` presses the link signed in, perhaps as somebody else; their own door stays open.
pub async fn change_email(
    db: &Db,
    key: &AddressKey,
    who: Option<&Candidate>,
    token: &str,
    now: DateTime<Utc>,
) -> Result<(), ChangeEmailError> {
    let tx = db.begin().await?;
    let link = email_link(&tx, token, now).await?;
    if !links::take(&tx, &link, now).await? {
        return Err(ChangeEmailError::Ended);
    }
    let account = queries::lock(&tx, link.account_id.unwrap_or_default()).await?.ok_or(ChangeEmailError::Ended)?;
    if queries::by_address(&tx, &link.email_key).await?.is_some() {
        return Err(ChangeEmailError::Taken);
    }
    let moved = move_to(&tx, &account, &link).await?;
    address::prove(&tx, &key.hash(&link.email), now).await?;
    links::end_all(&tx, moved.id, now).await?;
    let stays = who.filter(|who| who.account.id == moved.id).map(|who| who.sign_in);
    devices::end_all_but(&tx, moved.id, stays).await?;
    facts::leave(&tx, moved.id, Kind::Moved, &link.email_key, now).await?;
    let told = vec![letters::email_left(key, &account, now), letters::email_changed(key, &moved, now)];
    outbox::put_all(&tx, told, now).await?;
    Ok(tx.commit().await?)
}

async fn move_to(
    tx: &impl ConnectionTrait,
    account: &account::Model,
    link: &account_link::Model,
) -> Result<account::Model, ChangeEmailError> {
    let mut row = account.clone().into_active_model();
    row.email = Set(Some(link.email.clone()));
    row.email_key = Set(Some(link.email_key.clone()));
    row.update(tx).await.map_err(|error| match error.sql_err() {
        // Somebody signed up with it at this very moment.
        Some(SqlErr::UniqueConstraintViolation(_)) => ChangeEmailError::Taken,
        _ => error.into(),
    })
}
