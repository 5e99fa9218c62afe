//! What can be asked of requests to leave: those of a draft, and those about the placement that is to be left.
use super::table::overtaken;
use crate::placements::Case;
use entity::{
    placement,
    placement_overlap::{self, Status},
};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, ExprTrait, QueryFilter, QueryOrder,
    QuerySelect, QueryTrait, sea_query::SelectStatement,
};
use std::collections::HashMap;
use uuid::Uuid;

/// A request and the placement at its other end.
pub type Asked = (placement_overlap::Model, placement::Model);

/// All of a draft, the latest first, each with the placement that is to be left.
pub async fn of_draft(db: &impl ConnectionTrait, draft: Uuid) -> Result<Vec<Asked>, DbErr> {
    let of = placement_overlap::Entity::find().filter(placement_overlap::COLUMN.draft_id.eq(draft));
    let rows = of.order_by_desc(placement_overlap::Column::Id).all(db).await?;
    with(db, rows, |row| row.other_id).await
}

/// All about a placement that is to be left, the latest first, each with the draft.
pub async fn of_other(db: &impl ConnectionTrait, other: Uuid) -> Result<Vec<Asked>, DbErr> {
    let of = placement_overlap::Entity::find().filter(placement_overlap::COLUMN.other_id.eq(other));
    let rows = of.order_by_desc(placement_overlap::Column::Id).all(db).await?;
    with(db, rows, |row| row.draft_id).await
}

/// Those of a draft that still stand.
pub async fn live(db: &impl ConnectionTrait, draft: &placement::Model) -> Result<Vec<Asked>, DbErr> {
    let mut all = of_draft(db, draft.id).await?;
    all.retain(|(request, other)| request.status.is_live() && overtaken(request, draft, other).is_none());
    Ok(all)
}

/// Whether the draft waits for a placement that is to be left: then it is not filed, and nobody's silence counts.
pub async fn waits(db: &impl ConnectionTrait, draft: &placement::Model) -> Result<bool, DbErr> {
    Ok(!live(db, draft).await?.is_empty())
}

/// What the enterprise of a placement reads of whoever wishes to leave it: the request that it has before it, where that
/// stands; else one that it has not answered, and of several the first.
pub async fn to_answer(
    db: &impl ConnectionTrait,
    other: &placement::Model,
    seen: Option<Uuid>,
) -> Result<Option<placement_overlap::Model>, DbErr> {
    let mut all = of_other(db, other.id).await?;
    all.retain(|(request, draft)| request.status.is_live() && overtaken(request, draft, other).is_none());
    let seen = all.iter().position(|(request, _)| Some(request.id) == seen);
    let first = seen.or_else(|| all.iter().rposition(|(request, _)| request.status == Status::Open));
    Ok(first.map(|at| all.swap_remove(at)).or_else(|| all.pop()).map(|(request, _)| request))
}

/// Placements that somebody wishes to leave whose enterprise has said nothing.
pub fn unanswered() -> SelectStatement {
    placement_overlap::Entity::find()
        .select_only()
        .column(placement_overlap::Column::OtherId)
        .filter(placement_overlap::COLUMN.status.eq(Status::Open))
        .into_query()
}

/// All that nobody wrote down as over.
pub async fn open_ones(db: &impl ConnectionTrait) -> Result<Vec<placement_overlap::Model>, DbErr> {
    placement_overlap::Entity::find()
        .filter(placement_overlap::COLUMN.status.is_in([Status::Open, Status::Refused]))
        .order_by_asc(placement_overlap::Column::Id)
        .all(db)
        .await
}

/// The words of all sides, once the person is not kept any more.
pub async fn forget(tx: &impl ConnectionTrait, case: &Case) -> Result<(), DbErr> {
    let column = placement_overlap::COLUMN;
    placement_overlap::Entity::update_many()
        .set(placement_overlap::ActiveModel { words: Set(None), reason: Set(None), ..Default::default() })
        .filter(column.draft_id.eq(case.row.id).or(column.other_id.eq(case.row.id)))
        .exec(tx)
        .await?;
    Ok(())
}

/// Each with the placement at that end.
pub async fn with(
    db: &impl ConnectionTrait,
    rows: Vec<placement_overlap::Model>,
    end: fn(&placement_overlap::Model) -> Uuid,
) -> Result<Vec<Asked>, DbErr> {
    if rows.is_empty() {
        return Ok(vec![]);
    }
    let ids = placement::COLUMN.id.is_in(rows.iter().map(end));
    let found = placement::Entity::find().filter(ids).all(db).await?;
    let found: HashMap<Uuid, placement::Model> = found.into_iter().map(|row| (row.id, row)).collect();
    Ok(rows
        .into_iter()
        .filter_map(|row| Some((found.get(&end(&row))?.clone(), row)))
        .map(|(end, row)| (row, end))
        .collect())
}
