//! Clear another's second factor: they lost the authenticator and the recovery codes. Whoever stood in for
//! them is signed out as well, and the owner is told.
use super::{factor, letters, people, queries};
use crate::{
    audit::{self, Entry},
    db::Db,
    error::AppError,
    mail::{address::AddressKey, outbox},
    roles::{Officer, rights::ManagePeople},
};
use chrono::{DateTime, Utc};
use entity::sign_in;
use sea_orm::{DbErr, EntityTrait, QueryFilter};
use thiserror::Error;
use uuid::Uuid;

#[derive(Debug, Error)]
pub enum ClearFactorError {
    #[error("there is no such officer within reach")]
    NoSuchOfficer,
    #[error("nobody clears their own this way: whoever finds their desk unlocked could")]
    Own,
    #[error(transparent)]
    Db(#[from] DbErr),
}

impl From<ClearFactorError> for AppError {
    fn from(error: ClearFactorError) -> Self {
        match error {
            ClearFactorError::NoSuchOfficer => Self::NotFound,
            ClearFactorError::Own => Self::Refused("accounts.own_factor"),
            ClearFactorError::Db(error) => error.into(),
        }
    }
}

/// Twice is once.
pub async fn clear_factor(
    db: &Db,
    key: &AddressKey,
    who: &Officer<ManagePeople>,
    id: Uuid,
    now: DateTime<Utc>,
) -> Result<(), ClearFactorError> {
    let tx = db.begin().await?;
    let (_, roles) = people::find(&tx, who, id).await?.ok_or(ClearFactorError::NoSuchOfficer)?;
    let account = queries::lock(&tx, id).await?.ok_or(ClearFactorError::NoSuchOfficer)?;
    if id == who.account {
        return Err(ClearFactorError::Own);
    }
    if !account.has_factor() {
        return Ok(());
    }
    let letter = letters::factor_cleared(key, &account, now);
    factor::clear(&tx, account).await?;
    sign_in::Entity::delete_many().filter(sign_in::COLUMN.account_id.eq(id)).exec(&tx).await?;
    let district = roles.iter().find_map(|held| held.district);
    let entry = Entry::new("accounts.clear_factor", "account", id).district(district).states("on", "off");
    audit::put(&tx, &who.actor(), entry, now).await?;
    outbox::put_by(&tx, who.account, vec![letter], now).await?;
    tx.commit().await?;
    Ok(())
}
