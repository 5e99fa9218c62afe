//! A pause that the apprentice asks for waits for the enterprise: until it pauses or says no, the apprentice takes it
//! back, the placement is over, or the last day that was wished for has passed.
use chrono::NaiveDate;
use entity::placement_wish::{self, Refusal};
use sea_orm::{ConnectionTrait, DbErr, EntityTrait, QueryFilter, QuerySelect, QueryTrait, sea_query::SelectStatement};
use uuid::Uuid;

/// The one that nobody has answered.
pub async fn wish(
    db: &impl ConnectionTrait,
    placement: Uuid,
    today: NaiveDate,
) -> Result<Option<placement_wish::Model>, DbErr> {
    let found = placement_wish::Entity::find_by_id(placement).one(db).await?;
    Ok(found.filter(|wish| wish.stands_on(today)))
}

/// It waits no more, whatever became of it.
pub async fn settle_wish(tx: &impl ConnectionTrait, placement: Uuid) -> Result<(), DbErr> {
    placement_wish::Entity::delete_by_id(placement).exec(tx).await?;
    Ok(())
}

/// Placements whose apprentice waits for an answer.
pub fn wished(today: NaiveDate) -> SelectStatement {
    placement_wish::Entity::find()
        .select_only()
        .column(placement_wish::Column::PlacementId)
        .filter(placement_wish::COLUMN.last_day.gte(today))
        .into_query()
}

/// Text key.
pub fn refusal_name(refusal: Refusal) -> &'static str {
    match refusal {
        Refusal::Needed => "placements-refusal-needed",
        Refusal::OtherDays => "placements-refusal-other-days",
        Refusal::Leave => "placements-refusal-leave",
        Refusal::Other => "placements-refusal-other",
    }
}
