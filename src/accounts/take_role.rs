//! Take a role from an officer, or all of them: felt at their next request. The last administrator stays.
use super::{letters, links, people};
use crate::{
    audit::{self, Entry},
    db::Db,
    error::AppError,
    mail::{address::AddressKey, outbox},
    roles::{Officer, rights::ManagePeople},
};
use chrono::{DateTime, Utc};
use entity::{
    officer_role::{self, Role},
    sign_in,
};
use sea_orm::{DbErr, EntityTrait, QueryFilter};
use thiserror::Error;
use uuid::Uuid;

/// What is taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Taken {
    One(Role),
    /// All, and the officer is signed out everywhere.
    All,
}

#[derive(Debug, Error)]
pub enum TakeRoleError {
    #[error("there is no such officer within reach")]
    NoSuchOfficer,
    #[error("an administrator must be left")]
    LastAdministrator,
    #[error(transparent)]
    Db(#[from] DbErr),
}

impl From<TakeRoleError> for AppError {
    fn from(error: TakeRoleError) -> Self {
        match error {
            TakeRoleError::NoSuchOfficer => Self::NotFound,
            TakeRoleError::LastAdministrator => Self::Refused("accounts.last_administrator"),
            TakeRoleError::Db(error) => error.into(),
        }
    }
}

/// Twice is once.
pub async fn take_role(
    db: &Db,
    key: &AddressKey,
    who: &Officer<ManagePeople>,
    id: Uuid,
    taken: Taken,
    now: DateTime<Utc>,
) -> Result<(), TakeRoleError> {
    let tx = db.begin().await?;
    let is_last = people::is_last_administrator(&tx, id).await?;
    let (account, roles) = people::find(&tx, who, id).await?.ok_or(TakeRoleError::NoSuchOfficer)?;
    let goes = |role: Role| taken == Taken::All || taken == Taken::One(role);
    let gone: Vec<&officer_role::Model> = roles.iter().filter(|held| goes(held.role)).collect();
    if gone.is_empty() {
        return Ok(());
    }
    if is_last && gone.iter().any(|held| held.role == Role::Administrator) {
        return Err(TakeRoleError::LastAdministrator);
    }
    for held in gone {
        officer_role::Entity::delete_by_id((id, held.role)).exec(&tx).await?;
        let entry = Entry::new("accounts.take_role", "account", id)
            .district(held.district)
            .states(people::named(held.role, held.district), "");
        audit::put(&tx, &who.actor(), entry, now).await?;
    }
    if taken == Taken::All {
        sign_in::Entity::delete_many().filter(sign_in::COLUMN.account_id.eq(id)).exec(&tx).await?;
        links::end_invitations(&tx, account.email_key.as_deref().unwrap_or_default(), now).await?;
    }
    outbox::put_by(&tx, who.account, vec![letters::role_taken(key, &account, now)], now).await?;
    tx.commit().await?;
    Ok(())
}
