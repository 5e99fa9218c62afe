//! Notices: the privacy notice in versions. A registration keeps the version that it agreed to.
mod admin;
mod changes;
mod pages;
mod publish;
mod queries;

pub use publish::{PublishNoticeError, publish_notice};
pub use queries::current;

use crate::{
    app::App,
    web::route::{Route, get, post},
};

pub fn routes() -> Vec<Route<App>> {
    vec![get("/privacy", "none", pages::privacy)]
}

/// Officers' rooms.
pub fn private_routes() -> Vec<Route<App>> {
    vec![
        get("/admin/notices", "none", admin::list),
        get("/admin/notices/new", "none", admin::new::blank),
        post("/admin/notices/new", "none", admin::new::create),
        get("/admin/notices/{version}", "notice", admin::show),
    ]
}
