//! An officer decides on an enterprise: takes an application up, verifies or refuses it, suspends a verified one,
//! lets it go on, or closes it. Nobody decides on an enterprise of which they are a member, nor on another that
//! applied with its code.
use super::{letters, merge, queries};
use crate::{
    audit::{self, Entry},
    db::Db,
    error::AppError,
    mail::{
        address::AddressKey,
        outbox::{self, NewLetter},
    },
    roles::{Officer, rights::DecideEnterprises},
};
use chrono::{DateTime, Utc};
use entity::enterprise::{self, Reason, Status};
use sea_orm::{ActiveEnum, ActiveModelTrait, ActiveValue::Set, ConnectionTrait, DbErr, IntoActiveModel, SqlErr};
use thiserror::Error;
use uuid::Uuid;

/// What is decided, each to one state.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Decision {
    TakeUp,
    Verify,
    Refuse(Reason, String),
    Suspend(Reason, String),
    Resume(String),
    Close(Reason, String),
}

impl Decision {
    pub fn to(&self) -> Status {
        match self {
            Self::TakeUp => Status::Checking,
            Self::Verify | Self::Resume(_) => Status::Verified,
            Self::Refuse(..) => Status::Refused,
            Self::Suspend(..) => Status::Suspended,
            Self::Close(..) => Status::Closed,
        }
    }

    /// The states that it is for.
    fn is_from(&self, status: Status) -> bool {
        match self {
            Self::Verify => status == Status::Checking,
            Self::Resume(_) => status == Status::Suspended,
            _ => status.can_become(self.to()),
        }
    }

    fn act(&self) -> &'static str {
        match self {
            Self::TakeUp => "enterprises.take_up",
            Self::Verify => "enterprises.verify",
            Self::Refuse(..) => "enterprises.refuse",
            Self::Suspend(..) => "enterprises.suspend",
            Self::Resume(_) => "enterprises.resume",
            Self::Close(..) => "enterprises.close",
        }
    }

    fn reason(&self) -> Option<&str> {
        match self {
            Self::TakeUp | Self::Verify => None,
            Self::Refuse(_, why) | Self::Suspend(_, why) | Self::Resume(why) | Self::Close(_, why) => Some(why),
        }
    }

    fn code(&self) -> Option<Reason> {
        match self {
            Self::Refuse(code, _) | Self::Suspend(code, _) | Self::Close(code, _) => Some(*code),
            Self::TakeUp | Self::Verify | Self::Resume(_) => None,
        }
    }
}

#[derive(Debug, Error)]
pub enum DecideError {
    #[error("there is no such enterprise within the officer's reach")]
    NoSuchEnterprise,
    #[error("the officer is a member of it, or of another with its code")]
    Member,
    #[error("its state does not allow this, perhaps because another officer decided first")]
    Decided,
    #[error("another with this code is in force")]
    CodeTaken,
    #[error("apprentices are placed at it")]
    HasPlacements,
    #[error(transparent)]
    Db(#[from] DbErr),
}

impl From<DecideError> for AppError {
    fn from(error: DecideError) -> Self {
        match error {
            DecideError::NoSuchEnterprise => Self::NotFound,
            DecideError::Member => Self::Refused("enterprises.member"),
            DecideError::Decided => Self::Refused("enterprises.decided"),
            DecideError::CodeTaken => Self::Refused("enterprises.code_taken"),
            DecideError::HasPlacements => Self::Refused("enterprises.has_placements"),
            DecideError::Db(error) => error.into(),
        }
    }
}

/// Twice is once.
pub async fn decide(
    db: &Db,
    key: &AddressKey,
    who: &Officer<DecideEnterprises>,
    id: Uuid,
    decision: &Decision,
    now: DateTime<Utc>,
) -> Result<enterprise::Model, DecideError> {
    let tx = db.begin().await?;
    let (was, mut others) = queries::lock(&tx, who, id).await?.ok_or(DecideError::NoSuchEnterprise)?;
    let alike = others.iter().map(|other| other.id).chain([id]);
    if queries::is_member(&tx, who.account, alike).await? {
        return Err(DecideError::Member);
    }
    if was.status == decision.to() {
        return Ok(was);
    }
    if !decision.is_from(was.status) {
        return Err(DecideError::Decided);
    }
    if decision.to() == Status::Closed && was.placements > 0 {
        return Err(DecideError::HasPlacements);
    }
    let listed = others.iter().position(|other| *decision == Decision::Verify && other.status == Status::Listed);
    let was = match listed {
        Some(at) => merge::into_listed(&tx, &who.actor(), was, others.remove(at), now).await?,
        None => was,
    };
    let mut letters = Vec::new();
    let row = become_so(&tx, key, who, was, decision, &mut letters, now).await?;
    if *decision == Decision::Verify {
        refuse_all(&tx, key, who, others, &mut letters, now).await?;
    }
    outbox::put_by(&tx, who.account, letters, now).await?;
    tx.commit().await?;
    Ok(row)
}

async fn become_so(
    tx: &impl ConnectionTrait,
    key: &AddressKey,
    who: &Officer<DecideEnterprises>,
    was: enterprise::Model,
    decision: &Decision,
    letters: &mut Vec<NewLetter>,
    now: DateTime<Utc>,
) -> Result<enterprise::Model, DecideError> {
    let entry = Entry::new(decision.act(), "enterprise", was.id)
        .district(was.district)
        .states(was.status.to_value(), decision.to().to_value())
        .code(decision.code())
        .reason(decision.reason().unwrap_or_default());
    let mut row = was.into_active_model();
    row.status = Set(decision.to());
    row.reason_code = Set(decision.code());
    row.reason = Set(decision.reason().map(str::to_owned));
    row.decided_at = Set(Some(now));
    row.updated_at = Set(now);
    // Of two who verify one code at the same moment the index lets one through.
    let row = row.update(tx).await.map_err(|error| match error.sql_err() {
        Some(SqlErr::UniqueConstraintViolation(_)) => DecideError::CodeTaken,
        _ => error.into(),
    })?;
    audit::put(tx, &who.actor(), entry, now).await?;
    for owner in queries::owners(tx, row.id).await? {
        letters.extend(letters::decided(key, &row, &owner, decision, now));
    }
    Ok(row)
}

/// Whoever else applied with the code reads how to be invited or to say that it is theirs.
pub async fn refuse_all(
    tx: &impl ConnectionTrait,
    key: &AddressKey,
    who: &Officer<DecideEnterprises>,
    others: Vec<enterprise::Model>,
    letters: &mut Vec<NewLetter>,
    now: DateTime<Utc>,
) -> Result<(), DecideError> {
    for other in others.into_iter().filter(|other| matches!(other.status, Status::Applied | Status::Checking)) {
        let refused = Decision::Refuse(Reason::AlreadyVerified, String::new());
        become_so(tx, key, who, other, &refused, letters, now).await?;
    }
    Ok(())
}
