//! Programmes: the schemes under which apprentices are enrolled, several side by side.
//!
//! Administrators of the whole city keep them: a text in both languages, occupations with levels, rules in versions of
//! which none is ever changed, and quotas. Who takes part and how many learn is written down by placements.
//! Start reading at `queries.rs`, which placements ask, then `publish.rs`.
mod queries;

pub use queries::{
    all, by_id, by_slug, occupation_by_id, occupations, open_ones, quota_of, rules_by_id, rules_of, rules_on,
};

use crate::{app::App, web::route::Route};

pub fn routes() -> Vec<Route<App>> {
    vec![]
}

/// Officers' rooms.
pub fn private_routes() -> Vec<Route<App>> {
    vec![]
}
