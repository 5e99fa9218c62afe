//! Ask somebody by letter to be one of an enterprise's people. A later letter to the same address ends an earlier one.
use super::{letters, queries};
use crate::{
    accounts,
    audit::{self, Entry},
    db::Db,
    enterprises::proposals::is_frozen,
    error::AppError,
    limits::{self, TooMany},
    mail::{address::AddressKey, outbox},
    person::Email,
    roles::{LeadEnterprise, Member},
};
use chrono::{DateTime, Duration, Utc};
use entity::{enterprise, member_invitation, membership::Role};
use sea_orm::{ActiveEnum, ActiveModelTrait, ActiveValue::Set, ConnectionTrait, DbErr, EntityTrait, QueryFilter};
use thiserror::Error;
use uuid::Uuid;

const LASTS: Duration = Duration::days(14);
/// Invitations of one enterprise in a day.
const A_DAY: i32 = 50;

#[derive(Debug, Error)]
pub enum InviteError {
    #[error("the right to ask somebody is gone meanwhile")]
    NoSuchEnterprise,
    #[error("the enterprise is not verified, or closed")]
    NotActive,
    #[error("the address is a member's")]
    Member,
    #[error("too many invitations")]
    TooMany(TooMany),
    #[error("an officer checks whether it is somebody else's")]
    Frozen,
    #[error(transparent)]
    Db(#[from] DbErr),
}

impl From<InviteError> for AppError {
    fn from(error: InviteError) -> Self {
        match error {
            InviteError::NoSuchEnterprise => Self::NotFound,
            InviteError::NotActive => Self::Refused("enterprises.not_active"),
            InviteError::Member => Self::Refused("enterprises.member_already"),
            InviteError::TooMany(wait) => wait.into(),
            InviteError::Frozen => Self::Refused("enterprises.frozen"),
            InviteError::Db(error) => error.into(),
        }
    }
}

pub async fn invite(
    db: &Db,
    key: &AddressKey,
    who: &Member<LeadEnterprise>,
    email: &Email,
    role: Role,
    now: DateTime<Utc>,
) -> Result<member_invitation::Model, InviteError> {
    let count = format!("invitations {}", who.enterprise.id);
    limits::take(db, &count, A_DAY, Duration::days(1), now).await?.map_err(InviteError::TooMany)?;
    let tx = db.begin().await?;
    let enterprise = who.lock(&tx).await?.ok_or(InviteError::NoSuchEnterprise)?;
    may_invite(&enterprise)?;
    if is_frozen(&tx, enterprise.id).await? {
        return Err(InviteError::Frozen);
    }
    let known = accounts::by_address(&tx, email.key()).await?;
    if let Some(account) = &known
        && queries::member(&tx, enterprise.id, account.id).await?.is_some()
    {
        return Err(InviteError::Member);
    }
    end_earlier(&tx, enterprise.id, email, now).await?;
    let asked = row(enterprise.id, email, role, who.account.id, now).insert(&tx).await?;
    let locale = known.map_or(who.account.locale, |account| account.locale);
    outbox::put(&tx, letters::invited(key, &enterprise, &asked, locale), now).await?;
    let entry = Entry::new("enterprises.invite", "member_invitation", asked.id).district(enterprise.district);
    audit::put(&tx, &who.actor(), entry.states("", role.to_value()), now).await?;
    tx.commit().await?;
    Ok(asked)
}

/// Before it is verified an enterprise is its applicant's word alone.
pub fn may_invite(enterprise: &enterprise::Model) -> Result<(), InviteError> {
    if enterprise.status.is_active() { Ok(()) } else { Err(InviteError::NotActive) }
}

async fn end_earlier(
    tx: &impl ConnectionTrait,
    enterprise: Uuid,
    email: &Email,
    now: DateTime<Utc>,
) -> Result<(), DbErr> {
    member_invitation::Entity::update_many()
        .set(member_invitation::ActiveModel { ended_at: Set(Some(now)), ..Default::default() })
        .filter(member_invitation::COLUMN.enterprise_id.eq(enterprise))
        .filter(member_invitation::COLUMN.email_key.eq(email.key()))
        .filter(member_invitation::COLUMN.ended_at.is_null())
        .exec(tx)
        .await?;
    Ok(())
}

fn row(enterprise: Uuid, email: &Email, role: Role, by: Uuid, now: DateTime<Utc>) -> member_invitation::ActiveModel {
    member_invitation::ActiveModel {
        id: Set(Uuid::now_v7()),
        enterprise_id: Set(enterprise),
        email: Set(email.as_str().to_owned()),
        email_key: Set(email.key().to_owned()),
        role: Set(role),
        invited_by: Set(by),
        created_at: Set(now),
        expires_at: Set(now + LASTS),
        ended_at: Set(None),
    }
}
