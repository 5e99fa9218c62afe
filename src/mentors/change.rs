//! Change what an enterprise says of a mentor. Another name, kind or grade goes before officers again; occupation,
//! years and load hold at once. Saving a refused one proposes it again.
use super::{
    acts::{Act, any_may, hands},
    form::Profile,
    propose::told,
    queries,
};
use crate::{
    audit::{self, Entry},
    db::Db,
    error::AppError,
    roles::{Member, TendEnterprise},
};
use chrono::{DateTime, Utc};
use entity::mentor::{self, Status};
use sea_orm::{ActiveEnum, ActiveModelTrait, ActiveValue::Set, DbErr, IntoActiveModel};
use thiserror::Error;
use uuid::Uuid;

/// What officers decided on.
const DECIDED_ON: [&str; 3] = ["name", "kind", "grade"];

#[derive(Debug, Error)]
pub enum ChangeError {
    #[error("the enterprise has no such mentor, or the right to change one is gone")]
    NoSuchMentor,
    #[error("the enterprise is closed")]
    NotActive,
    #[error("the mentor is retired")]
    Decided,
    #[error(transparent)]
    Db(#[from] DbErr),
}

impl From<ChangeError> for AppError {
    fn from(error: ChangeError) -> Self {
        match error {
            ChangeError::NoSuchMentor => Self::NotFound,
            ChangeError::NotActive => Self::Refused("mentors.not_active"),
            ChangeError::Decided => Self::Refused("mentors.decided"),
            ChangeError::Db(error) => error.into(),
        }
    }
}

/// Twice is once.
pub async fn change(
    db: &Db,
    who: &Member<TendEnterprise>,
    id: Uuid,
    to: Profile,
    now: DateTime<Utc>,
) -> Result<mentor::Model, ChangeError> {
    let tx = db.begin().await?;
    let (enterprise, was) = queries::lock_own(&tx, who, id).await?.ok_or(ChangeError::NoSuchMentor)?;
    if !enterprise.status.is_active() {
        return Err(ChangeError::NotActive);
    }
    let hands = hands(who.account.id, who.role, &was, queries::ties(&tx, id).await?);
    if !any_may(&hands, Act::Change, was.status) {
        return Err(ChangeError::Decided);
    }
    let fields = to.differences(&was);
    let goes_back = was.status == Status::Refused || fields.iter().any(|field| DECIDED_ON.contains(field));
    if fields.is_empty() && !goes_back {
        return Ok(was);
    }
    let status = if goes_back { Status::Proposed } else { was.status };
    let entry = Entry::new("mentors.change", "mentor", id)
        .district(enterprise.district)
        .states(was.status.to_value(), status.to_value())
        .fields(fields);
    let is_anew = was.status != status;
    let mut row = told(was.into_active_model(), to);
    row.status = Set(status);
    if is_anew {
        row.reason_code = Set(None);
        row.reason = Set(None);
        row.proposed_at = Set(now);
        row.decided_at = Set(None);
    }
    let row = row.update(&tx).await?;
    audit::put(&tx, &who.actor(), entry, now).await?;
    tx.commit().await?;
    Ok(row)
}
