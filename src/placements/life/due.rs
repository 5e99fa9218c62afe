//! How the timetable goes through what is due: each placement in a transaction of its own, once.
use crate::{
    db::Db,
    placements::case::{self, Case},
};
use entity::placement;
use sea_orm::{Condition, DatabaseTransaction, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

/// In one run; the rest is there at the next.
const AT_ONCE: u64 = 500;

/// Ids of those that are due, the oldest first.
pub async fn due(db: &Db, which: Condition) -> Result<Vec<Uuid>, DbErr> {
    placement::Entity::find()
        .select_only()
        .column(placement::Column::Id)
        .filter(which)
        .order_by_asc(placement::Column::Id)
        .limit(AT_ONCE)
        .into_tuple()
        .all(db.read())
        .await
}

/// The placement, held; whoever waited for it asks once more whether it is still due.
pub async fn held(db: &Db, id: Uuid) -> Result<Option<(DatabaseTransaction, Case)>, DbErr> {
    let tx = db.begin().await?;
    Ok(case::lock(&tx, id).await?.map(|case| (tx, case)))
}
