//! Conflicts: where what an event takes is taken, closed or too small.
//!
//! Found by [`find`] at any time; [`settle`] keeps what a published event takes, under the locks of its sessions, rooms,
//! speakers and officers, and refuses what two cannot have at once. Drafts only [`keep`] what they would take, so that others
//! see them coming.
mod duties;
mod find;
mod rooms;
mod settle;
mod speakers;

pub use find::{find, find_of_sessions};
pub use rooms::{taken, too_small};
pub use settle::{
    Unsettled, explained, keep, settle, settle_duty, settle_places, settle_relief, settle_sessions, settle_size,
};

use super::duty::Shift;
use crate::venues::Hall;
use chrono::{DateTime, Utc};
use entity::{
    account,
    event::{self, Status},
    room_block, room_use, session, speaker,
};
use std::sync::Arc;
use uuid::Uuid;

/// Rows are shared, for among many everything may meet everything.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conflict {
    /// The session that meets it; `None`: the event as such.
    pub of: Option<Arc<session::Model>>,
    pub what: What,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
    /// By another event, or one of its sessions.
    RoomTaken {
        hall: Arc<Hall>,
        by: Arc<event::Model>,
        at: room_use::Model,
    },
    /// With another session of the same agenda.
    RoomShared {
        hall: Arc<Hall>,
        with: Arc<session::Model>,
    },
    RoomBlocked {
        hall: Arc<Hall>,
        block: Arc<room_block::Model>,
    },
    /// Not open all the time, half-open.
    VenueClosed {
        hall: Arc<Hall>,
        from: DateTime<Utc>,
        until: DateTime<Utc>,
    },
    Retired {
        hall: Arc<Hall>,
    },
    /// For so many places; `None`: there is no limit, which is more than any room holds.
    RoomSmall {
        hall: Arc<Hall>,
        places: Option<i32>,
    },
    /// By a session of another event.
    SpeakerTaken {
        speaker: Arc<speaker::Model>,
        by: Arc<event::Model>,
        at: Arc<session::Model>,
    },
    /// By another session of the same agenda.
    SpeakerShared {
        speaker: Arc<speaker::Model>,
        with: Arc<session::Model>,
    },
    /// On duty at another event, or at one of its sessions.
    DutyTaken {
        officer: Arc<account::Model>,
        by: Arc<Shift>,
    },
    /// On duty at another session of the same agenda.
    DutyShared {
        officer: Arc<account::Model>,
        with: Arc<session::Model>,
    },
    /// The session begins before its event or ends after it.
    Outside,
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
        use What::*;
        match &self.what {
            RoomTaken { by, .. } | SpeakerTaken { by, .. } if by.status != Status::Published => Grade::Note,
            RoomTaken { .. } | RoomShared { .. } | RoomBlocked { .. } | VenueClosed { .. } | Retired { .. } => {
                Grade::Hard
            }
            DutyTaken { by, .. } if by.event.status != Status::Published => Grade::Note,
            SpeakerTaken { .. } | SpeakerShared { .. } => Grade::Hard,
            DutyTaken { .. } | DutyShared { .. } | RoomSmall { .. } | Outside => Grade::Reason,
        }
    }

    /// The other session of the same agenda.
    pub fn with(&self) -> Option<&session::Model> {
        match &self.what {
            What::RoomShared { with, .. } | What::SpeakerShared { with, .. } | What::DutyShared { with, .. } => {
                Some(with)
            }
            _ => None,
        }
    }

    /// Whether one of those sessions of the agenda meets it, or is met.
    fn involves(&self, sessions: &[Uuid]) -> bool {
        let of = self.of.as_deref();
        [of, self.with()].into_iter().flatten().any(|session| sessions.contains(&session.id))
    }

    /// Whether a room holds fewer than the event has places, which its own number decides.
    fn is_of_size(&self) -> bool {
        let has_none = self.of.as_ref().is_none_or(|session| session.places.is_none());
        has_none && matches!(self.what, What::RoomSmall { .. })
    }

    /// Whether it is somebody's being on duty twice.
    fn is_duty_of(&self, account: Uuid) -> bool {
        match &self.what {
            What::DutyTaken { officer, .. } | What::DutyShared { officer, .. } => officer.id == account,
            _ => false,
        }
    }
}

/// The gravest; `None`: there is no conflict.
pub fn worst(conflicts: &[Conflict]) -> Option<Grade> {
    conflicts.iter().map(Conflict::grade).max()
}
