//! Edit a room: whoever saves says which revision they edited.
use super::{NewRoom, RoomError, is_taken};
use crate::{
    audit::{self, Entry},
    db::Db,
    roles::{Officer, rights::WriteVenues},
    venues::{keep::kept, queries},
};
use chrono::{DateTime, Utc};
use entity::room;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, IntoActiveModel};
use uuid::Uuid;

/// Twice is once.
pub async fn edit_room(
    db: &Db,
    who: &Officer<WriteVenues>,
    venue: Uuid,
    id: Uuid,
    revision: i32,
    new: NewRoom,
    now: DateTime<Utc>,
) -> Result<room::Model, RoomError> {
    let tx = db.begin().await?;
    let of = kept(&tx, who, venue).await?;
    let rooms = queries::rooms_of(&tx, venue).await?;
    let was = rooms.iter().find(|room| room.id == id).cloned().ok_or(RoomError::NoSuchRoom)?;
    if NewRoom::from(&was) == new {
        return Ok(was);
    }
    if was.revision != revision {
        return Err(RoomError::Stale(Box::new(was)));
    }
    if is_taken(&rooms, Some(id), &new) {
        return Err(RoomError::NameTaken);
    }
    let mut row = was.into_active_model();
    [row.name_zh, row.name_en] = new.name.map(Set);
    [row.equipment_zh, row.equipment_en] = new.equipment.map(Set);
    row.capacity = Set(new.capacity);
    row.revision = Set(revision + 1);
    let room = row.update(&tx).await?;
    let entry = Entry::new("venues.edit_room", "venue", venue).district(of.district).fields([room.name_zh.as_str()]);
    audit::put(&tx, &who.actor(), entry, now).await?;
    tx.commit().await?;
    Ok(room)
}
