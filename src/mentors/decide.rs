//! An officer approves or refuses a mentor. Nobody decides for an enterprise of which they are a member, nor on
//! themselves.
use super::{
    acts::{Act, Hand, may},
    letters, queries,
};
use crate::{
    accounts,
    audit::{self, Entry},
    db::Db,
    enterprises::is_member,
    error::AppError,
    mail::{address::AddressKey, outbox},
    roles::{Officer, rights::DecideEnterprises},
};
use chrono::{DateTime, Utc};
use entity::{
    enterprise,
    mentor::{self, Reason, Status},
};
use sea_orm::{ActiveEnum, ActiveModelTrait, ActiveValue::Set, ConnectionTrait, DbErr, IntoActiveModel};
use thiserror::Error;
use uuid::Uuid;

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Decision {
    Approve,
    Refuse(Reason, String),
}

impl Decision {
    pub fn to(&self) -> Status {
        match self {
            Self::Approve => Status::Approved,
            Self::Refuse(..) => Status::Refused,
        }
    }

    fn act(&self) -> Act {
        match self {
            Self::Approve => Act::Approve,
            Self::Refuse(..) => Act::Refuse,
        }
    }

    fn written(&self) -> &'static str {
        match self {
            Self::Approve => "mentors.approve",
            Self::Refuse(..) => "mentors.refuse",
        }
    }

    fn reason(&self) -> Option<&str> {
        match self {
            Self::Approve => None,
            Self::Refuse(_, why) => Some(why),
        }
    }

    fn code(&self) -> Option<Reason> {
        match self {
            Self::Approve => None,
            Self::Refuse(code, _) => Some(*code),
        }
    }
}

#[derive(Debug, Error)]
pub enum DecideError {
    #[error("there is no such mentor within the officer's reach")]
    NoSuchMentor,
    #[error("the officer is a member of one of the enterprises, or the mentor")]
    Member,
    #[error("the mentor's state does not allow this, perhaps because another officer decided first")]
    Decided,
    #[error(transparent)]
    Db(#[from] DbErr),
}

impl From<DecideError> for AppError {
    fn from(error: DecideError) -> Self {
        match error {
            DecideError::NoSuchMentor => Self::NotFound,
            DecideError::Member => Self::Refused("mentors.member"),
            DecideError::Decided => Self::Refused("mentors.decided"),
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
) -> Result<mentor::Model, DecideError> {
    let tx = db.begin().await?;
    let (was, of) = queries::lock_within(&tx, who, id, &[]).await?.ok_or(DecideError::NoSuchMentor)?;
    if is_own(&tx, who, &was, &of).await? {
        return Err(DecideError::Member);
    }
    if !may(Hand::Reviewer, decision.act(), was.status) {
        return Err(DecideError::Decided);
    }
    let entry = Entry::new(decision.written(), "mentor", id)
        .district(district(who, &of))
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
    let mut letters = letters::to_owners(&tx, key, letters::decided(decision), &row, &of, now).await?;
    if let (Decision::Approve, Some(account)) = (decision, row.account_id) {
        let account = accounts::by_id(&tx, account).await?;
        letters.extend(account.map(|account| letters::named(key, &row, &of, &account, now)));
    }
    outbox::put_by(&tx, who.account, letters, now).await?;
    tx.commit().await?;
    Ok(row)
}

/// Whether the officer would decide on what is theirs.
pub async fn is_own(
    tx: &impl ConnectionTrait,
    who: &Officer<DecideEnterprises>,
    mentor: &mentor::Model,
    of: &[enterprise::Model],
) -> Result<bool, DbErr> {
    Ok(mentor.account_id == Some(who.account) || is_member(tx, who.account, of.iter().map(|each| each.id)).await?)
}

/// Of the first enterprise by which the officer reaches the mentor.
pub fn district(who: &Officer<DecideEnterprises>, of: &[enterprise::Model]) -> Option<entity::event::District> {
    of.iter().find(|each| who.reaches(each.district)).and_then(|each| each.district)
}
