//! Close one's account: whoever it was is blanked, its doors are shut, and a fact is left for what it
//! registered to be forgotten. The last administrator stays, and the last owner of an enterprise.
use super::{enterprises, facts, mentors, owner::Owner, people};
use crate::{
    audit::{self, Entry},
    db::Db,
    error::AppError,
    mail::{outbox, withdraw::withdraw},
    roles::Actor,
};
use chrono::{DateTime, Utc};
use entity::{account, account_fact::Kind, account_link, calendar_feed, device, officer_role, recovery_code, sign_in};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ConnectionTrait, DbErr, EntityTrait, ExprTrait, IntoActiveModel, QueryFilter,
};
use thiserror::Error;
use uuid::Uuid;

#[derive(Debug, Error)]
pub enum CloseAccountError {
    #[error("the account was closed or its password changed")]
    Gone,
    #[error("it is the last administrator's")]
    LastAdministrator,
    #[error("it is the last owner's of an enterprise")]
    LastOwner,
    #[error(transparent)]
    Db(#[from] DbErr),
}

impl From<CloseAccountError> for AppError {
    fn from(error: CloseAccountError) -> Self {
        match error {
            CloseAccountError::Gone => Self::SignInNeeded,
            CloseAccountError::LastAdministrator => Self::Refused("accounts.last_administrator"),
            CloseAccountError::LastOwner => Self::Refused("accounts.last_owner"),
            CloseAccountError::Db(error) => error.into(),
        }
    }
}

pub async fn close_account(db: &Db, who: &Owner, now: DateTime<Utc>) -> Result<(), CloseAccountError> {
    let tx = db.begin().await?;
    if enterprises::is_last_owner(&tx, who.id()).await? {
        return Err(CloseAccountError::LastOwner);
    }
    if people::is_last_administrator(&tx, who.id()).await? {
        return Err(CloseAccountError::LastAdministrator);
    }
    let account = who.lock(&tx).await?.ok_or(CloseAccountError::Gone)?;
    facts::leave(&tx, account.id, Kind::Closed, "", now).await?;
    forget_letters(&tx, &account).await?;
    enterprises::leave_all(&tx, &account).await?;
    mentors::retire(&tx, account.id).await?;
    drop_doors(&tx, account.id).await?;
    let actor = Actor { account: Some(account.id), request_id: who.request_id.clone() };
    audit::put(&tx, &actor, Entry::new("accounts.close", "account", account.id), now).await?;
    let mut row = account.into_active_model();
    row.email = Set(None);
    row.email_key = Set(None);
    row.name = Set(None);
    row.mobile = Set(None);
    row.password = Set(String::new());
    row.factor_secret = Set(None);
    row.factor_step = Set(None);
    row.factor_since = Set(None);
    row.closed_at = Set(Some(now));
    row.update(&tx).await?;
    tx.commit().await?;
    Ok(())
}

/// Letters about the account and about its links, also those sent before there was an account.
async fn forget_letters(tx: &impl ConnectionTrait, account: &account::Model) -> Result<(), DbErr> {
    let key = account.email_key.as_deref().unwrap_or_default();
    let to_address = account_link::COLUMN.account_id.is_null().and(account_link::COLUMN.email_key.eq(key));
    let its = account_link::COLUMN.account_id.eq(account.id).or(to_address);
    let links = account_link::Entity::find().filter(its.clone()).all(tx).await?;
    for about in links.iter().map(|link| link.id).chain([account.id]) {
        withdraw(tx, about).await?;
        outbox::forget(tx, about).await?;
    }
    account_link::Entity::delete_many().filter(its).exec(tx).await?;
    Ok(())
}

async fn drop_doors(tx: &impl ConnectionTrait, account: Uuid) -> Result<(), DbErr> {
    sign_in::Entity::delete_many().filter(sign_in::COLUMN.account_id.eq(account)).exec(tx).await?;
    calendar_feed::Entity::delete_many().filter(calendar_feed::COLUMN.account_id.eq(account)).exec(tx).await?;
    device::Entity::delete_many().filter(device::COLUMN.account_id.eq(account)).exec(tx).await?;
    recovery_code::Entity::delete_many().filter(recovery_code::COLUMN.account_id.eq(account)).exec(tx).await?;
    officer_role::Entity::delete_many().filter(officer_role::COLUMN.account_id.eq(account)).exec(tx).await?;
    Ok(())
}
