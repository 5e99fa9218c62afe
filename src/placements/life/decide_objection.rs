//! A reviewer decides on an objection, with a reason that both sides read.
use super::{
    end::EndError,
    object::{ObjectError, lapse, settle},
    objections::to_decide,
    reopen::as_before,
};
use crate::{
    audit::{self, Entry},
    db::Db,
    mail::{address::AddressKey, outbox},
    placements::{
        acts::{Act, Hand, may},
        approve::{tell_apprentice, tell_writer},
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
use sea_orm::{ActiveEnum, EntityTrait};
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
    settle(&tx, &mut case, objection, outcome, Some(why), now).await?;
    // What others said against the same is about nothing any more.
    if outcome == Outcome::Upheld && !is_change {
        lapse(&tx, &mut case, now).await?;
    }
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
