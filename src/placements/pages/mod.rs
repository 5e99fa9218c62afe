//! Doors: the enterprise's room, the letter's link, the apprentice's own pages, and the guardian's.
pub mod ask;
pub mod changed;
pub mod changing;
pub mod exports;
pub mod facts;
pub mod file;
pub mod guardian;
pub mod link;
pub mod mine;
mod offering;
pub mod room;
pub mod state;
mod waits;

use super::faults::sentences;
use crate::web::{problems::Problems, view::View};
use entity::placement::Fault;

/// At their fields.
pub fn problems(view: &View, faults: &[Fault]) -> Problems {
    Problems::these(sentences(view.words, faults))
}
