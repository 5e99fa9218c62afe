//! Door for officers: who has registered, deciding on it, and the day itself. Every row is loaded through
//! the officer's reach.
mod act;
mod add;
mod admission;
mod check_in;
mod export;
mod list;
mod many;
mod message;
mod move_event;
mod names;
mod one;
mod person;
mod reminders;
mod session_places;
mod told;
mod whole_event;

use super::{pages::About, places, queries};
use crate::{
    app::App,
    error::AppError,
    events::{self, Met, conflicts},
    roles::{Officer, Right, rights::DecideRegistrations},
    web::{
        route::{Route, get, post},
        view::View,
    },
    words,
};
use entity::{
    event,
    registration::{
        self,
        Status::{self, Cancelled, Confirmed, Pending, Rejected, Waiting},
    },
};
use uuid::Uuid;

pub fn routes() -> Vec<Route<App>> {
    vec![
        get("/admin/events/{slug}/places", "event", whole_event::ask_places),
        post("/admin/events/{slug}/places", "event", whole_event::update_places),
        get("/admin/events/{slug}/move", "event", move_event::ask),
        post("/admin/events/{slug}/move", "event", move_event::update),
        get("/admin/events/{slug}/admission", "event", admission::ask),
        post("/admin/events/{slug}/admission", "event", admission::update),
        get("/admin/events/{slug}/reminders", "event", reminders::ask),
        post("/admin/events/{slug}/reminders", "event", reminders::update),
        get("/admin/events/{slug}/sessions/{id}/places", "session", session_places::show),
        post("/admin/events/{slug}/sessions/{id}/places", "session", session_places::update),
        post("/admin/events/{slug}/sessions/{id}/places/end", "session", session_places::take),
        get("/admin/events/{slug}/cancellation", "event", whole_event::ask_cancellation),
        post("/admin/events/{slug}/cancellation", "event", whole_event::cancellation),
        get("/admin/events/{slug}/registrations", "event", list::list),
        get("/admin/events/{slug}/registrations/new", "event", add::ask),
        post("/admin/events/{slug}/registrations/new", "event", add::create),
        post("/admin/events/{slug}/registrations/decisions", "event", many::create),
        get("/admin/events/{slug}/registrations.csv", "event", export::csv),
        get("/admin/events/{slug}/registrations.xlsx", "event", export::xlsx),
        get("/admin/events/{slug}/message", "event", message::show),
        post("/admin/events/{slug}/message", "event", message::create),
        get("/admin/events/{slug}/check-in", "event", check_in::show),
        get("/admin/events/{slug}/names", "event", names::show),
        get("/admin/events/{slug}/registrations/{id}", "registration", one::show),
        post("/admin/events/{slug}/registrations/{id}/approval", "registration", act::approval),
        get("/admin/events/{slug}/registrations/{id}/rejection", "registration", act::ask),
        post("/admin/events/{slug}/registrations/{id}/rejection", "registration", act::create),
        get("/admin/events/{slug}/registrations/{id}/reinstatement", "registration", act::ask),
        post("/admin/events/{slug}/registrations/{id}/reinstatement", "registration", act::create),
        get("/admin/events/{slug}/registrations/{id}/cancellation", "registration", act::ask),
        post("/admin/events/{slug}/registrations/{id}/cancellation", "registration", act::create),
        get("/admin/events/{slug}/registrations/{id}/place", "registration", act::ask),
        post("/admin/events/{slug}/registrations/{id}/place", "registration", act::create),
        post("/admin/events/{slug}/registrations/{id}/presence", "registration", check_in::mark),
        post("/admin/events/{slug}/registrations/{id}/presence/undo", "registration", check_in::undo),
    ]
}

/// Where officers find an event's registrations.
fn at(event: &event::Model) -> String {
    format!("/admin/events/{}/registrations", event.slug)
}

async fn within<R: Right>(app: &App, who: &Officer<R>, slug: &str) -> Result<event::Model, AppError> {
    events::within(app.db.read(), who, slug).await?.ok_or(AppError::NotFound)
}

/// What the room says to one place more, where adding somebody makes one.
async fn beyond(
    app: &App,
    view: &View,
    who: &Officer<DecideRegistrations>,
    event: &event::Model,
) -> Result<Met, AppError> {
    let mut would = event.clone();
    places::add(&mut would);
    let grows = would.capacity != event.capacity;
    let small = match grows {
        true => {
            let agenda = events::agenda(app.db.read(), event.id).await?;
            conflicts::too_small(app.db.read(), &would, &agenda, view.now).await?
        }
        false => vec![],
    };
    Ok(Met::at(view, who, event, &small, ""))
}

/// Of a path; what is no id names nothing.
fn known(id: &str) -> Result<Uuid, AppError> {
    id.parse().map_err(|_| AppError::NotFound)
}

/// An event and a registration at it, within the officer's reach.
async fn case<R: Right>(
    app: &App,
    who: &Officer<R>,
    slug: &str,
    id: &str,
) -> Result<(event::Model, registration::Model), AppError> {
    let event = within(app, who, slug).await?;
    let row = queries::by_id(app.db.read(), known(id)?).await?.filter(|row| row.event_id == event.id);
    Ok((event, row.ok_or(AppError::NotFound)?))
}

/// Text key of a state, and its tint.
fn state(status: Status) -> (&'static str, &'static str) {
    let tint = match status {
        Confirmed => "ok",
        Waiting => "warn",
        Pending => "info",
        Rejected => "bad",
        Cancelled => "",
    };
    (words::names::registration(status), tint)
}
