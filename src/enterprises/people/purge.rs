//! What the timetable drops of invitations: an address is not kept for longer than it is needed.
use crate::db::Db;
use chrono::{DateTime, Duration, Utc};
use entity::member_invitation;
use sea_orm::{DbErr, EntityTrait, ExprTrait, QueryFilter};

/// A month after they ended, so that a late press of the link is still told so.
pub async fn purge_invitations(db: &Db, now: DateTime<Utc>) -> Result<u64, DbErr> {
    let old = now - Duration::days(30);
    let ended = member_invitation::COLUMN.expires_at.lt(old).or(member_invitation::COLUMN.ended_at.lt(old));
    Ok(member_invitation::Entity::delete_many().filter(ended).exec(db.write()).await?.rows_affected)
}
