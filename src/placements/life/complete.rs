//! Complete: the planned end has come, the enterprise declares and the apprentice states what was learned, and a
//! reviewer writes it down.
use super::{
    finish::{blank, finish, with_bureau},
    objections::waiting,
    start::write_down,
};
use crate::{
    audit::{self, Entry},
    db::Db,
    error::AppError,
    mail::address::AddressKey,
    placements::{
        acts::{Act, Hand, Stage, may},
        approve::tell_apprentice,
        case::Case,
        changes,
        decide::is_own,
        draft::wrong_stage,
        letters, queries,
        steps::{self, Step},
    },
    roles::{Candidate, Member, Officer, TendEnterprise, rights::DecideEnterprises},
    words::when::today,
};
use chrono::{DateTime, NaiveDate, Utc};
use entity::{
    placement::{self, Side},
    placement_change::State,
    placement_completion,
};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QuerySelect, QueryTrait,
    sea_query::SelectStatement,
};
use thiserror::Error;
use uuid::Uuid;

#[derive(Debug, Error)]
pub enum CompleteError {
    #[error("there is no such placement of theirs")]
    NoSuchPlacement,
    #[error("the officer is a member of the enterprise, or the apprentice")]
    Member,
    #[error("it stands elsewhere")]
    WithAnother(&'static str),
    #[error("an objection waits")]
    ObjectionFirst,
    #[error("a change waits for the bureau")]
    ChangeFirst,
    #[error("its planned end has not come")]
    TooEarly,
    #[error("this side has said so already")]
    SaidAlready,
    #[error("the enterprise has not declared it")]
    NotDeclared,
    #[error("the apprentice has not stated anything")]
    NotStated,
    #[error("nobody has proposed to do without")]
    NothingProposed,
    #[error("whoever proposed it cannot grant it")]
    SameOfficer,
    #[error(transparent)]
    Db(#[from] DbErr),
}

impl From<CompleteError> for AppError {
    fn from(error: CompleteError) -> Self {
        match error {
            CompleteError::NoSuchPlacement => Self::NotFound,
            CompleteError::Member => Self::Refused("placements.member"),
            CompleteError::WithAnother(code) => Self::Refused(code),
            CompleteError::ObjectionFirst => Self::Refused("placements.objection_first"),
            CompleteError::ChangeFirst => Self::Refused("placements.change_first"),
            CompleteError::TooEarly => Self::Refused("placements.too_early"),
            CompleteError::SaidAlready => Self::Refused("placements.said_already"),
            CompleteError::NotDeclared => Self::Refused("placements.not_declared"),
            CompleteError::NotStated => Self::Refused("placements.not_stated"),
            CompleteError::NothingProposed => Self::Refused("placements.nothing_proposed"),
            CompleteError::SameOfficer => Self::Refused("placements.same_officer"),
            CompleteError::Db(error) => error.into(),
        }
    }
}

/// What stands towards it; of whom nobody said anything, nothing.
pub async fn completion(db: &impl ConnectionTrait, id: Uuid) -> Result<Option<placement_completion::Model>, DbErr> {
    placement_completion::Entity::find_by_id(id).one(db).await
}

/// Placements that their enterprise declared complete.
pub fn declared() -> SelectStatement {
    placement_completion::Entity::find()
        .select_only()
        .column(placement_completion::Column::PlacementId)
        .filter(placement_completion::COLUMN.declared_at.is_not_null())
        .into_query()
}

pub async fn declare(
    db: &Db,
    key: &AddressKey,
    who: &Member<TendEnterprise>,
    id: Uuid,
    words: &str,
    now: DateTime<Utc>,
) -> Result<placement::Model, CompleteError> {
    let tx = db.begin().await?;
    let case = queries::lock_own(&tx, who, id).await?.ok_or(CompleteError::NoSuchPlacement)?;
    let mut case = at_its_end(&tx, key, case, Hand::Enterprise, Act::Declare, now).await?;
    if completion(&tx, id).await?.is_some_and(|stands| stands.declared_at.is_some()) {
        return Err(CompleteError::SaidAlready);
    }
    let mut row = blank(&tx, id).await?;
    row.declared_at = Set(Some(now));
    row.declared_words = Set(Some(words.to_owned()));
    with_bureau(&tx, &mut case, row.update(&tx).await?, now).await?;
    steps::put(&tx, &case.row, Step::new("declared", Side::Enterprise, who.account.id).words(Some(words)), now).await?;
    tell_apprentice(&tx, key, letters::DECLARED, &case, now).await?;
    let entry = Entry::new("placements.declare", "placement", id).district(case.enterprise.district);
    audit::put(&tx, &who.actor(), entry, now).await?;
    tx.commit().await?;
    Ok(case.row)
}

pub async fn state(
    db: &Db,
    key: &AddressKey,
    who: &Candidate,
    id: Uuid,
    words: &str,
    now: DateTime<Utc>,
) -> Result<placement::Model, CompleteError> {
    let tx = db.begin().await?;
    let case = queries::lock_my(&tx, who, id).await?.ok_or(CompleteError::NoSuchPlacement)?;
    let mut case = at_its_end(&tx, key, case, Hand::Apprentice, Act::State, now).await?;
    if completion(&tx, id).await?.is_some_and(|stands| stands.stated_at.is_some()) {
        return Err(CompleteError::SaidAlready);
    }
    let mut row = blank(&tx, id).await?;
    row.stated_at = Set(Some(now));
    row.stated_words = Set(Some(words.to_owned()));
    with_bureau(&tx, &mut case, row.update(&tx).await?, now).await?;
    steps::put(&tx, &case.row, Step::new("stated", Side::Apprentice, who.account.id).words(Some(words)), now).await?;
    let entry = Entry::new("placements.state", "placement", id).district(case.enterprise.district);
    audit::put(&tx, &who.actor(), entry, now).await?;
    tx.commit().await?;
    Ok(case.row)
}

pub async fn complete(
    db: &Db,
    key: &AddressKey,
    who: &Officer<DecideEnterprises>,
    id: Uuid,
    now: DateTime<Utc>,
) -> Result<placement::Model, CompleteError> {
    let tx = db.begin().await?;
    let case = reached(&tx, who, id).await?;
    let mut case = at_its_end(&tx, key, case, Hand::Reviewer, Act::Complete, now).await?;
    let stands = completion(&tx, id).await?;
    if stands.as_ref().is_none_or(|stands| stands.declared_at.is_none()) {
        return Err(CompleteError::NotDeclared);
    }
    if stands.is_none_or(|stands| stands.stated_at.is_none()) {
        return Err(CompleteError::NotStated);
    }
    nothing_open(&tx, id).await?;
    finish(&tx, key, who, &mut case, Entry::new("placements.complete", "placement", id), now).await?;
    tx.commit().await?;
    Ok(case.row)
}

/// What is disputed, or what both sides want otherwise, is decided first.
pub async fn nothing_open(tx: &impl ConnectionTrait, id: Uuid) -> Result<(), CompleteError> {
    if !waiting(tx, id).await?.is_empty() {
        return Err(CompleteError::ObjectionFirst);
    }
    match changes::open(tx, id).await? {
        Some(change) if change.state == State::Agreed => Err(CompleteError::ChangeFirst),
        _ => Ok(()),
    }
}

pub async fn reached(
    tx: &impl ConnectionTrait,
    who: &Officer<DecideEnterprises>,
    id: Uuid,
) -> Result<Case, CompleteError> {
    let case = queries::lock_within(tx, who, id).await?.ok_or(CompleteError::NoSuchPlacement)?;
    if is_own(tx, who, &case).await? { Err(CompleteError::Member) } else { Ok(case) }
}

/// Whether the planned end has come.
pub fn has_come(row: &placement::Model, today: NaiveDate) -> bool {
    row.last_day.is_some_and(|last| last <= today)
}

/// The planned end has come, and it goes on.
async fn at_its_end(
    tx: &impl ConnectionTrait,
    key: &AddressKey,
    mut case: Case,
    hand: Hand,
    act: Act,
    now: DateTime<Utc>,
) -> Result<Case, CompleteError> {
    write_down(tx, key, &mut case, now).await?;
    if !may(hand, act, Stage::of(&case.row)) {
        return Err(CompleteError::WithAnother(wrong_stage(Stage::of(&case.row))));
    }
    if !has_come(&case.row, today(now)) {
        return Err(CompleteError::TooEarly);
    }
    Ok(case)
}
