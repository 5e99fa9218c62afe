//! Conflicts: where what an event takes is taken, closed or too small.
//!
//! Found by [`find`] at any time; [`settle`] keeps what a published event takes, under the locks of its rooms, and
//! refuses what two cannot have at once. Drafts only [`keep`] what they would take, so that others see them coming.
mod find;
mod settle;

pub use find::{find, too_small};
pub use settle::{Unsettled, keep, settle, settle_size};

use crate::venues::Hall;
use chrono::{DateTime, Utc};
use entity::{
    event::{self, Status},
    room_block, room_use,
};

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Conflict {
    RoomTaken {
        hall: Hall,
        by: Box<event::Model>,
        at: room_use::Model,
    },
    RoomBlocked {
        hall: Hall,
        block: room_block::Model,
    },
    /// Not open all the time, half-open.
    VenueClosed {
        hall: Hall,
        from: DateTime<Utc>,
        until: DateTime<Utc>,
    },
    Retired {
        hall: Hall,
    },
    /// For so many places.
    RoomSmall {
        hall: Hall,
        places: i32,
    },
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Grade {
    /// Told: the other is not published yet.
    Note,
    /// Goes on with a reason that is kept.
    Reason,
    /// Nothing published may have it.
    Hard,
}

impl Conflict {
    pub fn grade(&self) -> Grade {
        match self {
            Self::RoomTaken { by, .. } if by.status != Status::Published => Grade::Note,
            Self::RoomTaken { .. } | Self::RoomBlocked { .. } | Self::VenueClosed { .. } | Self::Retired { .. } => {
                Grade::Hard
            }
            Self::RoomSmall { .. } => Grade::Reason,
        }
    }
}

/// The gravest; `None`: there is no conflict.
pub fn worst(conflicts: &[Conflict]) -> Option<Grade> {
    conflicts.iter().map(Conflict::grade).max()
}
