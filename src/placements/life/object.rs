//! Object: whoever was told of an end, or that they never came, says within two weeks that it is not so; a reviewer
//! decides.
use super::{
    end::EndError,
    ender::Ender,
    objectable::objects_now,
    objections::{objections, to_decide, waiting},
    reopen::as_before,
};
use crate::{
    audit::{self, Entry},
    db::Db,
    error::AppError,
    mail::{address::AddressKey, outbox},
    placements::{
        acts::{Act, Hand, may},
        approve::{tell_apprentice, tell_writer},
        case::Case,
        changes,
        decide::is_own,
        draft::wrong_turn,
        letters, queries,
        stages::stage_on,
        steps::{self, Step},
    },
    roles::{Officer, rights::DecideEnterprises},
    words::when::today,
};
use chrono::{DateTime, Utc};
use entity::{
    placement::{self, Fault, Side},
    placement_objection::{self, About, Outcome},
};
use sea_orm::{ActiveEnum, ActiveModelTrait, ActiveValue::Set, ConnectionTrait, DbErr, IntoActiveModel};
use thiserror::Error;
use uuid::Uuid;

/// What a reviewer reads of a placement with an objection.
pub const OBJECTION: &str = "objection";

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

/// One waits at a time; of a change, which it is against.
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
    if waiting(tx, id).await?.is_some() {
        return Err(ObjectError::Waits);
    }
    let row = placement_objection::ActiveModel {
        id: Set(Uuid::now_v7()),
        placement_id: Set(id),
        about: Set(about),
        change_id: Set(change),
        side: Set(who.side()),
        against: Set(case.row.end_side.filter(|_| about != About::Change)),
        words: Set(words.to_owned()),
        made_at: Set(now),
        outcome: Set(None),
        reason: Set(None),
        decided_at: Set(None),
    };
    let objection = row.insert(tx).await?;
    mark(tx, &mut case, Some(OBJECTION), now).await?;
    let step = Step::new("objected", who.side(), who.actor().account).words(Some(words));
    steps::put(tx, &case.row, step, now).await?;
    match who.side() {
        Side::Apprentice => tell_writer(tx, key, letters::OBJECTED, &case, now).await?,
        _ => tell_apprentice(tx, key, letters::OBJECTED_MINE, &case, now).await?,
    }
    let entry = Entry::new("placements.object", "placement", id).district(case.enterprise.district);
    audit::put(tx, &who.actor(), entry.states("", about.to_value()), now).await?;
    Ok(objection)
}

/// Upheld, it goes on as if nothing had been told, where its room is still free.
pub async fn decide_objection(
    db: &Db,
    key: &AddressKey,
    who: &Officer<DecideEnterprises>,
    id: Uuid,
    outcome: Outcome,
    why: &str,
    now: DateTime<Utc>,
) -> Result<placement::Model, ObjectError> {
    let tx = db.begin().await?;
    let back = changes::returning(&tx, id).await?;
    let mut case = queries::lock_within_with(&tx, who, id, &back).await?.ok_or(ObjectError::NoSuchPlacement)?;
    if is_own(&tx, who, &case).await? {
        return Err(ObjectError::Member);
    }
    if !may(Hand::Reviewer, Act::DecideObjection, stage_on(&case.row, today(now))) {
        return Err(ObjectError::WithAnother(wrong_turn(&case.row)));
    }
    let objection = to_decide(&tx, id).await?;
    let before = case.row.status;
    let is_change = objection.about == About::Change;
    match outcome {
        Outcome::Upheld if is_change => {
            let faults = changes::undo(&tx, key, &mut case, &objection, now).await?;
            if !faults.is_empty() {
                return Err(ObjectError::DaysTaken(faults));
            }
        }
        Outcome::Upheld => {
            as_before(&tx, key, &mut case, objection.against, now).await.map_err(|error| match error {
                EndError::DaysTaken(faults) => ObjectError::DaysTaken(faults),
                EndError::Db(error) => ObjectError::Db(error),
                _ => ObjectError::Nothing,
            })?
        }
        Outcome::Dismissed | Outcome::Lapsed => {}
    }
    settle(&tx, objection, outcome, Some(why), now).await?;
    mark(&tx, &mut case, None, now).await?;
    let (step, theirs, mine) = match outcome {
        Outcome::Upheld if is_change => (
            Step::new("change-undone", Side::Reviewer, who.account),
            letters::CHANGE_UNDONE,
            letters::CHANGE_UNDONE_MINE,
        ),
        Outcome::Upheld => {
            (Step::new("objection-upheld", Side::Reviewer, who.account), letters::UPHELD, letters::UPHELD_MINE)
        }
        Outcome::Dismissed | Outcome::Lapsed => {
            (Step::new("objection-dismissed", Side::Reviewer, who.account), letters::DISMISSED, letters::DISMISSED_MINE)
        }
    };
    steps::put(&tx, &case.row, step.words(Some(why)), now).await?;
    tell_writer(&tx, key, theirs, &case, now).await?;
    tell_apprentice(&tx, key, mine, &case, now).await?;
    outbox::caused_by(&tx, id, who.account, now).await?;
    let entry = Entry::new("placements.decide_objection", "placement", id).district(case.enterprise.district);
    let entry = entry.states(before.to_value(), case.row.status.to_value()).reason(why);
    audit::put(&tx, &who.actor(), entry, now).await?;
    tx.commit().await?;
    Ok(case.row)
}

/// An end was taken back: an objection against it has nothing left to be about. One against another side's stands.
pub async fn lapse(tx: &impl ConnectionTrait, case: &mut Case, now: DateTime<Utc>) -> Result<(), DbErr> {
    let stand: Vec<Side> = case.row.ends.iter().flat_map(|ends| &ends.0).map(|named| named.side).collect();
    let is_void = |made: &placement_objection::Model| match made.against {
        Some(against) => !stand.contains(&against),
        None => made.about != About::Change,
    };
    let Some(objection) = waiting(tx, case.row.id).await?.filter(is_void) else { return Ok(()) };
    settle(tx, objection, Outcome::Lapsed, None, now).await?;
    mark(tx, case, None, now).await
}

async fn settle(
    tx: &impl ConnectionTrait,
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
    Ok(())
}

/// The bureau has it from now on, or no more.
async fn mark(
    tx: &impl ConnectionTrait,
    case: &mut Case,
    exception: Option<&str>,
    now: DateTime<Utc>,
) -> Result<(), DbErr> {
    let mut row = case.row.clone().into_active_model();
    row.with_since = Set(now);
    row.exception = Set(exception.map(str::to_owned));
    case.row = row.update(tx).await?;
    Ok(())
}
