//! Doors: the enterprise's room, the letter's link, the apprentice's own pages, and the guardian's.
pub mod ask;
pub mod changed;
pub mod changing;
pub mod facts;
pub mod file;
pub mod guardian;
pub mod link;
pub mod mine;
pub mod room;
mod waits;
