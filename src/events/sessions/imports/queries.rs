//! Imports of an event's agenda; whoever may write the event may carry them out.
use entity::import::{self, Kind};
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QuerySelect, Select};
use uuid::Uuid;

fn of(event: Uuid, id: Uuid) -> Select<import::Entity> {
    import::Entity::find_by_id(id)
        .filter(import::COLUMN.kind.eq(Kind::Agenda))
        .filter(import::COLUMN.event_id.eq(event))
}

pub async fn find(db: &impl ConnectionTrait, event: Uuid, id: Uuid) -> Result<Option<import::Model>, DbErr> {
    of(event, id).one(db).await
}

/// The same, locked until the transaction ends; behind the event's lock.
pub async fn lock(tx: &impl ConnectionTrait, event: Uuid, id: Uuid) -> Result<Option<import::Model>, DbErr> {
    of(event, id).lock_exclusive().one(tx).await
}
