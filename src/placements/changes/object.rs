//! Object to what was put in force at once; where the objection is right, what was before holds again.
use super::{
    queries::{objectable_one, one},
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
    placement::Fault,
    placement_change::{self, State},
    placement_objection::{self, About},
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ConnectionTrait, DbErr, IntoActiveModel};
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
    let change = objectable_one(&tx, id, change, now).await?.ok_or(ObjectError::Nothing)?;
    let objection = lay_objection(&tx, key, who, case, (About::Change, Some(change.id)), words, now).await?;
    tx.commit().await?;
    Ok(objection)
}

/// What was changed again since stays as it is. What keeps the mentors of before from teaching, if anything.
pub async fn undo(
    tx: &impl ConnectionTrait,
    key: &AddressKey,
    case: &mut Case,
    objection: &placement_objection::Model,
    now: DateTime<Utc>,
) -> Result<Vec<Fault>, DbErr> {
    let Some(id) = objection.change_id else { return Ok(vec![]) };
    let Some(change) = one(tx, id).await? else { return Ok(vec![]) };
    let since = change.after.touched(&terms::of(case));
    let back: Vec<&str> = change.touched().into_iter().filter(|field| !since.contains(field)).collect();
    if back.contains(&"mentors") && case.row.status.is_live() {
        let faults = teachers::set(tx, key, case, &change.before.mentors, now).await?;
        if !faults.is_empty() {
            return Ok(faults);
        }
    }
    let row = terms::over(&case.row, &change.before, &back);
    case.row = placement::ActiveModel::from(row).reset_all().update(tx).await?;
    placement_change::ActiveModel { state: Set(State::Undone), settled_at: Set(now), ..change.into_active_model() }
        .update(tx)
        .await?;
    Ok(vec![])
}
