//! Set a password by a link: makes the account, replaces a forgotten password, or makes an officer. All
//! sign-ins of the account end; nobody is signed in by it.
use super::{factor, facts, give_role, letters, links, people, queries};
use crate::{
    audit::{self, Entry},
    db::Db,
    error::AppError,
    mail::{
        address::{self, AddressKey},
        outbox,
    },
    roles::{self, Actor},
    secret::password::Hashed,
};
use chrono::{DateTime, Utc};
use entity::{
    account,
    account_fact::Kind,
    account_link::{self, Purpose},
    event::District,
    officer_role::Role,
    sign_in,
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ConnectionTrait, DbErr, EntityTrait, IntoActiveModel, QueryFilter};
use std::sync::Arc;
use thiserror::Error;
use uuid::Uuid;

#[derive(Debug, Error)]
pub enum SetPasswordError {
    #[error("there is no such link")]
    NoSuchLink,
    #[error("the link was used, replaced by a later one, or is too old")]
    Ended,
    #[error(transparent)]
    Db(#[from] DbErr),
}

impl From<SetPasswordError> for AppError {
    fn from(error: SetPasswordError) -> Self {
        match error {
            SetPasswordError::NoSuchLink => Self::NotFound,
            SetPasswordError::Ended => Self::Gone("accounts.link_ended"),
            SetPasswordError::Db(error) => error.into(),
        }
    }
}

/// The link that a page asks a password for.
pub async fn link(
    db: &impl ConnectionTrait,
    token: &str,
    now: DateTime<Utc>,
) -> Result<account_link::Model, SetPasswordError> {
    let link = links::find(db, token).await?.filter(|link| link.purpose != Purpose::Email);
    let link = link.ok_or(SetPasswordError::NoSuchLink)?;
    if link.is_open(now) { Ok(link) } else { Err(SetPasswordError::Ended) }
}

pub async fn set_password(
    db: &Db,
    key: &AddressKey,
    token: &str,
    password: Hashed,
    request_id: &Arc<str>,
    now: DateTime<Utc>,
) -> Result<account::Model, SetPasswordError> {
    let tx = db.begin().await?;
    let link = link(&tx, token, now).await?;
    if !links::take(&tx, &link, now).await? {
        return Err(SetPasswordError::Ended);
    }
    address::prove(&tx, &key.hash(&link.email), now).await?;
    let account = match queries::by_address(&tx, &link.email_key).await? {
        Some(account) => replace(&tx, key, account, &link, password, now).await?,
        // The account moved to another address, or was closed, since the link was sent.
        None if link.purpose == Purpose::Reset => return Err(SetPasswordError::Ended),
        None => make(&tx, &link, password, now).await?,
    };
    if let Some(role) = link.role {
        let (before, district) = grant(&tx, &account, role, link.district, now).await?;
        let entry = Entry::new("accounts.become_officer", "account", account.id)
            .district(district)
            .states(before, people::named(role, district));
        let who = Actor { account: Some(account.id), request_id: request_id.clone() };
        audit::put(&tx, &who, entry, now).await?;
    }
    tx.commit().await?;
    Ok(account)
}

async fn make(
    tx: &impl ConnectionTrait,
    link: &account_link::Model,
    password: Hashed,
    now: DateTime<Utc>,
) -> Result<account::Model, DbErr> {
    let account = account::ActiveModel {
        id: Set(Uuid::now_v7()),
        email: Set(Some(link.email.clone())),
        email_key: Set(Some(link.email_key.clone())),
        name: Set(None),
        mobile: Set(None),
        locale: Set(link.locale),
        password: Set(password.as_str().to_owned()),
        factor_secret: Set(None),
        factor_step: Set(None),
        factor_since: Set(None),
        created_at: Set(now),
        closed_at: Set(None),
    };
    let account = account.insert(tx).await?;
    facts::leave(tx, account.id, Kind::Confirmed, &link.email_key, now).await?;
    Ok(account)
}

async fn replace(
    tx: &impl ConnectionTrait,
    key: &AddressKey,
    account: account::Model,
    link: &account_link::Model,
    password: Hashed,
    now: DateTime<Utc>,
) -> Result<account::Model, DbErr> {
    sign_in::Entity::delete_many().filter(sign_in::COLUMN.account_id.eq(account.id)).exec(tx).await?;
    links::end_all(tx, account.id, now).await?;
    outbox::put(tx, letters::password_changed(key, &account, now), now).await?;
    let account = if link.purpose == Purpose::Officer { factor::clear(tx, account).await? } else { account };
    let mut row = account.into_active_model();
    row.password = Set(password.as_str().to_owned());
    row.update(tx).await
}

/// An invitation never narrows what is held everywhere. Says what was before, and where it holds now.
async fn grant(
    tx: &impl ConnectionTrait,
    account: &account::Model,
    role: Role,
    district: Option<District>,
    now: DateTime<Utc>,
) -> Result<(String, Option<District>), DbErr> {
    let held = roles::held(tx, account.id).await?.into_iter().find(|held| held.role == role);
    let is_everywhere = held.as_ref().is_some_and(|held| held.district.is_none());
    let district = district.filter(|_| !is_everywhere);
    give_role::put(tx, account.id, (role, district), now).await?;
    Ok((held.map(|held| people::named(role, held.district)).unwrap_or_default(), district))
}
