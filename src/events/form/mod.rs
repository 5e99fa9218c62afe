//! What people type → what we know: filters of lists, and an event and its questions as officers write them.
mod event;
mod filter;
mod question;

pub use event::{EventForm, FIELDS, places};
pub use filter::EventFilter;
pub use question::QuestionForm;
