//! Doors: the letter's link, the apprentice's own pages, and the guardian's.
pub mod facts;
pub mod guardian;
pub mod link;
pub mod mine;
