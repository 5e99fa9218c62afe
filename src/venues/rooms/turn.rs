//! Retire a room, so that nothing new takes place in it, and bring it back into use.
use super::{NewRoom, RoomError, is_taken};
use crate::{
    audit::{self, Entry},
    db::Db,
    roles::{Officer, rights::WriteVenues},
    venues::{keep::kept, queries, turn::Turn},
};
use chrono::{DateTime, Utc};
use entity::room;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, IntoActiveModel};
use uuid::Uuid;

/// Twice is once. What is to take place in it does.
pub async fn turn_room(
    db: &Db,
    who: &Officer<WriteVenues>,
    venue: Uuid,
    id: Uuid,
    turn: Turn,
    now: DateTime<Utc>,
) -> Result<room::Model, RoomError> {
    let (act, retired_at) = match turn {
        Turn::Retired => ("venues.retire_room", Some(now)),
        Turn::InUse => ("venues.bring_room_back", None),
    };
    let tx = db.begin().await?;
    let of = kept(&tx, who, venue).await?;
    let rooms = queries::rooms_of(&tx, venue).await?;
    let was = rooms.iter().find(|room| room.id == id).cloned().ok_or(RoomError::NoSuchRoom)?;
    if was.retired_at.is_some() == retired_at.is_some() {
        return Ok(was);
    }
    if turn == Turn::InUse && is_taken(&rooms, Some(id), &NewRoom::from(&was)) {
        return Err(RoomError::NameTaken);
    }
    let mut row = was.into_active_model();
    row.retired_at = Set(retired_at);
    let room = row.update(&tx).await?;
    let entry = Entry::new(act, "venue", venue).district(of.district).fields([room.name_zh.as_str()]);
    audit::put(&tx, &who.actor(), entry, now).await?;
    tx.commit().await?;
    Ok(room)
}
