//! What people type → what we know: filters of lists, and an event as officers write it.
mod event;
mod filter;

pub use event::{EventForm, FIELDS};
pub use filter::EventFilter;
