//! Placements: an enterprise enrols an apprentice and carries them to completion.
//!
//! The enterprise writes a draft and sends it; the apprentice opens it by a letter's link and agrees to its five parts;
//! a reviewer files it. A draft is with one side at a time. Whoever approved second takes the places: the mentors',
//! the quota's, and the person's days.
//! Start reading at `acts.rs`, the table of who may do what, then `draft.rs`, `send.rs`, `answer.rs`, `approve.rs` and
//! `decide.rs`; `guards/` is what must hold, and `case.rs` the locks.
mod acts;
mod answer;
mod approve;
mod cancel;
mod case;
mod consent;
mod counts;
mod decide;
mod draft;
mod faults;
mod fields;
mod form;
mod guards;
pub mod letters;
pub mod life;
mod links;
mod number;
mod open;
mod parts;
mod queries;
mod reason;
mod send;
mod steps;
mod timeline;

pub use acts::{Act, Hand, Stage, may};
pub use answer::{AnswerError, PartAnswer, answer};
pub use cancel::{CancelError, Why, cancel, decline, not_me};
pub use case::Case;
pub use consent::{Consent, consent};
pub use decide::{DecideError, Decision, decide};
pub use draft::{DraftError, begin, save};
pub use form::Draft;
pub use guards::{Days, busiest};
pub use open::{OpenError, open};
pub use send::{SendError, send, take_back};

use crate::{app::App, web::route::Route};

/// All private: what they show is of persons.
pub fn private_routes() -> Vec<Route<App>> {
    vec![]
}
