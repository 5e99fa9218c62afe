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
mod imports;
pub mod letters;
mod licence;
mod merge;
mod pages;
mod people;
mod profile;
mod proposals;
mod public;
mod queries;
pub mod recognitions;
mod slugs;
mod structured;

pub use admin::reason_page::ReasonPage;
pub use apply::{ApplyError, apply};
pub use card::{chain, state};
pub use decide::{DecideError, Decision, decide};
pub use form::{ApplicationForm, Care, CreditCode, Identity, IdentityForm, NewEnterprise, Profile, ProfileForm};
pub use imports::{CancelImportError, Choice, CommitError, cancel_import, commit_import, start_import};
pub use pages::{Room, district};
pub use people::{accept, change_role, invite, leave, member, members, purge_invitations, remove};
pub use profile::{ProfileError, edit, remove_logo, set_logo};
pub use proposals::{Asked, Members, ProposalDecision, claim, decide_proposal, propose};
pub use public::{found, newest, public_by_id, public_total};
pub use queries::{is_member, lock_one, of_account, owners_of, reached};

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
    own.into_iter().chain(profile::routes()).chain(recognitions::routes()).collect()
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
        get("/admin/imports", "none", admin::imports::list::list),
        get("/admin/imports/new", "none", admin::imports::new::blank),
        post_file("/admin/imports/new", "none", admin::imports::new::create),
        get("/admin/imports/template.csv", "none", admin::imports::files::template_csv),
        get("/admin/imports/template.xlsx", "none", admin::imports::files::template_xlsx),
        get("/admin/imports/{id}", "import", admin::imports::show::show),
        post("/admin/imports/{id}/commit", "import", admin::imports::act::commit),
        post("/admin/imports/{id}/cancel", "import", admin::imports::act::cancel),
        get("/admin/imports/{id}/rejected.csv", "import", admin::imports::files::rejected_csv),
        get("/admin/imports/{id}/rejected.xlsx", "import", admin::imports::files::rejected_xlsx),
    ];
    let rooms = [people::routes(), profile::private_routes(), proposals::routes(), recognitions::private_routes()];
    own.into_iter().chain(rooms.into_iter().flatten()).collect()
}
