//! Mentors: who teaches apprentices, each once, for however many enterprises.
//!
//! An enterprise proposes one of its people, or somebody by name; an officer approves or refuses, or says that it is
//! the same person as another. Mentor pages are never public.
//! Start reading at `acts.rs`, the table of who may do what, then `propose.rs` and `decide.rs`.
mod acts;
mod admin;
mod change;
mod decide;
mod form;
mod join;
pub mod letters;
mod pages;
mod propose;
mod queries;
mod queue;
mod remove;
mod turn;

pub use acts::{Act, Hand, may};
pub use change::{ChangeError, change};
pub use decide::{DecideError, Decision, decide};
pub use form::{NewMentor, Profile};
pub use join::{JoinError, join};
pub use propose::{ProposeError, propose};
pub use queries::{by_id, lock, of};
pub use remove::{RemoveError, remove};
pub use turn::{Turn, TurnError, turn};

use crate::{
    app::App,
    web::route::{Route, get, post},
};

/// All private: what they show is of persons.
pub fn private_routes() -> Vec<Route<App>> {
    vec![
        get("/enterprise/{slug}/mentors", "enterprise", pages::list::list),
        get("/enterprise/{slug}/mentors/new", "enterprise", pages::new::blank),
        post("/enterprise/{slug}/mentors/new", "enterprise", pages::new::create),
        get("/enterprise/{slug}/mentors/{id}", "mentor", pages::one::show),
        post("/enterprise/{slug}/mentors/{id}", "mentor", pages::one::update),
        post("/enterprise/{slug}/mentors/{id}/rest", "mentor", pages::turns::rest),
        post("/enterprise/{slug}/mentors/{id}/resume", "mentor", pages::turns::resume),
        get("/enterprise/{slug}/mentors/{id}/retirement", "mentor", pages::turns::ask),
        post("/enterprise/{slug}/mentors/{id}/retirement", "mentor", pages::turns::retire),
        get("/enterprise/{slug}/mentors/{id}/removal", "mentor", pages::removal::ask),
        post("/enterprise/{slug}/mentors/{id}/removal", "mentor", pages::removal::create),
        get("/admin/mentors", "none", admin::list::list),
        get("/admin/mentors/{id}", "mentor", admin::show::show),
        post("/admin/mentors/{id}/approval", "mentor", admin::act::approve),
        get("/admin/mentors/{id}/refusal", "mentor", admin::act::ask),
        post("/admin/mentors/{id}/refusal", "mentor", admin::act::refuse),
        post("/admin/mentors/{id}/same", "mentor", admin::act::same),
    ]
}
