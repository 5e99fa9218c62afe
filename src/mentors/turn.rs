//! Rest, teach again, or retire. These are about the person: the mentor decides by their own account, or the
//! enterprise, while no other one has them.
use super::{
    acts::{Act, Hand, any_may, hands},
    queries,
};
use crate::{
    audit::{self, Entry},
    db::Db,
    enterprises,
    error::AppError,
    roles::{Member, MemberRight, SeeEnterprise, TendEnterprise},
};
use chrono::{DateTime, Utc};
use entity::{
    enterprise,
    mentor::{self, Status},
};
use sea_orm::{ActiveEnum, ActiveModelTrait, ActiveValue::Set, ConnectionTrait, DbErr, IntoActiveModel};
use thiserror::Error;
use uuid::Uuid;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Turn {
    Rest,
    Resume,
    Retire,
}

impl Turn {
    pub fn to(self) -> Status {
        match self {
            Self::Rest => Status::Resting,
            Self::Resume => Status::Approved,
            Self::Retire => Status::Retired,
        }
    }

    fn act(self) -> Act {
        match self {
            Self::Rest => Act::Rest,
            Self::Resume => Act::Resume,
            Self::Retire => Act::Retire,
        }
    }

    fn written(self) -> &'static str {
        match self {
            Self::Rest => "mentors.rest",
            Self::Resume => "mentors.resume",
            Self::Retire => "mentors.retire",
        }
    }
}

#[derive(Debug, Error)]
pub enum TurnError {
    #[error("the enterprise has no such mentor")]
    NoSuchMentor,
    #[error("neither the mentor nor somebody who tends the enterprise")]
    NotTheirs,
    #[error("another enterprise has the mentor too")]
    Shared,
    #[error("the mentor's state does not allow this")]
    Decided,
    #[error("the mentor looks after people, and leaves by themselves")]
    HasPeople,
    #[error(transparent)]
    Db(#[from] DbErr),
}

impl From<TurnError> for AppError {
    fn from(error: TurnError) -> Self {
        match error {
            TurnError::NoSuchMentor => Self::NotFound,
            TurnError::NotTheirs => Self::Forbidden(TendEnterprise::LACKING),
            TurnError::Shared => Self::Refused("mentors.shared"),
            TurnError::Decided => Self::Refused("mentors.decided"),
            TurnError::HasPeople => Self::Refused("mentors.handing_over"),
            TurnError::Db(error) => error.into(),
        }
    }
}

pub async fn turn(
    db: &Db,
    who: &Member<SeeEnterprise>,
    id: Uuid,
    turn: Turn,
    now: DateTime<Utc>,
) -> Result<mentor::Model, TurnError> {
    let tx = db.begin().await?;
    let (enterprise, was) = queries::lock_own(&tx, who, id).await?.ok_or(TurnError::NoSuchMentor)?;
    may_turn(&tx, who, &enterprise, &was, turn).await?;
    let entry = Entry::new(turn.written(), "mentor", id)
        .district(enterprise.district)
        .states(was.status.to_value(), turn.to().to_value());
    let mut row = was.into_active_model();
    row.status = Set(turn.to());
    let row = row.update(&tx).await?;
    audit::put(&tx, &who.actor(), entry, now).await?;
    tx.commit().await?;
    Ok(row)
}

/// The role is read anew, for it may have been taken meanwhile.
pub async fn may_turn(
    db: &impl ConnectionTrait,
    who: &Member<SeeEnterprise>,
    enterprise: &enterprise::Model,
    mentor: &mentor::Model,
    turn: Turn,
) -> Result<(), TurnError> {
    let (held, account) =
        enterprises::member(db, enterprise.id, who.account.id).await?.ok_or(TurnError::NoSuchMentor)?;
    let hands = hands(account.id, held.role, mentor, queries::ties(db, mentor.id).await?);
    match hands.as_slice() {
        [] => Err(TurnError::NotTheirs),
        [Hand::Sharing] => Err(TurnError::Shared),
        hands if !any_may(hands, turn.act(), mentor.status) => Err(TurnError::Decided),
        hands if turn == Turn::Retire && mentor.teaching > 0 && hands.contains(&Hand::Own) => Err(TurnError::HasPeople),
        _ => Ok(()),
    }
}
