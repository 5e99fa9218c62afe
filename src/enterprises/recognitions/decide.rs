//! An officer confirms or rejects what an enterprise claims, or withdraws what was confirmed. Nobody decides on an
//! enterprise of which they are a member.
use super::{letters, queries};
use crate::{
    audit::{self, Entry},
    db::Db,
    enterprises::queries::{is_member, owners},
    error::AppError,
    mail::{address::AddressKey, outbox},
    roles::{Officer, rights::DecideEnterprises},
    words::when::today,
};
use chrono::{DateTime, Utc};
use entity::recognition::{self, Reason, Status};
use sea_orm::{ActiveEnum, ActiveModelTrait, ActiveValue::Set, DbErr, IntoActiveModel};
use thiserror::Error;
use uuid::Uuid;

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Decision {
    Confirm,
    Reject(Reason, String),
    Withdraw(String),
}

impl Decision {
    pub fn to(&self) -> Status {
        match self {
            Self::Confirm => Status::Confirmed,
            Self::Reject(..) => Status::Rejected,
            Self::Withdraw(_) => Status::Withdrawn,
        }
    }

    /// What is only claimed is the enterprise's own to take back.
    fn is_from(&self, status: Status) -> bool {
        match self {
            Self::Withdraw(_) => status == Status::Confirmed,
            Self::Confirm | Self::Reject(..) => status.can_become(self.to()),
        }
    }

    fn act(&self) -> &'static str {
        match self {
            Self::Confirm => "enterprises.confirm_recognition",
            Self::Reject(..) => "enterprises.reject_recognition",
            Self::Withdraw(_) => "enterprises.withdraw_recognition",
        }
    }

    fn reason(&self) -> Option<&str> {
        match self {
            Self::Confirm => None,
            Self::Reject(_, why) | Self::Withdraw(why) => Some(why),
        }
    }

    fn code(&self) -> Option<Reason> {
        match self {
            Self::Reject(code, _) => Some(*code),
            Self::Confirm | Self::Withdraw(_) => None,
        }
    }
}

#[derive(Debug, Error)]
pub enum DecideError {
    #[error("there is no such recognition within the officer's reach")]
    NoSuchRecognition,
    #[error("the officer is a member of the enterprise")]
    Member,
    #[error("its state does not allow this, perhaps because another officer decided first")]
    Decided,
    #[error("its last day is over")]
    Over,
    #[error("the enterprise is closed")]
    Closed,
    #[error(transparent)]
    Db(#[from] DbErr),
}

impl From<DecideError> for AppError {
    fn from(error: DecideError) -> Self {
        match error {
            DecideError::NoSuchRecognition => Self::NotFound,
            DecideError::Member => Self::Refused("enterprises.member"),
            DecideError::Decided => Self::Refused("enterprises.recognition_decided"),
            DecideError::Over => Self::Refused("enterprises.recognition_ended"),
            DecideError::Closed => Self::Refused("enterprises.recognition_closed"),
            DecideError::Db(error) => error.into(),
        }
    }
}

/// Of two officers at once the second is refused, whatever they decide.
pub async fn decide(
    db: &Db,
    key: &AddressKey,
    who: &Officer<DecideEnterprises>,
    id: Uuid,
    decision: &Decision,
    now: DateTime<Utc>,
) -> Result<recognition::Model, DecideError> {
    let tx = db.begin().await?;
    let (was, enterprise) = queries::lock(&tx, who, id).await?.ok_or(DecideError::NoSuchRecognition)?;
    if is_member(&tx, who.account, [enterprise.id]).await? {
        return Err(DecideError::Member);
    }
    if !decision.is_from(was.status) {
        return Err(DecideError::Decided);
    }
    if *decision == Decision::Confirm && was.valid_to < today(now) {
        return Err(DecideError::Over);
    }
    if *decision == Decision::Confirm && !enterprise.status.holds_code() {
        return Err(DecideError::Closed);
    }
    let entry = Entry::new(decision.act(), "recognition", was.id)
        .district(enterprise.district)
        .states(was.status.to_value(), decision.to().to_value())
        .code(decision.code())
        .reason(decision.reason().unwrap_or_default());
    let mut row = was.into_active_model();
    row.status = Set(decision.to());
    row.decided_at = Set(Some(now));
    row.reason_code = Set(decision.code());
    row.reason = Set(decision.reason().map(str::to_owned));
    let row = row.update(&tx).await?;
    audit::put(&tx, &who.actor(), entry, now).await?;
    let kinds = queries::kinds(&tx).await?;
    let owners = owners(&tx, enterprise.id).await?;
    let letters = letters::to_owners(key, letters::decided(decision), (&row, &enterprise), &kinds, &owners, now);
    outbox::put_by(&tx, who.account, letters, now).await?;
    tx.commit().await?;
    Ok(row)
}
