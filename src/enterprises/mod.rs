//! Enterprises: companies that the bureau knows, for the apprentice programme entrusts them with most of the work.
//!
//! Somebody signed in applies with the licence and is the owner; an officer takes the application up, verifies or
//! refuses it; the verified ones stand in the directory. One code is in force once.
//! Start reading at `apply.rs`, then `decide.rs`.
mod admin;
mod api;
mod apply;
mod card;
mod decide;
mod form;
pub mod letters;
mod licence;
mod merge;
mod pages;
mod people;
mod proposals;
mod queries;
pub mod recognitions;
mod structured;

pub use apply::{ApplyError, apply};
pub use card::state;
pub use decide::{DecideError, Decision, decide};
pub use form::{ApplicationForm, Care, CreditCode, Identity, IdentityForm, NewEnterprise};
pub use pages::Room;
pub use people::{accept, change_role, invite, leave, member, members, purge_invitations, remove};
pub use proposals::{Asked, Members, ProposalDecision, claim, decide_proposal, propose};
pub use queries::{is_member, of_account, owners, reached};

use crate::{
    app::App,
    web::route::{Route, get, post, post_file},
};

pub fn routes() -> Vec<Route<App>> {
    let own = vec![
        get("/enterprises", "none", pages::directory::list),
        get("/enterprises/{slug}", "enterprise", pages::directory::show),
        get("/api/v1/enterprises", "none", api::list),
    ];
    own.into_iter().chain(recognitions::routes()).collect()
}

/// What belongs to one enterprise's people, and officers' rooms.
pub fn private_routes() -> Vec<Route<App>> {
    let own = vec![
        get("/enterprises/new", "none", pages::application::blank),
        post_file("/enterprises/new", "none", pages::application::create),
        get("/enterprise/{slug}", "enterprise", pages::own::show),
        get("/admin/enterprises", "none", admin::list::list),
        get("/admin/enterprises/{id}", "enterprise", admin::show::show),
        get("/admin/enterprises/{id}/licence", "enterprise", admin::show::licence),
        post("/admin/enterprises/{id}/checking", "enterprise", admin::act::take_up),
        post("/admin/enterprises/{id}/verification", "enterprise", admin::act::verify),
        get("/admin/enterprises/{id}/refusal", "enterprise", admin::act::ask),
        post("/admin/enterprises/{id}/refusal", "enterprise", admin::act::create),
        get("/admin/enterprises/{id}/suspension", "enterprise", admin::act::ask),
        post("/admin/enterprises/{id}/suspension", "enterprise", admin::act::create),
        get("/admin/enterprises/{id}/resumption", "enterprise", admin::act::ask),
        post("/admin/enterprises/{id}/resumption", "enterprise", admin::act::create),
        get("/admin/enterprises/{id}/closing", "enterprise", admin::act::ask),
        post("/admin/enterprises/{id}/closing", "enterprise", admin::act::create),
    ];
    [own, people::routes(), proposals::routes(), recognitions::private_routes()].into_iter().flatten().collect()
}
