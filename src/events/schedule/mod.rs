//! The schedule: all that takes place between two moments, in rooms and elsewhere, and what cannot both be.
mod clashes;
mod queries;
mod shift;

pub use clashes::{Cause, Clash};
pub use queries::{Board, Slot, What, board};
pub use shift::{ShiftError, Spot, event_as_moved, session_as_moved, shift_event, shift_session};
