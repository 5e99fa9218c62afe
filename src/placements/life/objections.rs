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

/// Those that wait.
pub async fn waiting(db: &impl ConnectionTrait, id: Uuid) -> Result<Vec<placement_objection::Model>, DbErr> {
    placement_objection::Entity::find()
        .filter(placement_objection::COLUMN.placement_id.eq(id))
        .filter(placement_objection::COLUMN.outcome.is_null())
        .all(db)
        .await
}

/// The one of a placement that is named, or which waits longest: of two reviewers the second hears that it is decided.
pub async fn to_decide(
    db: &impl ConnectionTrait,
    id: Uuid,
    named: Option<Uuid>,
) -> Result<placement_objection::Model, ObjectError> {
    let made = objections(db, id).await?;
    let mut asked = made.into_iter().filter(|made| named.is_none_or(|named| named == made.id)).peekable();
    let last = asked.peek().and_then(|made| made.outcome);
    let is_decided = matches!(last, Some(Outcome::Upheld | Outcome::Dismissed));
    let longest = asked.rfind(|made| made.outcome.is_none());
    longest.ok_or(if is_decided { ObjectError::Decided } else { ObjectError::Nothing })
}
