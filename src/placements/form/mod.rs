//! What people type about placements → what we know.
mod answers;
mod birth;
mod declining;
mod draft;
mod saying;

pub use answers::{AnswersForm, words_field};
pub use birth::BirthForm;
pub use declining::{DecliningForm, may_say};
pub(super) use draft::yuan;
pub use draft::{Chosen, Draft, DraftForm};
pub use saying::ConsentForm;
