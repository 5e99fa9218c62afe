//! Add a room, behind the others.
use super::{MOST, NewRoom, RoomError, is_taken};
use crate::{
    audit::{self, Entry},
    db::Db,
    roles::{Officer, rights::WriteVenues},
    venues::{keep::kept, queries},
};
use chrono::{DateTime, Utc};
use entity::room;
use sea_orm::{ActiveModelTrait, ActiveValue::Set};
use uuid::Uuid;

/// The same once more, as by pressing twice, is the one that stands.
pub async fn add_room(
    db: &Db,
    who: &Officer<WriteVenues>,
    venue: Uuid,
    new: NewRoom,
    now: DateTime<Utc>,
) -> Result<room::Model, RoomError> {
    let tx = db.begin().await?;
    let of = kept(&tx, who, venue).await?;
    let rooms = queries::rooms_of(&tx, venue).await?;
    let mut in_use = rooms.iter().filter(|room| room.retired_at.is_none());
    if let Some(same) = in_use.clone().find(|room| NewRoom::from(*room) == new) {
        return Ok(same.clone());
    }
    if is_taken(&rooms, None, &new) {
        return Err(RoomError::NameTaken);
    }
    if in_use.nth(MOST - 1).is_some() {
        return Err(RoomError::TooMany);
    }
    let [name_zh, name_en] = new.name.map(Set);
    let [equipment_zh, equipment_en] = new.equipment.map(Set);
    let row = room::ActiveModel {
        id: Set(Uuid::now_v7()),
        venue_id: Set(venue),
        name_zh,
        name_en,
        capacity: Set(new.capacity),
        equipment_zh,
        equipment_en,
        position: Set(rooms.iter().map(|room| room.position).max().unwrap_or_default() + 1),
        retired_at: Set(None),
        revision: Set(1),
    };
    let room = row.insert(&tx).await?;
    let entry = Entry::new("venues.add_room", "venue", venue).district(of.district).fields([room.name_zh.as_str()]);
    audit::put(&tx, &who.actor(), entry, now).await?;
    tx.commit().await?;
    Ok(room)
}
