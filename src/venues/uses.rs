//! What takes a room: written by whoever takes it, in the transaction of the act and under the room's lock.
use chrono::{DateTime, Utc};
use entity::{
    event::{self, Status},
    room, room_use, venue,
};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, IntoActiveModel, Iterable, PaginatorTrait,
    QueryFilter, QueryOrder, QuerySelect, sea_query::LockType,
};
use std::collections::HashMap;
use uuid::Uuid;

/// A room and the venue it lies in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hall {
    pub room: room::Model,
    pub venue: venue::Model,
}

impl Hall {
    /// Nothing new takes place there.
    pub fn is_retired(&self) -> bool {
        self.room.retired_at.is_some() || self.venue.retired_at.is_some()
    }
}

pub async fn hall(db: &impl ConnectionTrait, room: Uuid) -> Result<Option<Hall>, DbErr> {
    Ok(halls(db, [room]).await?.remove(&room))
}

/// By the room's id.
pub async fn halls(
    db: &impl ConnectionTrait,
    rooms: impl IntoIterator<Item = Uuid>,
) -> Result<HashMap<Uuid, Hall>, DbErr> {
    let these = room::Entity::find().filter(room::COLUMN.id.is_in(rooms)).find_also_related(venue::Entity);
    let hall = |(room, venue): (room::Model, Option<venue::Model>)| Some((room.id, Hall { room, venue: venue? }));
    Ok(these.all(db).await?.into_iter().filter_map(hall).collect())
}

/// Locks them in the order of their ids until the transaction ends: of two who take one, the second sees the first.
/// Rows that only refer to a room are written meanwhile, by the same act too, so they wait for nothing.
pub async fn lock_rooms(tx: &impl ConnectionTrait, rooms: impl IntoIterator<Item = Uuid>) -> Result<(), DbErr> {
    let these = room::Entity::find().filter(room::COLUMN.id.is_in(rooms)).order_by_asc(room::Column::Id);
    these.lock(LockType::NoKeyUpdate).all(tx).await.map(|_| ())
}

/// How many events, drafts too, are to take one of the rooms at some time of a span that has not ended before `from`;
/// without `until` for ever after.
pub async fn events_in(
    db: &impl ConnectionTrait,
    rooms: &[Uuid],
    from: DateTime<Utc>,
    until: Option<DateTime<Utc>>,
) -> Result<u64, DbErr> {
    let mut select = room_use::Entity::find()
        .inner_join(event::Entity)
        .filter(room_use::COLUMN.room_id.is_in(rooms.iter().copied()))
        .filter(event::COLUMN.status.is_in(Status::iter().filter(|status| status.is_planned())))
        .filter(room_use::COLUMN.until_at.gt(from));
    if let Some(until) = until {
        select = select.filter(room_use::COLUMN.from_at.lt(until));
    }
    select.select_only().column(room_use::Column::EventId).distinct().count(db).await
}

pub async fn take(tx: &impl ConnectionTrait, uses: Vec<room_use::Model>) -> Result<(), DbErr> {
    if uses.is_empty() {
        return Ok(());
    }
    let rows = uses.into_iter().map(|row| row.into_active_model().reset_all());
    room_use::Entity::insert_many(rows).exec_without_returning(tx).await.map(|_| ())
}

/// Whatever an event took.
pub async fn leave(tx: &impl ConnectionTrait, event: Uuid) -> Result<(), DbErr> {
    room_use::Entity::delete_many().filter(room_use::COLUMN.event_id.eq(event)).exec(tx).await.map(|_| ())
}
