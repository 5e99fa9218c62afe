//! Object to what was put in force at once; where the objection is right, what was before holds again.
use super::{
    queries::{against, objectable_one, standing},
    teachers, terms,
};
use crate::{
    db::Db,
    mail::address::AddressKey,
    placements::{
        acts::{Act, Hand, may},
        case::Case,
        draft::wrong_turn,
        life::{Ender, ObjectError, lay_objection},
        stages::stage_on,
    },
    roles::Candidate,
    words::when::today,
};
use chrono::{DateTime, Utc};
use entity::{
    placement,
    placement_change::{self, State},
    placement_objection::{self, About},
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ConnectionTrait, IntoActiveModel};
use uuid::Uuid;

pub async fn object_to_change(
    db: &Db,
    key: &AddressKey,
    who: &Candidate,
    id: Uuid,
    change: Option<Uuid>,
    words: &str,
    now: DateTime<Utc>,
) -> Result<placement_objection::Model, ObjectError> {
    let tx = db.begin().await?;
    let who = Ender::Apprentice(who);
    let case = who.lock(&tx, id).await?.ok_or(ObjectError::NoSuchPlacement)?;
    if !may(Hand::Apprentice, Act::ObjectToChange, stage_on(&case.row, today(now))) {
        return Err(ObjectError::WithAnother(wrong_turn(&case.row)));
    }
    let change = objectable_one(&tx, &case, change, now).await?.ok_or(ObjectError::Nothing)?;
    let objection = lay_objection(&tx, key, who, case, (About::Change, Some(change.id)), words, now).await?;
    tx.commit().await?;
    Ok(objection)
}

/// What was changed again since stays as it is: whether anything came back. The mentors of before may be kept from
/// teaching.
pub async fn undo(
    tx: &impl ConnectionTrait,
    key: &AddressKey,
    case: &mut Case,
    objection: &placement_objection::Model,
    now: DateTime<Utc>,
) -> Result<bool, ObjectError> {
    let Some(change) = against(tx, objection).await? else { return Ok(false) };
    let back = standing(case, &change);
    if back.is_empty() {
        return Ok(false);
    }
    if back.contains(&"mentors") {
        let faults = teachers::set(tx, key, case, &change.before.mentors, now).await?;
        if !faults.is_empty() {
            return Err(ObjectError::DaysTaken(faults));
        }
    }
    let row = terms::over(&case.row, &change.before, &back);
    case.row = placement::ActiveModel::from(row).reset_all().update(tx).await?;
    placement_change::ActiveModel { state: Set(State::Undone), settled_at: Set(now), ..change.into_active_model() }
        .update(tx)
        .await?;
    Ok(true)
}
