//! A change comes into force: as it was proposed, where nothing that it touches was changed meanwhile.
use super::{check, propose::ChangeError, terms};
use crate::{
    placements::{
        case::{self, Case},
        counts,
        life::speak_anew,
        links,
    },
    programmes,
};
use chrono::{DateTime, Utc};
use entity::{
    placement::{self, Side},
    placement_change::{self, State, Terms},
    placement_link::For,
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

/// With the yes of a guardian whom it names.
pub async fn write_with_guardian(
    tx: &impl ConnectionTrait,
    case: &mut Case,
    change: &placement_change::Model,
) -> Result<(), DbErr> {
    write(tx, case, &change.after, &change.touched()).await?;
    if change.names_guardian() {
        let mut row = case.row.clone().into_active_model();
        row.guardian_said_at = Set(change.guardian_said_at);
        case.row = row.update(tx).await?;
    }
    Ok(())
}

pub async fn write(
    tx: &impl ConnectionTrait,
    case: &mut Case,
    to: &Terms,
    fields: &[&'static str],
) -> Result<(), DbErr> {
    let (mut row, left) = (terms::over(&case.row, to, fields), case.programme.id);
    if let (true, Some(first)) = (fields.contains(&"programme"), row.first_day) {
        row.rules_id = programmes::rules_on(tx, row.programme_id, first).await?.map(|rules| rules.id);
    }
    placement::ActiveModel::from(row).reset_all().update(tx).await?;
    *case = case::load(tx, case.row.id).await?.ok_or_else(|| DbErr::RecordNotFound("the placement".into()))?;
    if case.programme.id != left {
        counts::learning(tx, case.enterprise.id, left).await?;
    }
    counts::recount(tx, case).await
}

/// Whoever was asked besides need not answer any more.
pub async fn settle(
    tx: &impl ConnectionTrait,
    change: placement_change::Model,
    state: State,
    now: DateTime<Utc>,
) -> Result<placement_change::Model, DbErr> {
    links::end(tx, change.placement_id, &[For::Guardian], now).await?;
    let mut row = change.into_active_model();
    row.state = Set(state);
    row.settled_at = Set(now);
    let row = row.update(tx).await?;
    if state == State::InForce {
        speak_anew(tx, row.placement_id, row.before.last_day, row.after.last_day, now).await?;
    }
    Ok(row)
}
