//! The recount of sessions: compares counters with rows, and raises an alarm; repairs nothing.
use crate::db::Db;
use chrono::{DateTime, Utc};
use entity::{
    event,
    registration::{self, Status},
    session,
    session_place::{self, State},
};
use sea_orm::{
    ColumnTrait, Condition, DbErr, EntityTrait, JoinType, PaginatorTrait, QueryFilter, QuerySelect, RelationTrait,
    sea_query::{Expr, ExprTrait, SimpleExpr},
};
use uuid::Uuid;

/// Session, its counters, and what its rows add up to: taken, waiting, wished.
type Recounted = (Uuid, i32, i32, i32, Option<i64>, Option<i64>, Option<i64>);

/// Says how many alarms it raised.
pub async fn recount(db: &Db, now: DateTime<Utc>) -> Result<u64, DbErr> {
    Ok(counters(db).await? + strays(db).await? + idle_places(db, now).await?)
}

async fn counters(db: &Db) -> Result<u64, DbErr> {
    let counted = |state: State| {
        let one = Expr::case(session_place::COLUMN.state.eq(state), 1).finally(0);
        SimpleExpr::from(Expr::expr(one).sum())
    };
    let rows: Vec<Recounted> = session::Entity::find()
        .select_only()
        .columns([session::Column::Id, session::Column::Taken, session::Column::Waiting, session::Column::Wished])
        .column_as(counted(State::Held), "counted_taken")
        .column_as(counted(State::Waiting), "counted_waiting")
        .column_as(counted(State::Wished), "counted_wished")
        .join(JoinType::LeftJoin, session_place::Relation::Session.def().rev())
        .group_by(session::Column::Id)
        .into_tuple()
        .all(db.read())
        .await?;
    let is_wrong = |(_, taken, waiting, wished, held, waits, wishes): &&Recounted| {
        [(taken, held), (waiting, waits), (wished, wishes)]
            .into_iter()
            .any(|(counter, counted)| Some(i64::from(*counter)) != *counted)
    };
    let wrong = rows.iter().filter(is_wrong);
    Ok(wrong.inspect(|(session, ..)| tracing::error!(%session, "places of a session and who chose it disagree: find out why before mending the numbers")).count() as u64)
}

/// Chosen by registrations that have ended, or otherwise than they stand with their event.
async fn strays(db: &Db) -> Result<u64, DbErr> {
    let (status, state) = (registration::COLUMN.status, session_place::COLUMN.state);
    let in_line = Condition::all().add(status.eq(Status::Waiting)).add(state.eq(State::Wished));
    let inside = Condition::all().add(status.is_in([Status::Pending, Status::Confirmed])).add(state.ne(State::Wished));
    let strays = session_place::Entity::find()
        .inner_join(registration::Entity)
        .filter(Condition::any().add(in_line).add(inside).not())
        .count(db.read())
        .await?;
    if strays > 0 {
        tracing::error!(strays, "sessions are chosen by registrations that do not stand so");
    }
    Ok(strays)
}

/// Sessions with a free place while somebody waits for it.
async fn idle_places(db: &Db, now: DateTime<Utc>) -> Result<u64, DbErr> {
    let waited = session::Entity::find()
        .inner_join(event::Entity)
        .filter(session::COLUMN.waiting.gt(0))
        .filter(session::COLUMN.starts_at.gt(now))
        .filter(event::COLUMN.status.eq(event::Status::Published))
        .all(db.read())
        .await?;
    let idle = waited.iter().filter(|session| session.places_for_the_line() > 0);
    Ok(idle
        .inspect(|session| tracing::error!(session = %session.id, "a place at a session is free while somebody waits"))
        .count() as u64)
}
