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
mod follow_accounts;
mod form;
mod guards;
pub mod letters;
mod links;
mod mine;
mod number;
mod open;
mod pages;
mod parts;
mod queries;
mod reason;
mod send;
mod share;
mod steps;
mod timeline;
mod visit;

pub use acts::{Act, Hand, Stage, may};
pub use answer::{AnswerError, PartAnswer, answer};
pub use cancel::{CancelError, Why, cancel, decline, not_me};
pub use case::Case;
pub use consent::{Consent, consent};
pub use decide::{DecideError, Decision, decide};
pub use draft::{DraftError, begin, save};
pub use follow_accounts::follow_accounts;
pub use form::Draft;
pub use guards::{Days, busiest};
pub use open::{OpenError, open};
pub use send::{SendError, send, take_back};
pub use share::{Contact, ShareError, share};

use crate::{
    app::App,
    web::route::{Route, get, post},
};

/// All private: what they show is of persons.
pub fn private_routes() -> Vec<Route<App>> {
    vec![
        get("/placements/{token}", "placement_link", pages::link::show),
        post("/placements/{token}", "placement_link", pages::link::create),
        get("/placements/{token}/not-me", "placement_link", pages::link::ask_not_me),
        post("/placements/{token}/not-me", "placement_link", pages::link::disown),
        get("/guardians/{token}", "guardian_link", pages::guardian::show),
        post("/guardians/{token}", "guardian_link", pages::guardian::create),
        get("/my/placements", "none", pages::mine::list::list),
        get("/my/placements.json", "none", pages::mine::data::take),
        get("/my/placements/{id}", "placement", pages::mine::one::show),
        post("/my/placements/{id}/answers", "placement", pages::mine::answers::create),
        get("/my/placements/{id}/cancellation", "placement", pages::mine::cancellation::ask),
        post("/my/placements/{id}/cancellation", "placement", pages::mine::cancellation::create),
        post("/my/placements/{id}/contact", "placement", pages::mine::contact::update),
    ]
}
