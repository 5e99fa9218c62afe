//! Acts on an event that move people: its places, and cancelling it.
use super::told::Told;
use crate::{
    app::App,
    error::{Answer, AppError},
    events::{self, Met, card},
    registrations::{
        cancel_event::cancel_event,
        capacity::{CapacityError, NewCapacity, set_capacity},
    },
    roles::{Officer, rights::WriteEvents},
    web::{
        form::{FieldErrors, Fields, reason, wrong_limit},
        page::{again, page},
        problems::Problems,
        view::View,
    },
    words::spoken::Spoken,
};
use askama::Template;
use axum::extract::{Path, State};
use entity::event;

#[derive(Template)]
#[template(path = "registrations/admin/places.html")]
struct PlacesPage {
    view: View,
    slug: String,
    title: Spoken,
    places: String,
    capacity: String,
    /// As a form holds it.
    seen: String,
    /// Another officer changed it while this was typed.
    is_stale: bool,
    /// What the room holds.
    met: Option<Met>,
    problems: Problems,
}

fn places_page(view: View, event: &event::Model, capacity: &str, errors: &FieldErrors) -> PlacesPage {
    PlacesPage {
        slug: event.slug.clone(),
        title: Spoken::of(event.title(view.locale()), view.locale()),
        places: card::taken(&view, event),
        capacity: capacity.to_owned(),
        seen: in_form(event.capacity),
        is_stale: false,
        met: None,
        problems: Problems::of(&view, errors),
        view,
    }
}

fn in_form(capacity: Option<i32>) -> String {
    capacity.map(|places| places.to_string()).unwrap_or_default()
}

async fn find(app: &App, who: &Officer<WriteEvents>, slug: &str) -> Result<event::Model, AppError> {
    events::within(app.db.read(), who, slug).await?.ok_or(AppError::NotFound)
}

pub async fn ask_places(
    State(app): State<App>,
    view: View,
    who: Officer<WriteEvents>,
    Path(slug): Path<String>,
) -> Answer {
    let event = find(&app, &who, &slug).await?;
    page(&places_page(view, &event, &in_form(event.capacity), &FieldErrors::default()))
}

pub async fn update_places(
    State(app): State<App>,
    view: View,
    who: Officer<WriteEvents>,
    Path(slug): Path<String>,
    fields: Fields,
) -> Answer {
    let event = find(&app, &who, &slug).await?;
    let mut errors = FieldErrors::default();
    let Some(capacity) = errors.keep("capacity", events::places(fields.get("capacity"))) else {
        return again(&places_page(view, &event, fields.get("capacity"), &errors));
    };
    let seen = events::places(fields.get("seen")).unwrap_or_default();
    let typed = fields.get("despite");
    let despite = reason(typed).unwrap_or_default();
    let new = NewCapacity { places: capacity, seen, despite: &despite };
    match set_capacity(&app.db, &app.address_key, &who, event.id, new, view.now).await {
        Ok(_) => Ok(view.see_other(&format!("/admin/events/{slug}?done=places"))),
        Err(CapacityError::Stale) => {
            let now = places_page(view, &event, fields.get("capacity"), &errors);
            again(&PlacesPage { is_stale: true, ..now })
        }
        Err(CapacityError::Conflicts(found)) => {
            let met = Met::at(&view, &who, &event, &found, typed);
            let problems = met.problems(&view);
            let now = places_page(view, &event, fields.get("capacity"), &errors);
            again(&PlacesPage { met: Some(met), problems, ..now })
        }
        Err(CapacityError::BelowTaken { taken }) => {
            errors.add("capacity", wrong_limit("places_taken", usize::try_from(taken).unwrap_or_default()));
            again(&places_page(view, &event, fields.get("capacity"), &errors))
        }
        Err(error) => Err(error.into()),
    }
}

#[derive(Template)]
#[template(path = "registrations/admin/cancellation.html")]
struct CancellationPage {
    view: View,
    slug: String,
    title: Spoken,
    told: Told,
    reason: String,
    problems: Problems,
}

async fn cancellation_page(
    app: &App,
    view: View,
    who: &Officer<WriteEvents>,
    event: &event::Model,
    reason: &str,
    errors: &FieldErrors,
) -> Result<CancellationPage, AppError> {
    Ok(CancellationPage {
        slug: event.slug.clone(),
        title: Spoken::of(event.title(view.locale()), view.locale()),
        told: Told::of_end(app, who, event, view.now).await?,
        reason: reason.to_owned(),
        problems: Problems::of(&view, errors),
        view,
    })
}

pub async fn ask_cancellation(
    State(app): State<App>,
    view: View,
    who: Officer<WriteEvents>,
    Path(slug): Path<String>,
) -> Answer {
    let event = find(&app, &who, &slug).await?;
    page(&cancellation_page(&app, view, &who, &event, "", &FieldErrors::default()).await?)
}

pub async fn cancellation(
    State(app): State<App>,
    view: View,
    who: Officer<WriteEvents>,
    Path(slug): Path<String>,
    fields: Fields,
) -> Answer {
    let event = find(&app, &who, &slug).await?;
    let mut errors = FieldErrors::default();
    let Some(why) = errors.keep("reason", reason(fields.get("reason"))) else {
        return again(&cancellation_page(&app, view, &who, &event, fields.get("reason"), &errors).await?);
    };
    cancel_event(&app.db, &app.address_key, &who, event.id, &why, view.now).await?;
    Ok(view.see_other(&format!("/admin/events/{slug}?done=cancelled")))
}
