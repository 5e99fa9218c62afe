//! The front of the house: what everybody meets first, and what everybody is owed.
mod admin;
mod audit_words;
mod pages;
mod probes;

use crate::{
    app::App,
    web::route::{Route, get},
};

pub fn routes() -> Vec<Route<App>> {
    vec![
        get("/", "none", pages::home),
        get("/accessibility", "none", pages::accessibility),
        get("/healthz", "none", probes::alive),
        get("/readyz", "none", probes::ready),
    ]
}

/// Officers' room.
pub fn private_routes() -> Vec<Route<App>> {
    vec![get("/admin/audit", "none", admin::audit)]
}
