//! Change one's password: all other sign-ins end, and so do links that were sent before.
use super::{devices, letters, links, owner::Owner};
use crate::{
    db::Db,
    error::AppError,
    mail::{address::AddressKey, outbox},
    secret::password::Hashed,
};
use chrono::{DateTime, Utc};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, DbErr, IntoActiveModel};
use thiserror::Error;

#[derive(Debug, Error)]
pub enum ChangePasswordError {
    #[error("the account was closed or its password changed meanwhile")]
    Stale,
    #[error(transparent)]
    Db(#[from] DbErr),
}

impl From<ChangePasswordError> for AppError {
    fn from(error: ChangePasswordError) -> Self {
        match error {
            ChangePasswordError::Stale => Self::SignInNeeded,
            ChangePasswordError::Db(error) => error.into(),
        }
    }
}

pub async fn change_password(
    db: &Db,
    key: &AddressKey,
    who: &Owner,
    password: Hashed,
    now: DateTime<Utc>,
) -> Result<(), ChangePasswordError> {
    let tx = db.begin().await?;
    let account = who.lock(&tx).await?.ok_or(ChangePasswordError::Stale)?;
    devices::end_all_but(&tx, account.id, Some(who.sign_in)).await?;
    links::end_all(&tx, account.id, now).await?;
    outbox::put(&tx, letters::password_changed(key, &account, now), now).await?;
    let mut row = account.into_active_model();
    row.password = Set(password.as_str().to_owned());
    row.update(&tx).await?;
    Ok(tx.commit().await?)
}
