//! How the timetable goes through what is due: each placement in a transaction of its own, once.
use crate::{
    db::Db,
    placements::case::{self, Case},
};
use entity::{
    enterprise::{self, Status},
    placement,
};
use sea_orm::{
    ColumnTrait, Condition, DatabaseTransaction, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait,
    sea_query::SimpleExpr,
};
use uuid::Uuid;

/// Ids of those that are due, the oldest first; all of them, for some may be passed over and would keep others waiting.
pub async fn due(db: &Db, which: Condition) -> Result<Vec<Uuid>, DbErr> {
    placement::Entity::find()
        .select_only()
        .column(placement::Column::Id)
        .filter(which)
        .order_by_asc(placement::Column::Id)
        .into_tuple()
        .all(db.read())
        .await
}

/// Of enterprises in a state.
pub fn of_those(status: Status) -> SimpleExpr {
    let there = enterprise::Entity::find().select_only().column(enterprise::Column::Id);
    placement::COLUMN.enterprise_id.in_subquery(there.filter(enterprise::COLUMN.status.eq(status)).into_query())
}

/// The placement, held; whoever waited for it asks once more whether it is still due.
pub async fn held(db: &Db, id: Uuid) -> Result<Option<(DatabaseTransaction, Case)>, DbErr> {
    let tx = db.begin().await?;
    Ok(case::lock(&tx, id).await?.map(|case| (tx, case)))
}
