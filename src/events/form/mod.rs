//! What people type → what we know: filters of lists, and an event, its questions, its agenda, also as a file, and who is on duty
//! as officers write them.
pub mod agenda;
mod duty;
mod event;
mod filter;
mod question;
mod schedule;
mod series;
mod session;
mod speaker;
mod tell;

pub use duty::{DutyForm, WHOLE};
pub use event::{EventForm, FIELDS, clock, places, session_places};
pub use filter::EventFilter;
pub use question::QuestionForm;
pub use schedule::{ScheduleFilter, Span};
pub use series::{SeriesForm, reach};
pub use session::{SessionForm, called, place_of};
pub use speaker::SpeakerForm;
pub use tell::tell_whom;
