//! What people type about placements → what we know.
mod draft;

pub use draft::{Chosen, Draft, DraftForm};
