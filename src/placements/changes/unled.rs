//! Somebody teaches who may not any more: removed, retired or resting. The placement reads *needs a mentor*, and two
//! weeks later reviewers look at it; naming another ends both.
use crate::{
    db::Db,
    placements::{
        case::Case,
        exceptions::{self, NO_MENTOR},
        guards,
        life::{due, held, without_mentor, without_mentor_of},
        steps::{self, Step},
    },
};
use chrono::{DateTime, Duration, Utc};
use entity::placement::{self, Side, Status};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, ExprTrait,
    IntoActiveModel, QueryFilter, QuerySelect,
};
use std::collections::HashSet;
use uuid::Uuid;

const PATIENCE: Duration = Duration::days(14);
const LIVE: [Status; 3] = [Status::Agreed, Status::Running, Status::Paused];

/// Those of some placements that need a mentor.
pub async fn unled(db: &impl ConnectionTrait, ids: Vec<Uuid>) -> Result<HashSet<Uuid>, DbErr> {
    let column = placement::COLUMN;
    let found: Vec<Uuid> = placement::Entity::find()
        .select_only()
        .column(placement::Column::Id)
        .filter(column.status.is_in(LIVE))
        .filter(column.id.in_subquery(without_mentor_of(ids)))
        .into_tuple()
        .all(db)
        .await?;
    Ok(found.into_iter().collect())
}

/// Writes down since when, and makes an exception of those that have waited. How many stand otherwise than before.
pub async fn watch(db: &Db, now: DateTime<Utc>) -> Result<u64, DbErr> {
    let column = placement::COLUMN;
    let lacks = || Condition::all().add(column.status.is_in(LIVE)).add(column.id.in_subquery(without_mentor()));
    let is_unmarked = column.exception.is_null().or(column.exception.not_like(format!("%{NO_MENTOR}%")));
    let late = column.unled_since.lte(now - PATIENCE).and(is_unmarked);
    let turned = Condition::any()
        .add(lacks().add(column.unled_since.is_null()))
        .add(lacks().add(late))
        .add(Condition::all().add(column.unled_since.is_not_null()).add(lacks().not()));
    let mut moved = 0;
    for id in due(db, turned).await? {
        let Some((tx, mut case)) = held(db, id).await? else { continue };
        if look(&tx, &mut case, now).await? {
            tx.commit().await?;
            moved += 1;
        }
    }
    Ok(moved)
}

/// Whether anything is otherwise than it was written down.
async fn look(tx: &impl ConnectionTrait, case: &mut Case, now: DateTime<Utc>) -> Result<bool, DbErr> {
    if !case.row.status.is_live() || guards::unfit(tx, case).await?.is_empty() {
        return led(tx, case, now).await;
    }
    let Some(since) = case.row.unled_since else {
        let mut row = case.row.clone().into_active_model();
        row.unled_since = Set(Some(now));
        case.row = row.update(tx).await?;
        return Ok(true);
    };
    if since > now - PATIENCE || exceptions::stands(&case.row, NO_MENTOR) {
        return Ok(false);
    }
    exceptions::raise(tx, case, NO_MENTOR, now).await?;
    steps::put(tx, &case.row, Step::new("mentor-missing", Side::Nobody, None), now).await?;
    Ok(true)
}

/// Somebody leads it again, or it is over. True: until now that was not so.
pub async fn led(tx: &impl ConnectionTrait, case: &mut Case, now: DateTime<Utc>) -> Result<bool, DbErr> {
    let is_unled = case.row.status.is_live() && !guards::unfit(tx, case).await?.is_empty();
    if is_unled || case.row.unled_since.is_none() {
        return Ok(false);
    }
    let mut row = case.row.clone().into_active_model();
    row.unled_since = Set(None);
    case.row = row.update(tx).await?;
    if exceptions::stands(&case.row, NO_MENTOR) {
        exceptions::end(tx, case, NO_MENTOR, now).await?;
    }
    Ok(true)
}
