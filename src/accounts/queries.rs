//! What can be asked of accounts.
use entity::account;
use sea_orm::{ConnectionTrait, DbErr, EntityTrait, QueryFilter, QuerySelect};
use uuid::Uuid;

pub async fn by_id(db: &impl ConnectionTrait, id: Uuid) -> Result<Option<account::Model>, DbErr> {
    account::Entity::find_by_id(id).one(db).await
}

pub async fn by_address(db: &impl ConnectionTrait, email_key: &str) -> Result<Option<account::Model>, DbErr> {
    account::Entity::find().filter(account::COLUMN.email_key.eq(email_key)).one(db).await
}

/// The row, locked until the transaction ends; `None` once closed.
pub async fn lock(tx: &impl ConnectionTrait, id: Uuid) -> Result<Option<account::Model>, DbErr> {
    let account = account::Entity::find_by_id(id).lock_exclusive().one(tx).await?;
    Ok(account.filter(|account| !account.is_closed()))
}
