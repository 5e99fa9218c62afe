//! Mailings: letters to many about one event, each once. The event is locked, so that whoever comes second
//! finds the row of whoever came first.
use chrono::{DateTime, Utc};
use entity::mailing;
use sea_orm::{ActiveValue::Set, ConnectionTrait, DbErr, EntityTrait};
use uuid::Uuid;

pub async fn put(
    tx: &impl ConnectionTrait,
    event: Uuid,
    key: &str,
    letters: usize,
    now: DateTime<Utc>,
) -> Result<(), DbErr> {
    let row = mailing::ActiveModel {
        event_id: Set(event),
        key: Set(key.to_owned()),
        letters: Set(i32::try_from(letters).unwrap_or(i32::MAX)),
        at: Set(now),
    };
    mailing::Entity::insert(row).exec_without_returning(tx).await?;
    Ok(())
}

pub async fn find(db: &impl ConnectionTrait, event: Uuid, key: &str) -> Result<Option<mailing::Model>, DbErr> {
    mailing::Entity::find_by_id((event, key.to_owned())).one(db).await
}
