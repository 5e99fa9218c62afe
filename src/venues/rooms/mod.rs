//! The rooms of a venue: added, edited, retired, brought back.
pub mod add;
pub mod edit;
pub mod turn;

use super::keep::KeepError;
use crate::error::AppError;
use entity::room;
use sea_orm::DbErr;
use thiserror::Error;

/// As many as one venue has.
const MOST: usize = 100;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewRoom {
    /// `[Chinese, English]`; English may be empty.
    pub name: [String; 2],
    /// People, at least one.
    pub capacity: i32,
    pub equipment: [String; 2],
}

impl From<&room::Model> for NewRoom {
    fn from(row: &room::Model) -> Self {
        Self {
            name: [row.name_zh.clone(), row.name_en.clone()],
            capacity: row.capacity,
            equipment: [row.equipment_zh.clone(), row.equipment_en.clone()],
        }
    }
}

#[derive(Debug, Error)]
pub enum RoomError {
    #[error(transparent)]
    Keep(#[from] KeepError),
    #[error("the venue has no such room")]
    NoSuchRoom,
    #[error("another saved it meanwhile")]
    Stale(Box<room::Model>),
    #[error("another room of the venue has this name")]
    NameTaken,
    #[error("there are as many rooms as a venue has")]
    TooMany,
    #[error(transparent)]
    Db(#[from] DbErr),
}

impl From<RoomError> for AppError {
    fn from(error: RoomError) -> Self {
        match error {
            RoomError::Keep(error) => error.into(),
            RoomError::NoSuchRoom => Self::NotFound,
            RoomError::Stale(_) => Self::Refused("venues.stale"),
            RoomError::NameTaken => Self::Refused("venues.room_name_taken"),
            RoomError::TooMany => Self::Refused("venues.rooms_full"),
            RoomError::Db(error) => error.into(),
        }
    }
}

/// Of those in use two are told apart by their names.
fn is_taken(rooms: &[room::Model], own: Option<uuid::Uuid>, new: &NewRoom) -> bool {
    let mut others = rooms.iter().filter(|room| room.retired_at.is_none() && Some(room.id) != own);
    others.any(|room| room.name_zh == new.name[0])
}
