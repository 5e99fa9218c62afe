//! What people type about placements → what we know.
mod answers;
mod besides;
mod birth;
mod change;
mod draft;
mod filed;
mod filter;
mod leaving;
mod merge;
mod queue_filter;
mod reply;
mod saying;
mod teach;
mod why;

pub use answers::{AnswersForm, words_field};
pub use besides::Besides;
pub use birth::BirthForm;
pub use change::{ChangeForm, Reading};
pub use draft::{Chosen, Draft, DraftForm};
pub use filed::{FiledForm, day_and_why, day_and_words};
pub use filter::{Only, RoomFilter};
pub use leaving::{Choosing, LeaveForm, OverlapForm};
pub use queue_filter::{QueueFilter, Shown};
pub use reply::ReplyForm;
pub use saying::ConsentForm;
pub use teach::TeachForm;
pub use why::WhyForm;
