//! Claim: an enterprise says that it is recognised; officers compare it with the lists.
use super::{form::Certificate, queries};
use crate::{
    db::Db,
    error::AppError,
    roles::{Member, TendEnterprise},
};
use chrono::{DateTime, Utc};
use entity::recognition::{self, Status};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, DbErr};
use thiserror::Error;
use uuid::Uuid;

#[derive(Debug, Error)]
pub enum ClaimError {
    #[error("whoever claims may not do so any more")]
    NoSuchEnterprise,
    #[error("the enterprise is not verified, or closed")]
    NotActive,
    #[error("this certificate stands already")]
    Standing,
    #[error(transparent)]
    Db(#[from] DbErr),
}

impl From<ClaimError> for AppError {
    fn from(error: ClaimError) -> Self {
        match error {
            ClaimError::NoSuchEnterprise => Self::NotFound,
            ClaimError::NotActive => Self::Refused("enterprises.recognition_not_active"),
            ClaimError::Standing => Self::Refused("enterprises.recognition_standing"),
            ClaimError::Db(error) => error.into(),
        }
    }
}

pub async fn claim(
    db: &Db,
    who: &Member<TendEnterprise>,
    new: Certificate,
    now: DateTime<Utc>,
) -> Result<recognition::Model, ClaimError> {
    let tx = db.begin().await?;
    let enterprise = who.lock(&tx).await?.ok_or(ClaimError::NoSuchEnterprise)?;
    if !enterprise.status.is_active() {
        return Err(ClaimError::NotActive);
    }
    if queries::standing(&tx, enterprise.id, &new.kind, &new.number).await?.is_some() {
        return Err(ClaimError::Standing);
    }
    let row = recognition::ActiveModel {
        id: Set(Uuid::now_v7()),
        enterprise_id: Set(enterprise.id),
        kind: Set(new.kind),
        number: Set(new.number),
        valid_from: Set(new.valid_from),
        valid_to: Set(new.valid_to),
        status: Set(Status::Claimed),
        claimed_by: Set(Some(who.account.id)),
        claimed_at: Set(now),
        decided_at: Set(None),
        reason_code: Set(None),
        reason: Set(None),
        reminded: Set(None),
    };
    let row = row.insert(&tx).await?;
    tx.commit().await?;
    Ok(row)
}
