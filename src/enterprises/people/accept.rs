//! Accept an invitation: whoever has the letter's link and is signed in becomes a member, once. Of two at the same
//! moment one does.
use super::{letters, queries};
use crate::{
    audit::{self, Entry},
    db::Db,
    enterprises::{
        proposals::is_frozen,
        queries::{lock_one, owners},
    },
    error::AppError,
    mail::{address::AddressKey, outbox},
    roles::Candidate,
};
use chrono::{DateTime, Utc};
use entity::{enterprise, member_invitation, membership};
use sea_orm::{ActiveEnum, ActiveModelTrait, ActiveValue::Set, ConnectionTrait, DbErr, EntityTrait, QueryFilter};
use thiserror::Error;
use uuid::Uuid;

#[derive(Debug, Error)]
pub enum AcceptError {
    #[error("no invitation has this link")]
    NoSuchInvitation,
    #[error("it was accepted, withdrawn, or its days are over")]
    Over,
    #[error("the enterprise is closed")]
    NotActive,
    #[error("the account is a member already")]
    Member { slug: String },
    #[error("an officer checks whether it is somebody else's")]
    Frozen,
    #[error(transparent)]
    Db(#[from] DbErr),
}

impl From<AcceptError> for AppError {
    fn from(error: AcceptError) -> Self {
        match error {
            AcceptError::NoSuchInvitation => Self::NotFound,
            AcceptError::Over => Self::Gone("enterprises.invitation_over"),
            AcceptError::NotActive => Self::Refused("enterprises.not_active"),
            AcceptError::Member { .. } => Self::Refused("enterprises.member_already"),
            AcceptError::Frozen => Self::Refused("enterprises.frozen"),
            AcceptError::Db(error) => error.into(),
        }
    }
}

/// What the link leads to, while it may be accepted.
pub async fn open(
    db: &impl ConnectionTrait,
    token: &str,
    now: DateTime<Utc>,
) -> Result<(member_invitation::Model, enterprise::Model), AcceptError> {
    let (asked, enterprise) = queries::by_token(db, token).await?.ok_or(AcceptError::NoSuchInvitation)?;
    if !asked.is_open(now) {
        return Err(AcceptError::Over);
    }
    if !enterprise.status.is_active() {
        return Err(AcceptError::NotActive);
    }
    Ok((asked, enterprise))
}

pub async fn accept(
    db: &Db,
    key: &AddressKey,
    who: &Candidate,
    token: &str,
    now: DateTime<Utc>,
) -> Result<enterprise::Model, AcceptError> {
    let tx = db.begin().await?;
    let (asked, _) = open(&tx, token, now).await?;
    lock_one(&tx, asked.enterprise_id).await?;
    // Once more behind the lock: whoever waited for it does not see what was done meanwhile.
    let (asked, enterprise) = open(&tx, token, now).await?;
    let account = &who.account;
    if queries::member(&tx, enterprise.id, account.id).await?.is_some() {
        return Err(AcceptError::Member { slug: enterprise.slug });
    }
    if is_frozen(&tx, enterprise.id).await? {
        return Err(AcceptError::Frozen);
    }
    if !end(&tx, asked.id, now).await? {
        return Err(AcceptError::Over);
    }
    let owners = owners(&tx, enterprise.id).await?;
    let member = membership::ActiveModel {
        enterprise_id: Set(enterprise.id),
        account_id: Set(account.id),
        role: Set(asked.role),
        since: Set(now),
    };
    member.insert(&tx).await?;
    let told = owners.iter().map(|owner| letters::joined(key, &enterprise, owner, asked.role, now));
    outbox::put_all(&tx, told.collect(), now).await?;
    let entry = Entry::new("enterprises.accept", "account", account.id).district(enterprise.district);
    audit::put(&tx, &who.actor(), entry.states("", asked.role.to_value()), now).await?;
    tx.commit().await?;
    Ok(enterprise)
}

/// True for the one that ends it.
pub async fn end(tx: &impl ConnectionTrait, id: Uuid, now: DateTime<Utc>) -> Result<bool, DbErr> {
    let ended = member_invitation::Entity::update_many()
        .set(member_invitation::ActiveModel { ended_at: Set(Some(now)), ..Default::default() })
        .filter(member_invitation::COLUMN.id.eq(id))
        .filter(member_invitation::COLUMN.ended_at.is_null())
        .exec(tx)
        .await?;
    Ok(ended.rows_affected == 1)
}
