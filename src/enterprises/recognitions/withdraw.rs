//! Withdraw: an enterprise takes back what it has claimed, before anybody decides.
use super::queries;
use crate::{
    db::Db,
    error::AppError,
    roles::{Member, TendEnterprise},
};
use entity::recognition::{self, Status};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, DbErr, IntoActiveModel};
use thiserror::Error;
use uuid::Uuid;

#[derive(Debug, Error)]
pub enum WithdrawError {
    #[error("the enterprise has no such recognition")]
    NoSuchRecognition,
    #[error("an officer decided first")]
    Decided,
    #[error(transparent)]
    Db(#[from] DbErr),
}

impl From<WithdrawError> for AppError {
    fn from(error: WithdrawError) -> Self {
        match error {
            WithdrawError::NoSuchRecognition => Self::NotFound,
            WithdrawError::Decided => Self::Refused("enterprises.recognition_decided"),
            WithdrawError::Db(error) => error.into(),
        }
    }
}

/// Twice is once.
pub async fn withdraw(db: &Db, who: &Member<TendEnterprise>, id: Uuid) -> Result<recognition::Model, WithdrawError> {
    let tx = db.begin().await?;
    let enterprise = who.lock(&tx).await?.ok_or(WithdrawError::NoSuchRecognition)?;
    let was = queries::own(&tx, enterprise.id, id).await?.ok_or(WithdrawError::NoSuchRecognition)?;
    match was.status {
        Status::Withdrawn => return Ok(was),
        Status::Claimed => {}
        _ => return Err(WithdrawError::Decided),
    }
    let mut row = was.into_active_model();
    row.status = Set(Status::Withdrawn);
    let row = row.update(&tx).await?;
    tx.commit().await?;
    Ok(row)
}
