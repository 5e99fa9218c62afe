//! The schedule: all that takes place between two moments, in rooms and elsewhere, and what cannot both be.
mod clashes;
mod queries;
mod reschedule;

pub use clashes::{Cause, Clash};
pub use queries::{Board, Slot, What, board};
pub use reschedule::{
    Back, RescheduleError, Spot, event_as_moved, reschedule_event, reschedule_session, session_as_moved,
};
