//! Remove a member, or leave: access ends with the next request, on every replica. The last owner cannot go.
use super::{letters, queries};
use crate::{
    audit::{self, Entry},
    db::Db,
    enterprises::proposals::is_frozen,
    error::AppError,
    mail::{address::AddressKey, outbox},
    roles::{LeadEnterprise, Member, MemberRight, SeeEnterprise},
};
use chrono::{DateTime, Utc};
use entity::{
    account, enterprise,
    membership::{self, Role},
};
use sea_orm::{ActiveEnum, ConnectionTrait, DbErr, EntityTrait};
use thiserror::Error;
use uuid::Uuid;

#[derive(Debug, Error)]
pub enum RemoveError {
    #[error("the enterprise has no such member, or the right to remove one is gone")]
    NoSuchMember,
    #[error("it is the last owner")]
    LastOwner,
    #[error("an officer checks whether it is somebody else's")]
    Frozen,
    #[error("a mentor of people here leaves by themselves")]
    HasPeople { name: String, count: u64 },
    #[error(transparent)]
    Db(#[from] DbErr),
}

impl From<RemoveError> for AppError {
    fn from(error: RemoveError) -> Self {
        match error {
            RemoveError::NoSuchMember => Self::NotFound,
            RemoveError::LastOwner => Self::Refused("enterprises.last_owner"),
            RemoveError::Frozen => Self::Refused("enterprises.frozen"),
            RemoveError::HasPeople { .. } => Self::Refused("enterprises.people_handing_over"),
            RemoveError::Db(error) => error.into(),
        }
    }
}

pub async fn remove(
    db: &Db,
    key: &AddressKey,
    who: &Member<LeadEnterprise>,
    account: Uuid,
    now: DateTime<Utc>,
) -> Result<(), RemoveError> {
    let tx = db.begin().await?;
    let (enterprise, account) = end(&tx, who, "enterprises.remove", account, now).await?;
    outbox::put(&tx, letters::removed(key, &enterprise, &account, now), now).await?;
    tx.commit().await?;
    Ok(())
}

/// Whoever leaves needs no letter about it.
pub async fn leave(db: &Db, who: &Member<SeeEnterprise>, now: DateTime<Utc>) -> Result<(), RemoveError> {
    let tx = db.begin().await?;
    who.lock(&tx).await?.ok_or(RemoveError::NoSuchMember)?;
    may_leave(&tx, who.enterprise.id, who.account.id).await?;
    end(&tx, who, "enterprises.leave", who.account.id, now).await?;
    tx.commit().await?;
    Ok(())
}

/// The member, who is not the last owner, while nothing is frozen.
pub async fn may_go(
    db: &impl ConnectionTrait,
    enterprise: Uuid,
    account: Uuid,
) -> Result<(membership::Model, account::Model), RemoveError> {
    let found = queries::member(db, enterprise, account).await?.ok_or(RemoveError::NoSuchMember)?;
    if is_frozen(db, enterprise).await? {
        return Err(RemoveError::Frozen);
    }
    if found.0.role == Role::Owner && queries::owners(db, enterprise).await? == 1 {
        return Err(RemoveError::LastOwner);
    }
    Ok(found)
}

/// By themselves: a mentor hands their people over first.
pub async fn may_leave(db: &impl ConnectionTrait, enterprise: Uuid, account: Uuid) -> Result<(), RemoveError> {
    may_go(db, enterprise, account).await?;
    match queries::looks_after(db, enterprise, account).await? {
        Some((name, count)) => Err(RemoveError::HasPeople { name, count }),
        None => Ok(()),
    }
}

async fn end<R: MemberRight>(
    tx: &impl ConnectionTrait,
    who: &Member<R>,
    act: &'static str,
    account: Uuid,
    now: DateTime<Utc>,
) -> Result<(enterprise::Model, account::Model), RemoveError> {
    let enterprise = who.lock(tx).await?.ok_or(RemoveError::NoSuchMember)?;
    let (held, account) = may_go(tx, enterprise.id, account).await?;
    membership::Entity::delete_by_id((held.enterprise_id, held.account_id)).exec(tx).await?;
    let entry = Entry::new(act, "account", account.id).district(enterprise.district).states(held.role.to_value(), "");
    audit::put(tx, &who.actor(), entry, now).await?;
    Ok((enterprise, account))
}
