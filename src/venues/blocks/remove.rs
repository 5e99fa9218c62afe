//! Free a room of a block.
use super::BlockError;
use crate::{
    audit::{self, Entry},
    db::Db,
    roles::{Officer, rights::WriteVenues},
    venues::{keep::kept, queries},
};
use chrono::{DateTime, Utc};
use entity::room_use;
use sea_orm::{EntityTrait, ModelTrait};
use uuid::Uuid;

pub async fn free(
    db: &Db,
    who: &Officer<WriteVenues>,
    venue: Uuid,
    id: Uuid,
    now: DateTime<Utc>,
) -> Result<(), BlockError> {
    let tx = db.begin().await?;
    let of = kept(&tx, who, venue).await?;
    let (block, room) = queries::block(&tx, venue, id).await?.ok_or(BlockError::NoSuchBlock)?;
    room_use::Entity::delete_by_id(id).exec(&tx).await?;
    block.delete(&tx).await?;
    let entry = Entry::new("venues.free_room", "venue", venue).district(of.district).fields([room.name_zh]);
    audit::put(&tx, &who.actor(), entry, now).await?;
    tx.commit().await?;
    Ok(())
}
