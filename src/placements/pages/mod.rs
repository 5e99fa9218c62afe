//! Doors: HTML for an enterprise's people.
pub mod room;
