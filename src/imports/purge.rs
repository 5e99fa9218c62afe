//! Purge: what nobody decided on is given up after a while, and a file goes a while after the decision. Hash, counts
//! and who stay.
use crate::{db::Db, files};
use chrono::{DateTime, Duration, Utc};
use entity::import::{self, Status};
use sea_orm::{ActiveValue::Set, ColumnTrait, DbErr, EntityTrait, QueryFilter, QuerySelect};
use uuid::Uuid;

const KEPT: Duration = Duration::days(30);
const AT_A_TIME: u64 = 100;

/// How many files went.
pub async fn purge_imports(db: &Db, now: DateTime<Utc>) -> Result<u64, DbErr> {
    let tx = db.begin().await?;
    let given_up =
        import::ActiveModel { status: Set(Status::Cancelled), decided_at: Set(Some(now)), ..Default::default() };
    import::Entity::update_many()
        .set(given_up)
        .filter(import::COLUMN.status.eq(Status::Dry))
        .filter(import::COLUMN.made_at.lte(now - KEPT))
        .exec(&tx)
        .await?;
    let old = import::Entity::find()
        .filter(import::COLUMN.decided_at.lte(now - KEPT))
        .filter(import::COLUMN.file_id.is_not_null())
        .limit(AT_A_TIME)
        .all(&tx)
        .await?;
    let files: Vec<Uuid> = old.iter().filter_map(|import| import.file_id).collect();
    import::Entity::update_many()
        .set(import::ActiveModel { file_id: Set(None), ..Default::default() })
        .filter(import::COLUMN.id.is_in(old.iter().map(|import| import.id)))
        .exec(&tx)
        .await?;
    files::remove(&tx, files).await?;
    tx.commit().await?;
    Ok(old.len() as u64)
}
