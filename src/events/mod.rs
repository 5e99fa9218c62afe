//! Events: what happens when and where, found, read, and kept in calendars.
//!
//! An event is drafted, published, and may be cancelled; *open*, *closed* and *over* follow from the
//! clock. Acts that move people's places (capacity, cancelling) live in `registrations/`.
//! Start reading at `pages/`; officers' doors come with accounts.
mod api;
pub mod calendar;
pub mod card;
mod draft;
mod form;
mod pages;
mod publish;
mod queries;
mod search;
mod structured;

pub use draft::{DraftError, NewEvent, NewQuestion, draft};
pub use form::EventFilter;
pub use publish::{PublishError, publish};
pub use queries::{EventPage, by_id, by_slug, count, list, lock, lock_within, published_total, questions, within};

use crate::{
    app::App,
    web::route::{Route, get},
};

/// Slugs that addresses need for themselves.
pub const RESERVED: [&str; 2] = ["calendar", "new"];

pub fn routes() -> Vec<Route<App>> {
    vec![
        get("/events", "none", pages::list::list),
        get("/events.ics", "none", pages::list::feed),
        get("/events/{slug}", "event", pages::show::show),
        get("/api/v1/events", "none", api::list),
        get("/api/v1/events/{slug}", "event", api::show),
    ]
}
