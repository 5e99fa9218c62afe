//! What can be asked of registrations.
use chrono::{DateTime, Utc};
use entity::{
    event,
    registration::{self, Status},
};
use sea_orm::{
    ActiveEnum, ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, ExprTrait, JoinType, PaginatorTrait,
    QueryFilter, QueryOrder, QuerySelect,
    sea_query::{Expr, Query, SimpleExpr},
};
use std::{cmp::Reverse, collections::HashMap};
use uuid::Uuid;

pub async fn by_id(db: &impl ConnectionTrait, id: Uuid) -> Result<Option<registration::Model>, DbErr> {
    registration::Entity::find_by_id(id).one(db).await
}

/// The one registration that an address has there, live or rejected.
pub async fn by_address(
    db: &impl ConnectionTrait,
    event: Uuid,
    email_key: &str,
) -> Result<Option<registration::Model>, DbErr> {
    registration::Entity::find()
        .filter(registration::COLUMN.event_id.eq(event))
        .filter(registration::COLUMN.email_key.eq(email_key))
        .filter(registration::COLUMN.status.ne(Status::Cancelled))
        .one(db)
        .await
}

/// Rank in line, from 1; `None` when not waiting. Derived, never stored.
pub async fn waiting_position(db: &impl ConnectionTrait, row: &registration::Model) -> Result<Option<i64>, DbErr> {
    if row.status != Status::Waiting {
        return Ok(None);
    }
    let ahead = registration::Entity::find()
        .filter(registration::COLUMN.event_id.eq(row.event_id))
        .filter(registration::COLUMN.status.eq(Status::Waiting))
        .filter(registration::COLUMN.number.lt(row.number))
        .count(db)
        .await?;
    Ok(Some(ahead as i64 + 1))
}

/// Where an address's link leads: its live or rejected registration there, else the one it cancelled last.
pub async fn latest_by_address(
    db: &impl ConnectionTrait,
    event: Uuid,
    email_key: &str,
) -> Result<Option<registration::Model>, DbErr> {
    if let Some(row) = by_address(db, event, email_key).await? {
        return Ok(Some(row));
    }
    registration::Entity::find()
        .filter(registration::COLUMN.event_id.eq(event))
        .filter(registration::COLUMN.email_key.eq(email_key))
        .order_by_desc(registration::Column::Number)
        .one(db)
        .await
}

/// Registrations with an address that nobody has claimed, made before a moment: event and id.
pub async fn unclaimed(
    db: &impl ConnectionTrait,
    email_key: &str,
    before: DateTime<Utc>,
) -> Result<Vec<(Uuid, Uuid)>, DbErr> {
    ids(
        db,
        registration::COLUMN
            .account_id
            .is_null()
            .and(registration::COLUMN.email_key.eq(email_key))
            .and(registration::COLUMN.created_at.lte(before)),
    )
    .await
}

/// What an account has claimed: event and id.
pub async fn ids_of_account(db: &impl ConnectionTrait, account: Uuid) -> Result<Vec<(Uuid, Uuid)>, DbErr> {
    ids(db, registration::COLUMN.account_id.eq(account)).await
}

async fn ids(db: &impl ConnectionTrait, which: SimpleExpr) -> Result<Vec<(Uuid, Uuid)>, DbErr> {
    registration::Entity::find()
        .select_only()
        .columns([registration::Column::EventId, registration::Column::Id])
        .filter(registration::COLUMN.forgotten_at.is_null())
        .filter(which)
        .order_by_asc(registration::Column::EventId)
        .into_tuple()
        .all(db)
        .await
}

/// An account's registrations with their events, the next to come first, then those that are over.
pub async fn of_account(
    db: &impl ConnectionTrait,
    account: Uuid,
    now: DateTime<Utc>,
) -> Result<Vec<(registration::Model, event::Model)>, DbErr> {
    let rows = registration::Entity::find()
        .filter(registration::COLUMN.account_id.eq(account))
        .find_also_related(event::Entity)
        .order_by_asc(event::Column::StartsAt)
        .all(db)
        .await?;
    let mut rows: Vec<_> = rows.into_iter().filter_map(|(row, event)| Some((row, event?))).collect();
    let over = |event: &event::Model| event.ends_at <= now;
    rows.sort_by_key(|(_, event)| {
        (over(event), if over(event) { Reverse(event.starts_at) } else { Reverse(DateTime::UNIX_EPOCH) })
    });
    Ok(rows)
}

/// Ranks in line of an account's waiting registrations, each from 1.
pub async fn ranks(db: &impl ConnectionTrait, account: Uuid) -> Result<HashMap<Uuid, i64>, DbErr> {
    use registration::Column::{AccountId, EventId, Id, Number, Status as State};
    let ahead = |column: registration::Column| Expr::col(("ahead", column));
    let own = |column: registration::Column| Expr::col((registration::Entity, column));
    let query = Query::select()
        .column((registration::Entity, Id))
        .expr_as(ahead(Id).count(), "rank")
        .from(registration::Entity)
        .join_as(
            JoinType::InnerJoin,
            registration::Entity,
            "ahead",
            Condition::all()
                .add(ahead(EventId).equals((registration::Entity, EventId)))
                .add(ahead(State).eq(Status::Waiting.to_value()))
                .add(ahead(Number).lte(own(Number))),
        )
        .and_where(own(AccountId).eq(account))
        .and_where(own(State).eq(Status::Waiting.to_value()))
        .group_by_col((registration::Entity, Id))
        .to_owned();
    let rows = db.query_all(&query).await?;
    rows.iter().map(|row| Ok((row.try_get("", "id")?, row.try_get("", "rank")?))).collect()
}
