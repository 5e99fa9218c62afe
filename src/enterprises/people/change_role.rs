//! Give a member another role. The last owner stays one.
use super::{letters, queries};
use crate::{
    audit::{self, Entry},
    db::Db,
    enterprises::proposals::is_frozen,
    error::AppError,
    mail::{address::AddressKey, outbox},
    roles::{LeadEnterprise, Member},
};
use chrono::{DateTime, Utc};
use entity::membership::Role;
use sea_orm::{ActiveEnum, ActiveModelTrait, ActiveValue::Set, DbErr, IntoActiveModel};
use thiserror::Error;
use uuid::Uuid;

#[derive(Debug, Error)]
pub enum ChangeRoleError {
    #[error("the enterprise has no such member, or the right to change roles is gone")]
    NoSuchMember,
    #[error("it is the last owner")]
    LastOwner,
    #[error("an officer checks whether it is somebody else's")]
    Frozen,
    #[error(transparent)]
    Db(#[from] DbErr),
}

impl From<ChangeRoleError> for AppError {
    fn from(error: ChangeRoleError) -> Self {
        match error {
            ChangeRoleError::NoSuchMember => Self::NotFound,
            ChangeRoleError::LastOwner => Self::Refused("enterprises.last_owner"),
            ChangeRoleError::Frozen => Self::Refused("enterprises.frozen"),
            ChangeRoleError::Db(error) => error.into(),
        }
    }
}

/// Twice is once.
pub async fn change_role(
    db: &Db,
    key: &AddressKey,
    who: &Member<LeadEnterprise>,
    account: Uuid,
    role: Role,
    now: DateTime<Utc>,
) -> Result<(), ChangeRoleError> {
    let tx = db.begin().await?;
    let enterprise = who.lock(&tx).await?.ok_or(ChangeRoleError::NoSuchMember)?;
    let found = queries::member(&tx, enterprise.id, account).await?;
    let (held, account) = found.ok_or(ChangeRoleError::NoSuchMember)?;
    if held.role == role {
        return Ok(());
    }
    if is_frozen(&tx, enterprise.id).await? {
        return Err(ChangeRoleError::Frozen);
    }
    if held.role == Role::Owner && queries::owners(&tx, enterprise.id).await? == 1 {
        return Err(ChangeRoleError::LastOwner);
    }
    let entry = Entry::new("enterprises.change_role", "account", account.id)
        .district(enterprise.district)
        .states(held.role.to_value(), role.to_value());
    let mut row = held.into_active_model();
    row.role = Set(role);
    row.update(&tx).await?;
    if account.id != who.account.id {
        outbox::put(&tx, letters::role_changed(key, &enterprise, &account, role, now), now).await?;
    }
    audit::put(&tx, &who.actor(), entry, now).await?;
    tx.commit().await?;
    Ok(())
}
