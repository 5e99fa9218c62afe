//! What can be asked of series.
use entity::{event, series};
use sea_orm::{ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

pub async fn row(db: &impl ConnectionTrait, id: Uuid) -> Result<Option<series::Model>, DbErr> {
    series::Entity::find_by_id(id).one(db).await
}

/// Its rule, held until the transaction ends: of two who let it go on the second sees what the first made.
pub async fn lock_row(tx: &impl ConnectionTrait, id: Uuid) -> Result<Option<series::Model>, DbErr> {
    series::Entity::find_by_id(id).lock_exclusive().one(tx).await
}

/// Its events in every state, by the days that the rule names.
pub async fn of(db: &impl ConnectionTrait, id: Uuid) -> Result<Vec<event::Model>, DbErr> {
    let own = event::Entity::find().filter(event::COLUMN.series_id.eq(id));
    own.order_by_asc(event::Column::SeriesDay).all(db).await
}

/// Its events, locked in the order of their ids.
pub async fn lock(tx: &impl ConnectionTrait, id: Uuid) -> Result<Vec<event::Model>, DbErr> {
    let own = event::Entity::find().filter(event::COLUMN.series_id.eq(id));
    own.order_by_asc(event::Column::Id).lock_exclusive().all(tx).await
}
