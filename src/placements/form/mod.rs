//! What people type about placements → what we know.
mod answers;
mod birth;
mod draft;
mod filter;
mod leaving;
mod merge;
mod queue_filter;
mod saying;
mod why;

pub use answers::{AnswersForm, words_field};
pub use birth::BirthForm;
pub use draft::{Chosen, Draft, DraftForm};
pub use filter::{Only, RoomFilter};
pub use leaving::{Choosing, OverlapForm, ReplyForm};
pub use queue_filter::{QueueFilter, Shown};
pub use saying::ConsentForm;
pub use why::WhyForm;
