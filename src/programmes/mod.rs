//! Programmes: the schemes under which apprentices are enrolled, several side by side.
//!
//! Administrators of the whole city keep them: a text in both languages, occupations with levels, rules in versions of
//! which none is ever changed, and quotas. Who takes part and how many learn is written down by placements.
//! Start reading at `queries.rs`, which placements ask, then `publish.rs`.
mod admin;
pub mod card;
mod close;
mod draft;
mod edit;
mod form;
mod keep;
mod missing;
mod occupations;
mod pages;
mod publish;
mod queries;
mod quotas;
mod rules;
mod structured;

pub use close::{CloseError, Door, close};
pub use draft::{DraftError, NewProgramme, draft};
pub use edit::{EditError, edit};
pub use keep::KeepError;
pub use occupations::{
    NewOccupation, OccupationError, add::add_occupation, edit::edit_occupation, retire::retire_occupation,
};
pub use publish::{PublishError, publish};
pub use queries::{
    all, by_id, by_slug, occupation_by_id, occupations, open_ones, quota_of, rules_by_id, rules_of, rules_on,
    taking_part,
};
pub use quotas::{QuotaError, Share, remove::remove_quota, set::set_quota};
pub use rules::{NewRules, RulesError, add::add_rules, says::sentences};

use crate::{
    app::App,
    web::route::{Route, get, post},
};

/// Slugs that addresses need for themselves.
pub const RESERVED: [&str; 1] = ["new"];

pub fn routes() -> Vec<Route<App>> {
    vec![get("/programmes", "none", pages::list::list), get("/programmes/{slug}", "programme", pages::show::show)]
}

/// Officers' rooms.
pub fn private_routes() -> Vec<Route<App>> {
    vec![
        get("/admin/programmes", "none", admin::list::list),
        get("/admin/programmes/new", "none", admin::editor::blank),
        post("/admin/programmes/new", "none", admin::editor::create),
        get("/admin/programmes/{slug}", "programme", admin::show::show),
        get("/admin/programmes/{slug}/text", "programme", admin::editor::show),
        post("/admin/programmes/{slug}/text", "programme", admin::editor::update),
        get("/admin/programmes/{slug}/occupations", "programme", admin::occupations::list),
        get("/admin/programmes/{slug}/occupations/new", "programme", admin::occupation::blank),
        post("/admin/programmes/{slug}/occupations/new", "programme", admin::occupation::create),
        get("/admin/programmes/{slug}/occupations/{id}", "occupation", admin::occupation::show),
        post("/admin/programmes/{slug}/occupations/{id}", "occupation", admin::occupation::update),
        get("/admin/programmes/{slug}/occupations/{id}/retirement", "occupation", admin::occupations::ask_retirement),
        post("/admin/programmes/{slug}/occupations/{id}/retirement", "occupation", admin::occupations::retirement),
        get("/admin/programmes/{slug}/rules", "programme", admin::rules::list),
        get("/admin/programmes/{slug}/rules/new", "programme", admin::rules::new::blank),
        post("/admin/programmes/{slug}/rules/new", "programme", admin::rules::new::create),
        get("/admin/programmes/{slug}/quotas", "programme", admin::quotas::list),
        get("/admin/programmes/{slug}/quotas/new", "programme", admin::quotas::set::ask),
        post("/admin/programmes/{slug}/quotas/new", "programme", admin::quotas::set::create),
        post("/admin/programmes/{slug}/quotas/removal", "programme", admin::quotas::set::remove),
        get("/admin/programmes/{slug}/publication", "programme", admin::turns::ask_publication),
        post("/admin/programmes/{slug}/publication", "programme", admin::turns::publication),
        get("/admin/programmes/{slug}/closing", "programme", admin::turns::ask_closing),
        post("/admin/programmes/{slug}/closing", "programme", admin::turns::closing),
        post("/admin/programmes/{slug}/reopening", "programme", admin::turns::reopening),
    ]
}
