//! What a verified enterprise says of itself, and its picture: changed by its people, at once, without an officer.
mod edit;
mod open;
mod pages;

pub use edit::edit;
pub use open::ProfileError;
pub use pages::Choices;

use super::form;
use crate::{
    app::App,
    web::route::{Route, get, post},
};

pub fn private_routes() -> Vec<Route<App>> {
    vec![
        get("/enterprise/{slug}/profile", "enterprise", pages::show),
        post("/enterprise/{slug}/profile", "enterprise", pages::update),
    ]
}
