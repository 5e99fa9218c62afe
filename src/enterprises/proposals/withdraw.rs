//! Withdraw a change that was proposed, before an officer takes it up.
use super::queries;
use crate::{
    audit::{self, Entry},
    db::Db,
    error::AppError,
    roles::{LeadEnterprise, Member},
};
use chrono::{DateTime, Utc};
use entity::proposal::{Kind, Status};
use sea_orm::{ActiveEnum, ActiveModelTrait, ActiveValue::Set, DbErr, IntoActiveModel};
use thiserror::Error;

#[derive(Debug, Error)]
pub enum WithdrawProposalError {
    #[error("nothing is open, or the right to withdraw it is gone")]
    NothingOpen,
    #[error("an officer checks it")]
    Checking,
    #[error(transparent)]
    Db(#[from] DbErr),
}

impl From<WithdrawProposalError> for AppError {
    fn from(error: WithdrawProposalError) -> Self {
        match error {
            WithdrawProposalError::NothingOpen => Self::NotFound,
            WithdrawProposalError::Checking => Self::Refused("enterprises.proposal_checking"),
            WithdrawProposalError::Db(error) => error.into(),
        }
    }
}

pub async fn withdraw(db: &Db, who: &Member<LeadEnterprise>, now: DateTime<Utc>) -> Result<(), WithdrawProposalError> {
    let tx = db.begin().await?;
    let enterprise = who.lock(&tx).await?.ok_or(WithdrawProposalError::NothingOpen)?;
    let open = queries::open_of(&tx, enterprise.id, Kind::Change).await?;
    let open = open.ok_or(WithdrawProposalError::NothingOpen)?;
    if !open.status.can_become(Status::Withdrawn) {
        return Err(WithdrawProposalError::Checking);
    }
    let entry = Entry::new("enterprises.withdraw_proposal", "proposal", open.id)
        .district(enterprise.district)
        .states(open.status.to_value(), Status::Withdrawn.to_value());
    let mut row = open.into_active_model();
    row.status = Set(Status::Withdrawn);
    row.decided_at = Set(Some(now));
    row.update(&tx).await?;
    audit::put(&tx, &who.actor(), entry, now).await?;
    tx.commit().await?;
    Ok(())
}
