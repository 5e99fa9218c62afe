//! What is asked of officers about a verified enterprise: an owner's other name, code and licence; somebody else's
//! *this is ours*. Until it is accepted the old stands. While a claim is checked its people stay as they are.
mod accept;
mod admin;
mod card;
mod decide;
pub mod letters;
mod pages;
mod propose;
mod queries;
mod withdraw;

pub use decide::{Members, ProposalDecision, decide_proposal};
pub use propose::{Asked, claim, propose};
pub use queries::{find, is_frozen, waiting};

use crate::{
    app::App,
    web::route::{Route, get, post, post_file},
};

pub fn routes() -> Vec<Route<App>> {
    vec![
        get("/enterprise/{slug}/proposal", "enterprise", pages::change::show),
        post_file("/enterprise/{slug}/proposal", "enterprise", pages::change::create),
        post("/enterprise/{slug}/proposal/withdrawal", "enterprise", pages::change::withdraw_own),
        get("/enterprises/{slug}/claim", "enterprise", pages::claim::show),
        post_file("/enterprises/{slug}/claim", "enterprise", pages::claim::create),
        get("/admin/proposals", "none", admin::list::list),
        get("/admin/proposals/{id}", "proposal", admin::show::show),
        get("/admin/proposals/{id}/licence", "proposal", admin::show::licence),
        post("/admin/proposals/{id}/checking", "proposal", admin::act::take_up),
        post("/admin/proposals/{id}/acceptance", "proposal", admin::act::accept),
        get("/admin/proposals/{id}/refusal", "proposal", admin::act::ask),
        post("/admin/proposals/{id}/refusal", "proposal", admin::act::refuse),
    ]
}
