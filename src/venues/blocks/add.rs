//! Block a room, or every room of a venue, for a time.
use super::{BlockError, NewBlock};
use crate::{
    audit::{self, Entry},
    db::Db,
    roles::{Officer, rights::WriteVenues},
    venues::{keep::kept, lock_rooms, queries, take},
};
use chrono::{DateTime, Utc};
use entity::{room, room_block, room_use};
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter};
use uuid::Uuid;

/// Rooms that are blocked in the same way for the same time already stay as they are: twice is once.
pub async fn block(
    db: &Db,
    who: &Officer<WriteVenues>,
    venue: Uuid,
    new: &NewBlock,
    now: DateTime<Utc>,
) -> Result<(), BlockError> {
    if new.ends_at <= new.starts_at || new.ends_at <= now {
        return Err(BlockError::Times);
    }
    let tx = db.begin().await?;
    let of = kept(&tx, who, venue).await?;
    let mut rooms = queries::rooms_of(&tx, venue).await?;
    rooms.retain(|room| room.retired_at.is_none() && new.room.is_none_or(|id| id == room.id));
    if rooms.is_empty() {
        return Err(BlockError::NoSuchRoom);
    }
    let same = room_block::Entity::find()
        .filter(room_block::COLUMN.room_id.is_in(rooms.iter().map(|room| room.id)))
        .filter(room_block::COLUMN.starts_at.eq(new.starts_at))
        .filter(room_block::COLUMN.ends_at.eq(new.ends_at))
        .filter(room_block::Column::Kind.eq(new.kind))
        .filter(room_block::COLUMN.note.eq(&new.note));
    let same = same.all(&tx).await?;
    rooms.retain(|room| same.iter().all(|block| block.room_id != room.id));
    if rooms.is_empty() {
        return Ok(());
    }
    lock_rooms(&tx, rooms.iter().map(|room| room.id)).await?;
    let blocks: Vec<room_block::Model> = rooms.iter().map(|room| row(room, new, now)).collect();
    let uses = blocks.iter().map(taken).collect();
    let rows = blocks.into_iter().map(|block| block.into_active_model().reset_all());
    room_block::Entity::insert_many(rows).exec_without_returning(&tx).await?;
    take(&tx, uses).await?;
    let names = rooms.iter().map(|room| room.name_zh.as_str());
    let entry = Entry::new("venues.block_room", "venue", venue).district(of.district).fields(names);
    audit::put(&tx, &who.actor(), entry, now).await?;
    tx.commit().await?;
    Ok(())
}

fn row(room: &room::Model, new: &NewBlock, now: DateTime<Utc>) -> room_block::Model {
    room_block::Model {
        id: Uuid::now_v7(),
        room_id: room.id,
        kind: new.kind,
        starts_at: new.starts_at,
        ends_at: new.ends_at,
        note: new.note.clone(),
        made_at: now,
    }
}

fn taken(block: &room_block::Model) -> room_use::Model {
    room_use::Model {
        id: block.id,
        room_id: block.room_id,
        event_id: None,
        from_at: block.starts_at,
        until_at: block.ends_at,
    }
}
