//! What people type about placements → what we know.
mod draft;
mod filter;
mod merge;
mod why;

pub use draft::{Chosen, Draft, DraftForm, yuan};
pub use filter::{Only, RoomFilter};
pub use why::WhyForm;
