//! What people type → what we know: filters of lists, and an event, its questions and its agenda as officers write them.
mod event;
mod filter;
mod question;
mod schedule;
mod session;
mod speaker;

pub use event::{EventForm, FIELDS, clock, places};
pub use filter::EventFilter;
pub use question::QuestionForm;
pub use schedule::{ScheduleFilter, Span};
pub use session::{SessionForm, called};
pub use speaker::SpeakerForm;
