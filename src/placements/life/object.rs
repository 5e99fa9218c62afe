//! Object: whoever was told of an end, or that they never came, says within two weeks that it is not so; a reviewer
//! decides.
use super::{
    ender::Ender,
    objectable::objects_now,
    objections::{objections, waiting},
};
use crate::{
    audit::{self, Entry},
    db::Db,
    error::AppError,
    mail::address::AddressKey,
    placements::{
        approve::{tell_apprentice, tell_writer},
        case::Case,
        exceptions::{self, OBJECTION},
        letters,
        steps::{self, Step},
    },
};
use chrono::{DateTime, Utc};
use entity::{
    placement::{Fault, Side},
    placement_objection::{self, About, Outcome},
};
use sea_orm::{ActiveEnum, ActiveModelTrait, ActiveValue::Set, ConnectionTrait, DbErr, IntoActiveModel};
use thiserror::Error;
use uuid::Uuid;

#[derive(Debug, Error)]
pub enum ObjectError {
    #[error("there is no such placement of theirs")]
    NoSuchPlacement,
    #[error("it stands elsewhere")]
    WithAnother(&'static str),
    #[error("there is nothing that this side was told of")]
    Nothing,
    #[error("it is too late")]
    TooLate,
    #[error("one waits already")]
    Waits,
    #[error("a reviewer has decided on it")]
    Decided,
    #[error("the officer is a member of the enterprise, or the apprentice")]
    Member,
    #[error("what it would take is not free any more")]
    DaysTaken(Vec<Fault>),
    #[error(transparent)]
    Db(#[from] DbErr),
}

impl From<ObjectError> for AppError {
    fn from(error: ObjectError) -> Self {
        match error {
            ObjectError::NoSuchPlacement => Self::NotFound,
            ObjectError::WithAnother(code) => Self::Refused(code),
            ObjectError::Nothing => Self::Refused("placements.nothing_to_object"),
            ObjectError::TooLate => Self::Refused("placements.too_late"),
            ObjectError::Waits => Self::Refused("placements.objection_waits"),
            ObjectError::Decided => Self::Refused("placements.objection_decided"),
            ObjectError::Member => Self::Refused("placements.member"),
            ObjectError::DaysTaken(_) => Self::Refused("placements.days_taken"),
            ObjectError::Db(error) => error.into(),
        }
    }
}

pub async fn object(
    db: &Db,
    key: &AddressKey,
    who: Ender<'_>,
    id: Uuid,
    words: &str,
    now: DateTime<Utc>,
) -> Result<placement_objection::Model, ObjectError> {
    let tx = db.begin().await?;
    let case = who.lock(&tx, id).await?.ok_or(ObjectError::NoSuchPlacement)?;
    let about = objects_now(&case.row, &objections(&tx, id).await?, who.hand(), now)?;
    let objection = lay(&tx, key, who, case, (about, None), words, now).await?;
    tx.commit().await?;
    Ok(objection)
}

/// Whether they may is asked by the caller; of a change, which it is against.
pub async fn lay(
    tx: &impl ConnectionTrait,
    key: &AddressKey,
    who: Ender<'_>,
    mut case: Case,
    (about, change): (About, Option<Uuid>),
    words: &str,
    now: DateTime<Utc>,
) -> Result<placement_objection::Model, ObjectError> {
    let id = case.row.id;
    let against = case.row.end_side.filter(|_| about != About::Change);
    let row = placement_objection::ActiveModel {
        id: Set(Uuid::now_v7()),
        placement_id: Set(id),
        about: Set(about),
        change_id: Set(change),
        side: Set(who.side()),
        against: Set(against),
        words: Set(words.to_owned()),
        made_at: Set(now),
        outcome: Set(None),
        reason: Set(None),
        decided_at: Set(None),
    };
    let objection = row.insert(tx).await?;
    exceptions::raise(tx, &mut case, OBJECTION, now).await?;
    let step = Step::new("objected", who.side(), who.actor().account).naming("about", about.to_value());
    steps::put(tx, &case.row, step.words(Some(words)), now).await?;
    match who.side() {
        Side::Apprentice => tell_writer(tx, key, letters::OBJECTED, &case, now).await?,
        _ => tell_apprentice(tx, key, letters::OBJECTED_MINE, &case, now).await?,
    }
    let entry = Entry::new("placements.object", "placement", id).district(case.enterprise.district);
    audit::put(tx, &who.actor(), entry.states("", about.to_value()), now).await?;
    Ok(objection)
}

/// An end was taken back: an objection against it has nothing left to be about. One against another side's stands.
pub async fn lapse(tx: &impl ConnectionTrait, case: &mut Case, now: DateTime<Utc>) -> Result<(), DbErr> {
    let stand: Vec<Side> = case.row.ends.iter().flat_map(|ends| &ends.0).map(|named| named.side).collect();
    let is_void = |made: &placement_objection::Model| match made.against {
        Some(against) => !stand.contains(&against),
        None => made.about != About::Change,
    };
    for objection in waiting(tx, case.row.id).await?.into_iter().filter(is_void) {
        settle(tx, case, objection, Outcome::Lapsed, None, now).await?;
    }
    Ok(())
}

/// The bureau has it no more, where no other waits.
pub async fn settle(
    tx: &impl ConnectionTrait,
    case: &mut Case,
    objection: placement_objection::Model,
    outcome: Outcome,
    why: Option<&str>,
    now: DateTime<Utc>,
) -> Result<(), DbErr> {
    let mut row = objection.into_active_model();
    row.outcome = Set(Some(outcome));
    row.reason = Set(why.map(str::to_owned));
    row.decided_at = Set(Some(now));
    row.update(tx).await?;
    if waiting(tx, case.row.id).await?.is_empty() {
        exceptions::end(tx, case, OBJECTION, now).await?;
    }
    Ok(())
}
