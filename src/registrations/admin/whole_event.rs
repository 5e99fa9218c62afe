//! Acts on an event that move people: its places, and cancelling it.
use super::told::Told;
use crate::{
    app::App,
    error::{Answer, AppError},
    events::{self, Met, card},
    registrations::{
        cancel_event::{self, cancel_event},
        capacity::{self, CapacityError, NewCapacity, set_capacity},
    },
    roles::{Officer, rights::WriteEvents},
    web::{
        form::{FieldErrors, Fields, reason, reason_in, wrong_limit},
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
    met: Met,
    problems: Problems,
}

fn places_page(view: View, event: &event::Model, capacity: &str) -> PlacesPage {
    PlacesPage {
        slug: event.slug.clone(),
        title: Spoken::of(event.title(view.locale()), view.locale()),
        places: card::taken(&view, event),
        capacity: capacity.to_owned(),
        seen: in_form(event.capacity),
        is_stale: false,
        met: Met::none(),
        problems: Problems::default(),
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
    capacity::refuse(&event, view.now)?;
    page(&places_page(view, &event, &in_form(event.capacity)))
}

pub async fn update_places(
    State(app): State<App>,
    view: View,
    who: Officer<WriteEvents>,
    Path(slug): Path<String>,
    fields: Fields,
) -> Answer {
    let event = find(&app, &who, &slug).await?;
    let (typed, now) = (fields.get("despite"), view.now);
    let shown = PlacesPage { met: Met::explained(typed), ..places_page(view, &event, fields.get("capacity")) };
    let capacity = match events::places(fields.get("capacity")) {
        Ok(capacity) => capacity,
        Err(wrong) => return faulty(shown, &FieldErrors::one("capacity", wrong)),
    };
    let seen = events::places(fields.get("seen")).unwrap_or_default();
    let despite = reason(typed).unwrap_or_default();
    let new = NewCapacity { places: capacity, seen, despite: &despite };
    match set_capacity(&app.db, &app.address_key, &who, event.id, new, now).await {
        Ok(_) => Ok(shown.view.see_other(&format!("/admin/events/{slug}?done=places"))),
        Err(CapacityError::Stale) => again(&PlacesPage { is_stale: true, ..shown }),
        Err(CapacityError::Conflicts(found)) => {
            let met = Met::at(&shown.view, &who, &event, &found, typed);
            let problems = met.problems(&shown.view);
            again(&PlacesPage { met, problems, ..shown })
        }
        Err(CapacityError::BelowTaken { taken }) => {
            let limit = wrong_limit("places_taken", usize::try_from(taken).unwrap_or_default());
            faulty(shown, &FieldErrors::one("capacity", limit))
        }
        Err(error) => Err(error.into()),
    }
}

fn faulty(shown: PlacesPage, errors: &FieldErrors) -> Answer {
    again(&PlacesPage { problems: Problems::of(&shown.view, errors), ..shown })
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
    cancel_event::refuse(event, &events::agenda(app.db.read(), event.id).await?, view.now)?;
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
    let why = match reason_in(&fields) {
        Ok(why) => why,
        Err(errors) => {
            let typed = fields.get("reason");
            return again(&cancellation_page(&app, view, &who, &event, typed, &errors).await?);
        }
    };
    cancel_event(&app.db, &app.address_key, &who, event.id, &why, view.now).await?;
    Ok(view.see_other(&format!("/admin/events/{slug}?done=cancelled")))
}
