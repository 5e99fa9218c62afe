//! What was objected to: all of it, the one that waits, and what a reviewer who comes too late is told.
use super::object::ObjectError;
use entity::placement_objection::{self, Outcome};
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder};
use uuid::Uuid;

/// All of a placement, the latest first.
pub async fn objections(db: &impl ConnectionTrait, id: Uuid) -> Result<Vec<placement_objection::Model>, DbErr> {
    placement_objection::Entity::find()
        .filter(placement_objection::COLUMN.placement_id.eq(id))
        .order_by_desc(placement_objection::Column::MadeAt)
        .all(db)
        .await
}

/// The one that waits.
pub async fn waiting(db: &impl ConnectionTrait, id: Uuid) -> Result<Option<placement_objection::Model>, DbErr> {
    placement_objection::Entity::find()
        .filter(placement_objection::COLUMN.placement_id.eq(id))
        .filter(placement_objection::COLUMN.outcome.is_null())
        .one(db)
        .await
}

/// The same for whoever decides on it: of two reviewers the second hears that it is decided.
pub async fn to_decide(db: &impl ConnectionTrait, id: Uuid) -> Result<placement_objection::Model, ObjectError> {
    let made = objections(db, id).await?;
    let last = made.first().and_then(|made| made.outcome);
    let is_decided = matches!(last, Some(Outcome::Upheld | Outcome::Dismissed));
    let waits = made.into_iter().find(|made| made.outcome.is_none());
    waits.ok_or(if is_decided { ObjectError::Decided } else { ObjectError::Nothing })
}
