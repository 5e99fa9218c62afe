//! Notices: the privacy notice in versions. A registration keeps the version that it agreed to.
mod pages;
mod queries;

pub use queries::current;

use crate::{
    app::App,
    web::route::{Route, get},
};

pub fn routes() -> Vec<Route<App>> {
    vec![get("/privacy", "none", pages::privacy)]
}
