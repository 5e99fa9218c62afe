//! What a verified enterprise says of itself, and its picture: changed by its people, at once, without an officer.
mod edit;
mod open;
mod pages;
mod remove_logo;
mod set_logo;

pub use edit::edit;
pub use open::ProfileError;
pub use pages::Choices;
pub use remove_logo::remove_logo;
pub use set_logo::set_logo;

use super::form;
use crate::{
    app::App,
    web::route::{Route, get, post, post_file},
};

pub fn routes() -> Vec<Route<App>> {
    vec![get("/enterprises/{slug}/logo", "enterprise", pages::logo::show)]
}

pub fn private_routes() -> Vec<Route<App>> {
    vec![
        get("/enterprise/{slug}/profile", "enterprise", pages::text::show),
        post("/enterprise/{slug}/profile", "enterprise", pages::text::update),
        post_file("/enterprise/{slug}/profile/logo", "enterprise", pages::logo::create),
        post("/enterprise/{slug}/profile/logo/removal", "enterprise", pages::logo::remove),
    ]
}
