//! An enterprise's people: asked by letter, given a role, removed. An owner is always left.
mod accept;
mod change_role;
mod invite;
pub mod letters;
mod pages;
mod purge;
pub mod queries;
mod remove;
mod withdraw;

pub use accept::accept;
pub use change_role::change_role;
pub use invite::invite;
pub use purge::purge_invitations;
pub use queries::{member, members};
pub use remove::{leave, remove};

use crate::{
    app::App,
    web::route::{Route, get, post},
};

pub fn routes() -> Vec<Route<App>> {
    vec![
        get("/enterprise/{slug}/people", "enterprise", pages::list::list),
        get("/enterprise/{slug}/people/new", "enterprise", pages::new::blank),
        post("/enterprise/{slug}/people/new", "enterprise", pages::new::create),
        get("/enterprise/{slug}/people/{id}", "member", pages::one::show),
        post("/enterprise/{slug}/people/{id}", "member", pages::one::update),
        get("/enterprise/{slug}/people/{id}/removal", "member", pages::removal::ask),
        post("/enterprise/{slug}/people/{id}/removal", "member", pages::removal::create),
        get("/enterprise/{slug}/departure", "enterprise", pages::removal::ask_own),
        post("/enterprise/{slug}/departure", "enterprise", pages::removal::create_own),
        post("/enterprise/{slug}/invitations/{id}/withdrawal", "member_invitation", pages::list::withdraw_one),
        get("/invitations/{token}", "member_link", pages::invitation::show),
        post("/invitations/{token}", "member_link", pages::invitation::create),
    ]
}
