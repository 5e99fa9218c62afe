//! A change comes into force: as it was proposed, where nothing that it touches was changed meanwhile.
use super::{check, propose::ChangeError, terms};
use crate::placements::{
    case::{self, Case},
    counts,
    life::speak_anew,
};
use chrono::{DateTime, Utc};
use entity::{
    placement::{self, Side},
    placement_change::{self, State, Terms},
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ConnectionTrait, DbErr, IntoActiveModel};

/// Whether it may still come into force, by all guards; `reader` is whose eyes the sentences are for.
pub async fn check(
    tx: &impl ConnectionTrait,
    case: &Case,
    change: &placement_change::Model,
    reader: Side,
    now: DateTime<Utc>,
) -> Result<(), ChangeError> {
    let fields = change.touched();
    let moved = change.before.touched(&terms::of(case));
    if fields.iter().any(|field| moved.contains(field)) {
        return Err(ChangeError::Stale);
    }
    let faults = check::faults(tx, case, &change.after, &fields, reader, now).await?;
    if faults.is_empty() { Ok(()) } else { Err(ChangeError::Faults(faults)) }
}

pub async fn write(
    tx: &impl ConnectionTrait,
    case: &mut Case,
    to: &Terms,
    fields: &[&'static str],
) -> Result<(), DbErr> {
    let row = terms::over(&case.row, to, fields);
    placement::ActiveModel::from(row).reset_all().update(tx).await?;
    *case = case::load(tx, case.row.id).await?.ok_or_else(|| DbErr::RecordNotFound("the placement".into()))?;
    counts::recount(tx, case).await
}

pub async fn settle(
    tx: &impl ConnectionTrait,
    change: placement_change::Model,
    state: State,
    now: DateTime<Utc>,
) -> Result<placement_change::Model, DbErr> {
    let mut row = change.into_active_model();
    row.state = Set(state);
    row.settled_at = Set(now);
    let row = row.update(tx).await?;
    if state == State::InForce {
        speak_anew(tx, row.placement_id, row.before.last_day, row.after.last_day, now).await?;
    }
    Ok(row)
}
