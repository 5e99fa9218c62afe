//! What can be asked of registrations.
use entity::registration::{self, Status};
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder};
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
