//! Whom a mentor teaches at one enterprise, filed and not over; and who taught somebody.
use entity::{
    mentor,
    placement::{self, Status},
    placement_mentor,
};
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait};
use uuid::Uuid;

/// Who begins first stands first.
pub async fn people(db: &impl ConnectionTrait, enterprise: Uuid, mentor: Uuid) -> Result<Vec<placement::Model>, DbErr> {
    let taught = placement_mentor::Entity::find()
        .select_only()
        .column(placement_mentor::Column::PlacementId)
        .filter(placement_mentor::COLUMN.mentor_id.eq(mentor))
        .filter(placement_mentor::COLUMN.until_day.is_null())
        .into_query();
    placement::Entity::find()
        .filter(placement::COLUMN.enterprise_id.eq(enterprise))
        .filter(placement::COLUMN.status.is_in([Status::Agreed, Status::Running, Status::Paused]))
        .filter(placement::COLUMN.id.in_subquery(taught))
        .order_by_asc(placement::Column::FirstDay)
        .order_by_asc(placement::Column::Id)
        .all(db)
        .await
}

/// Everybody who taught in a placement or teaches, from the first on.
pub async fn taught(
    db: &impl ConnectionTrait,
    placement: Uuid,
) -> Result<Vec<(placement_mentor::Model, mentor::Model)>, DbErr> {
    let ties = placement_mentor::Entity::find()
        .filter(placement_mentor::COLUMN.placement_id.eq(placement))
        .order_by_asc(placement_mentor::Column::Id)
        .find_also_related(mentor::Entity)
        .all(db)
        .await?;
    Ok(ties.into_iter().filter_map(|(tie, mentor)| Some((tie, mentor?))).collect())
}
