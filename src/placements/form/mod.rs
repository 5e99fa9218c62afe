//! What people type about placements → what we know.
mod draft;
mod filter;
mod merge;
mod queue_filter;
mod why;

pub use draft::{Chosen, Draft, DraftForm, day, yuan};
pub use filter::{Only, RoomFilter};
pub use queue_filter::{QueueFilter, Shown};
pub use why::WhyForm;
