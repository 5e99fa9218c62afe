//! What the timetable runs for registrations: forgetting in time, dropping keys, and the recount.
use super::{forget::forget_row, sessions};
use crate::{db::Db, events, mail::address::AddressKey};
use chrono::{DateTime, Duration, Utc};
use entity::{
    event,
    registration::{self, Status},
    registration_key,
};
use sea_orm::{
    ColumnTrait, DbErr, EntityTrait, JoinType, QueryFilter, QuerySelect, RelationTrait,
    sea_query::{Expr, ExprTrait},
};
use uuid::Uuid;

/// Event, its counters, and what its rows add up to: taken, waiting.
type Recounted = (Uuid, i32, i32, Option<i64>, Option<i64>);

const AT_A_TIME: u64 = 200;

/// Forgets everybody whose event ended longer ago than personal data is kept. Says how many.
pub async fn forget_old(db: &Db, key: &AddressKey, keep: Duration, now: DateTime<Utc>) -> Result<u64, DbErr> {
    let mut forgotten = 0;
    loop {
        let due: Vec<(Uuid, Uuid)> = registration::Entity::find()
            .select_only()
            .column(registration::Column::EventId)
            .column(registration::Column::Id)
            .join(JoinType::InnerJoin, registration::Relation::Event.def())
            .filter(registration::COLUMN.forgotten_at.is_null())
            .filter(event::COLUMN.ends_at.lt(now - keep))
            .limit(AT_A_TIME)
            .into_tuple()
            .all(db.read())
            .await?;
        if due.is_empty() {
            return Ok(forgotten);
        }
        for (event, id) in due {
            forgotten += forget_one(db, key, event, id, now).await?;
        }
    }
}

async fn forget_one(db: &Db, key: &AddressKey, event: Uuid, id: Uuid, now: DateTime<Utc>) -> Result<u64, DbErr> {
    let tx = db.begin().await?;
    let Some(event) = events::lock(&tx, event).await? else { return Ok(0) };
    let row = registration::Entity::find_by_id(id).one(&tx).await?;
    let Some(row) = row.filter(|row| !row.is_forgotten()) else { return Ok(0) };
    forget_row(&tx, key, event, row, now).await?;
    tx.commit().await?;
    Ok(1)
}

/// Keys are kept 24 hours.
pub async fn purge_keys(db: &Db, now: DateTime<Utc>) -> Result<u64, DbErr> {
    let old = registration_key::COLUMN.created_at.lt(now - Duration::hours(24));
    Ok(registration_key::Entity::delete_many().filter(old).exec(db.write()).await?.rows_affected)
}

/// Compares counters with rows, in one statement and so of one moment, and raises an alarm for each
/// event that differs; repairs nothing.
pub async fn recount(db: &Db, now: DateTime<Utc>) -> Result<u64, DbErr> {
    let counted = |statuses: Vec<Status>| {
        let one = Expr::case(registration::COLUMN.status.is_in(statuses), 1).finally(0);
        Expr::expr(one).sum()
    };
    let rows: Vec<Recounted> = event::Entity::find()
        .select_only()
        .columns([event::Column::Id, event::Column::Taken, event::Column::Waiting])
        .column_as(counted(vec![Status::Confirmed, Status::Pending]), "counted_taken")
        .column_as(counted(vec![Status::Waiting]), "counted_waiting")
        .join(JoinType::LeftJoin, registration::Relation::Event.def().rev())
        .group_by(event::Column::Id)
        .into_tuple()
        .all(db.read())
        .await?;
    let mut wrong = 0;
    for (event, taken, waiting, counted_taken, counted_waiting) in rows {
        if (Some(i64::from(taken)), Some(i64::from(waiting))) != (counted_taken, counted_waiting) {
            tracing::error!(%event, taken, waiting, counted_taken, counted_waiting, "places and registrations disagree: find out why before mending the numbers");
            wrong += 1;
        }
    }
    Ok(wrong + idle_places(db, now).await? + sessions::recount(db, now).await?)
}

/// Events with a free place while somebody waits for it: at no moment should there be one.
async fn idle_places(db: &Db, now: DateTime<Utc>) -> Result<u64, DbErr> {
    let waiting = event::Entity::find().filter(event::COLUMN.waiting.gt(0)).all(db.read()).await?;
    let idle = waiting.iter().filter(|event| event.promotes(now) && event.has_place_for_the_line());
    Ok(idle.inspect(|event| tracing::error!(event = %event.id, "a place is free while somebody waits")).count() as u64)
}
