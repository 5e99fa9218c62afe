//! What people type about placements → what we know.
mod draft;
mod queue_filter;

pub use draft::{Chosen, Draft, DraftForm, day};
pub use queue_filter::{QueueFilter, Shown};
