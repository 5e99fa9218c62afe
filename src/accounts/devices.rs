//! The devices that an account is signed in on; each can be shut from any other.
use crate::{db::Db, roles::Candidate};
use chrono::{DateTime, Utc};
use entity::sign_in;
use sea_orm::{ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder};
use uuid::Uuid;

/// Own open doors, the one used last first.
pub async fn open_doors(
    db: &impl ConnectionTrait,
    who: &Candidate,
    now: DateTime<Utc>,
) -> Result<Vec<sign_in::Model>, DbErr> {
    sign_in::Entity::find()
        .filter(sign_in::COLUMN.account_id.eq(who.account.id))
        .filter(sign_in::COLUMN.expires_at.gt(now))
        .filter(sign_in::COLUMN.passed_factor.eq(true))
        .order_by_desc(sign_in::Column::SeenAt)
        .order_by_desc(sign_in::Column::Id)
        .all(db)
        .await
}

/// False if there is no such door of one's own: ended twice, or another's.
pub async fn end_device(db: &Db, who: &Candidate, id: Uuid) -> Result<bool, DbErr> {
    let ended = sign_in::Entity::delete_many()
        .filter(sign_in::COLUMN.account_id.eq(who.account.id))
        .filter(sign_in::COLUMN.id.eq(id))
        .exec(db.write())
        .await?;
    Ok(ended.rows_affected == 1)
}

/// Ends all but the door that one came through.
pub async fn end_other_devices(db: &Db, who: &Candidate) -> Result<(), DbErr> {
    end_all_but(db.write(), who.account.id, Some(who.sign_in)).await
}

pub(super) async fn end_all_but(tx: &impl ConnectionTrait, account: Uuid, stays: Option<Uuid>) -> Result<(), DbErr> {
    let mut ends = sign_in::Entity::delete_many().filter(sign_in::COLUMN.account_id.eq(account));
    if let Some(stays) = stays {
        ends = ends.filter(sign_in::COLUMN.id.ne(stays));
    }
    ends.exec(tx).await?;
    Ok(())
}
