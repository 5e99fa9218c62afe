//! Cancel: an import is given up before it was carried out.
use super::queries;
use crate::{
    audit::{self, Entry},
    db::Db,
    error::AppError,
    roles::{Officer, rights::DecideEnterprises},
};
use chrono::{DateTime, Utc};
use entity::import::{self, Status};
use sea_orm::{ActiveEnum, ActiveModelTrait, ActiveValue::Set, DbErr, IntoActiveModel};
use thiserror::Error;
use uuid::Uuid;

#[derive(Debug, Error)]
pub enum CancelImportError {
    #[error("there is no such import within the officer's reach")]
    NoSuchImport,
    #[error("it is carried out already")]
    Committed,
    #[error(transparent)]
    Db(#[from] DbErr),
}

impl From<CancelImportError> for AppError {
    fn from(error: CancelImportError) -> Self {
        match error {
            CancelImportError::NoSuchImport => Self::NotFound,
            CancelImportError::Committed => Self::Refused("enterprises.import_committed"),
            CancelImportError::Db(error) => error.into(),
        }
    }
}

/// Twice is once.
pub async fn cancel_import(
    db: &Db,
    who: &Officer<DecideEnterprises>,
    id: Uuid,
    now: DateTime<Utc>,
) -> Result<import::Model, CancelImportError> {
    let tx = db.begin().await?;
    let was = queries::lock(&tx, who, id).await?.ok_or(CancelImportError::NoSuchImport)?;
    match was.status {
        Status::Cancelled => return Ok(was),
        Status::Committed => return Err(CancelImportError::Committed),
        Status::Dry => {}
    }
    let entry = Entry::new("enterprises.cancel_import", "import", id)
        .district(queries::district(who))
        .states(was.status.to_value(), Status::Cancelled.to_value());
    let mut row = was.into_active_model();
    row.status = Set(Status::Cancelled);
    row.decided_at = Set(Some(now));
    let row = row.update(&tx).await?;
    audit::put(&tx, &who.actor(), entry, now).await?;
    tx.commit().await?;
    Ok(row)
}
