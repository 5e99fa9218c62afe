//! Add an officer from the command line: a one-time link that sets a password; there is no default
//! password anywhere, and nothing holds before the link is used.
use super::{
    letters,
    links::{self, NewLink},
    people, queries,
};
use crate::{
    audit::{self, Entry},
    db::Db,
    mail::fresh,
    person::Email,
    roles::Actor,
};
use chrono::{DateTime, Utc};
use entity::{
    Locale,
    account_link::{self, Purpose},
    event::District,
    officer_role::Role,
};
use sea_orm::{ConnectionTrait, DbErr};
use thiserror::Error;

#[derive(Debug, Error)]
pub enum AddOfficerError {
    #[error(transparent)]
    Db(#[from] DbErr),
}

/// The link's secret; it opens `/password-reset/{token}` for a week.
pub async fn add_officer(
    db: &Db,
    who: &Actor,
    email: &Email,
    role: Role,
    district: Option<District>,
    now: DateTime<Utc>,
) -> Result<String, AddOfficerError> {
    let tx = db.begin().await?;
    let link = link_to(&tx, who, email, role, district, now).await?;
    let token = fresh::make(&tx, link.id, now).await?;
    tx.commit().await?;
    Ok(token)
}

/// The link that makes an officer of whoever reads that address.
pub async fn link_to(
    tx: &impl ConnectionTrait,
    who: &Actor,
    email: &Email,
    role: Role,
    district: Option<District>,
    now: DateTime<Utc>,
) -> Result<account_link::Model, DbErr> {
    let account = queries::by_address(tx, email.key()).await?;
    let new = NewLink {
        purpose: Purpose::Officer,
        email: email.clone(),
        locale: account.as_ref().map_or(Locale::Zh, |account| account.locale),
        account: account.map(|account| account.id),
        grant: Some((role, district)),
        lasts: letters::INVITATION_LASTS,
    };
    let link = links::open(tx, new, now).await?;
    let entry = Entry::new("accounts.invite_officer", "account_link", link.id)
        .district(district)
        .states("", people::named(role, district));
    audit::put(tx, who, entry, now).await?;
    Ok(link)
}
