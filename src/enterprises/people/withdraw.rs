//! Withdraw an invitation: its letter's link opens nothing any more.
use super::accept::end;
use crate::{
    audit::{self, Entry},
    db::Db,
    error::AppError,
    mail::withdraw,
    roles::{LeadEnterprise, Member},
};
use chrono::{DateTime, Utc};
use entity::member_invitation;
use sea_orm::{DbErr, EntityTrait, QueryFilter};
use thiserror::Error;
use uuid::Uuid;

#[derive(Debug, Error)]
pub enum WithdrawError {
    #[error("the enterprise has no such invitation, or the right to withdraw it is gone")]
    NoSuchInvitation,
    #[error("it was accepted or withdrawn")]
    Over,
    #[error(transparent)]
    Db(#[from] DbErr),
}

impl From<WithdrawError> for AppError {
    fn from(error: WithdrawError) -> Self {
        match error {
            WithdrawError::NoSuchInvitation => Self::NotFound,
            WithdrawError::Over => Self::Gone("enterprises.invitation_over"),
            WithdrawError::Db(error) => error.into(),
        }
    }
}

pub async fn withdraw(
    db: &Db,
    who: &Member<LeadEnterprise>,
    id: Uuid,
    now: DateTime<Utc>,
) -> Result<(), WithdrawError> {
    let tx = db.begin().await?;
    let enterprise = who.lock(&tx).await?.ok_or(WithdrawError::NoSuchInvitation)?;
    let its =
        member_invitation::Entity::find_by_id(id).filter(member_invitation::COLUMN.enterprise_id.eq(enterprise.id));
    its.one(&tx).await?.ok_or(WithdrawError::NoSuchInvitation)?;
    if !end(&tx, id, now).await? {
        return Err(WithdrawError::Over);
    }
    withdraw::withdraw(&tx, id).await?;
    let entry = Entry::new("enterprises.withdraw_invitation", "member_invitation", id).district(enterprise.district);
    audit::put(&tx, &who.actor(), entry, now).await?;
    tx.commit().await?;
    Ok(())
}
