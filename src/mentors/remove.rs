//! Remove: the enterprise has the mentor no more. Of somebody without an account whom no enterprise has and who
//! teaches nobody, nor ever did, nothing is kept.
use super::queries;
use crate::{
    audit::{self, Entry},
    db::Db,
    error::AppError,
    mail::{outbox, withdraw::withdraw},
    roles::{Member, TendEnterprise},
};
use chrono::{DateTime, Utc};
use entity::{enterprise_mentor, mentor};
use sea_orm::{ActiveEnum, DbErr, EntityTrait};
use thiserror::Error;
use uuid::Uuid;

#[derive(Debug, Error)]
pub enum RemoveError {
    #[error("the enterprise has no such mentor, or the right to remove one is gone")]
    NoSuchMentor,
    #[error(transparent)]
    Db(#[from] DbErr),
}

impl From<RemoveError> for AppError {
    fn from(error: RemoveError) -> Self {
        match error {
            RemoveError::NoSuchMentor => Self::NotFound,
            RemoveError::Db(error) => error.into(),
        }
    }
}

pub async fn remove(db: &Db, who: &Member<TendEnterprise>, id: Uuid, now: DateTime<Utc>) -> Result<(), RemoveError> {
    let tx = db.begin().await?;
    let (enterprise, row) = queries::lock_own(&tx, who, id).await?.ok_or(RemoveError::NoSuchMentor)?;
    enterprise_mentor::Entity::delete_by_id((enterprise.id, id)).exec(&tx).await?;
    let is_alone = row.account_id.is_none() && row.teaching == 0 && queries::ties(&tx, id).await? == 0;
    if is_alone && !queries::is_named(&tx, id).await? {
        withdraw(&tx, id).await?;
        outbox::forget(&tx, id).await?;
        mentor::Entity::delete_by_id(id).exec(&tx).await?;
    }
    let entry =
        Entry::new("mentors.remove", "mentor", id).district(enterprise.district).states(row.status.to_value(), "");
    audit::put(&tx, &who.actor(), entry, now).await?;
    tx.commit().await?;
    Ok(())
}
