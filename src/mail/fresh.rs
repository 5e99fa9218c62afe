//! Secrets that are made when a letter is rendered. Only their hashes are kept, with the row that each opens; of
//! several renderings each opens the same.
use crate::secret;
use chrono::{DateTime, Duration, Utc};
use entity::fresh_token;
use sea_orm::{ActiveValue::Set, ConnectionTrait, DbErr, EntityTrait, QueryFilter};
use uuid::Uuid;

/// Longer than any link lasts, with the month for which its row is kept.
const KEPT: Duration = Duration::days(60);

/// A secret that opens a row.
pub async fn make(db: &impl ConnectionTrait, about: Uuid, now: DateTime<Utc>) -> Result<String, DbErr> {
    let token = secret::token();
    let hash = secret::digest(token.as_bytes());
    let row = fresh_token::ActiveModel { hash: Set(hash), about: Set(about), made_at: Set(now) };
    fresh_token::Entity::insert(row).exec_without_returning(db).await?;
    Ok(token)
}

/// The row that a secret opens.
pub async fn about(db: &impl ConnectionTrait, token: &str) -> Result<Option<Uuid>, DbErr> {
    if !secret::is_token(token) {
        return Ok(None);
    }
    let made = fresh_token::Entity::find_by_id(secret::digest(token.as_bytes())).one(db).await?;
    Ok(made.map(|made| made.about))
}

pub async fn purge(db: &impl ConnectionTrait, now: DateTime<Utc>) -> Result<u64, DbErr> {
    let old = fresh_token::COLUMN.made_at.lt(now - KEPT);
    Ok(fresh_token::Entity::delete_many().filter(old).exec(db).await?.rows_affected)
}
