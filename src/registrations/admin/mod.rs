//! Door for officers: who has registered, and deciding on it.
pub mod act;
pub mod list;
pub mod one;
mod person;
pub mod whole_event;

use super::queries;
use crate::{
    app::App,
    error::AppError,
    events,
    roles::{Officer, Right},
};
use entity::{event, registration};
use uuid::Uuid;

/// Where officers find an event's registrations.
fn at(event: &event::Model) -> String {
    format!("/admin/events/{}/registrations", event.slug)
}

/// An event and a registration at it, within the officer's reach.
async fn case<R: Right>(
    app: &App,
    who: &Officer<R>,
    slug: &str,
    id: &str,
) -> Result<(event::Model, registration::Model), AppError> {
    let event = events::within(app.db.read(), who, slug).await?.ok_or(AppError::NotFound)?;
    let id: Uuid = id.parse().map_err(|_| AppError::NotFound)?;
    let row = queries::by_id(app.db.read(), id).await?.filter(|row| row.event_id == event.id);
    Ok((event, row.ok_or(AppError::NotFound)?))
}
