//! A reviewer decides on an objection, with a reason that both sides read.
use super::{
    end::EndError,
    ender::{Ender, tell_others},
    object::{ObjectError, lapse, settle},
    objections::to_decide,
    reopen::as_before,
};
use crate::{
    audit::Entry,
    db::Db,
    mail::address::AddressKey,
    placements::{
        acts::{Act, Hand, may},
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
    placement::{self, Side},
    placement_objection::{self, About, Outcome},
};
use sea_orm::{ActiveEnum, ConnectionTrait, EntityTrait};
use uuid::Uuid;

/// Upheld, it goes on as if nothing had been told, where its room is still free.
pub async fn decide_objection(
    db: &Db,
    key: &AddressKey,
    who: &Officer<DecideEnterprises>,
    objection: Uuid,
    outcome: Outcome,
    why: &str,
    now: DateTime<Utc>,
) -> Result<placement::Model, ObjectError> {
    let tx = db.begin().await?;
    let made =
        placement_objection::Entity::find_by_id(objection).one(&tx).await?.ok_or(ObjectError::NoSuchPlacement)?;
    let (id, back) = (made.placement_id, changes::returning(&tx, &made).await?);
    let mut case = queries::lock_within_with(&tx, who, id, &back).await?.ok_or(ObjectError::NoSuchPlacement)?;
    if is_own(&tx, who, &case).await? {
        return Err(ObjectError::Member);
    }
    if !may(Hand::Reviewer, Act::DecideObjection, stage_on(&case.row, today(now))) {
        return Err(ObjectError::WithAnother(wrong_turn(&case.row)));
    }
    let objection = to_decide(&tx, id, Some(objection)).await?;
    let before = case.row.status;
    let is_change = objection.about == About::Change;
    let is_undone = outcome == Outcome::Upheld && uphold(&tx, key, &mut case, &objection, now).await?;
    settle(&tx, &mut case, objection, outcome, Some(why), now).await?;
    // What others said against the same is about nothing any more.
    if outcome == Outcome::Upheld && !is_change {
        lapse(&tx, &mut case, now).await?;
    }
    let (mut step, [theirs, mine]) = said(outcome, is_change, who.account);
    if is_undone {
        step = Step::new("change-undone", Side::Reviewer, who.account);
    }
    steps::put(&tx, &case.row, step.words(Some(why)), now).await?;
    tell_others(&tx, key, Side::Reviewer, [theirs, mine], &case, now).await?;
    let entry = Entry::new("placements.decide_objection", "placement", id);
    let entry = entry.states(before.to_value(), case.row.status.to_value()).reason(why);
    Ender::Reviewer(who).written(&tx, &case, entry, now).await?;
    tx.commit().await?;
    Ok(case.row)
}

/// What it was against holds no more, where its room is still free: whether what was before a change came back.
async fn uphold(
    tx: &impl ConnectionTrait,
    key: &AddressKey,
    case: &mut Case,
    objection: &placement_objection::Model,
    now: DateTime<Utc>,
) -> Result<bool, ObjectError> {
    if objection.about == About::Change {
        return changes::undo(tx, key, case, objection, now).await;
    }
    let before = as_before(tx, key, case, objection.against, now).await;
    before.map(|()| false).map_err(|error| match error {
        EndError::DaysTaken(faults) => ObjectError::DaysTaken(faults),
        EndError::Db(error) => ObjectError::Db(error),
        _ => ObjectError::Nothing,
    })
}

/// The step where nothing was brought back, and the letters to the enterprise and to the apprentice.
fn said(outcome: Outcome, is_change: bool, by: Uuid) -> (Step, [&'static str; 2]) {
    let upheld = || Step::new("objection-upheld", Side::Reviewer, by);
    match outcome {
        Outcome::Upheld if is_change => (upheld(), [letters::CHANGE_UNDONE, letters::CHANGE_UNDONE_MINE]),
        Outcome::Upheld => (upheld(), [letters::UPHELD, letters::UPHELD_MINE]),
        Outcome::Dismissed | Outcome::Lapsed => {
            let step = Step::new("objection-dismissed", Side::Reviewer, by);
            (step, [letters::DISMISSED, letters::DISMISSED_MINE])
        }
    }
}
