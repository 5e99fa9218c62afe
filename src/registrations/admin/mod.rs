//! Door for officers. Every row is loaded through the officer's reach.
mod check_in;
mod export;
mod message;
mod names;

use super::pages::About;
use crate::{
    app::App,
    error::AppError,
    events,
    roles::{Officer, Right},
    web::route::{Route, get, post},
};
use entity::{
    event,
    registration::Status::{self, Cancelled, Confirmed, Pending, Rejected, Waiting},
};
use uuid::Uuid;

pub fn routes() -> Vec<Route<App>> {
    vec![
        get("/admin/events/{slug}/registrations.csv", "event", export::csv),
        get("/admin/events/{slug}/registrations.xlsx", "event", export::xlsx),
        get("/admin/events/{slug}/message", "event", message::show),
        post("/admin/events/{slug}/message", "event", message::create),
        get("/admin/events/{slug}/check-in", "event", check_in::show),
        post("/admin/events/{slug}/registrations/{id}/presence", "registration", check_in::mark),
        post("/admin/events/{slug}/registrations/{id}/presence/undo", "registration", check_in::undo),
        get("/admin/events/{slug}/names", "event", names::show),
    ]
}

async fn within<R: Right>(app: &App, who: &Officer<R>, slug: &str) -> Result<event::Model, AppError> {
    events::within(app.db.read(), who, slug).await?.ok_or(AppError::NotFound)
}

/// Of a path; what is no id names nothing.
fn known(id: &str) -> Result<Uuid, AppError> {
    id.parse().map_err(|_| AppError::NotFound)
}

/// Text key of a state, and its tint.
fn state(status: Status) -> (&'static str, &'static str) {
    match status {
        Confirmed => ("registrations-state-confirmed", "ok"),
        Waiting => ("registrations-state-waiting", "warn"),
        Pending => ("registrations-state-pending", "info"),
        Rejected => ("registrations-state-rejected", "bad"),
        Cancelled => ("registrations-state-cancelled", ""),
    }
}
