//! Who chose a session; its places, which move people, and taking them back.
use super::{at, within};
use crate::{
    app::App,
    error::{Answer, AppError},
    events::{self, Met},
    registrations::{
        pages::offer,
        sessions::{Person, SeenPlaces, SessionPlacesError, crowd, refuse_places, set_session_places, take_back},
    },
    roles::{Officer, rights::WriteEvents},
    web::{
        form::{FieldErrors, Fields, Query, reason, reason_in, wrong, wrong_limit},
        page::{again, page, page_with},
        problems::Problems,
        view::View,
    },
    words::{spoken::Spoken, when::local},
};
use askama::Template;
use axum::{
    extract::{Path, State},
    http::StatusCode,
};
use entity::{event, session};
use std::collections::BTreeSet;
use uuid::Uuid;

#[derive(Template)]
#[template(path = "registrations/admin/session_places.html")]
struct PlacesPage {
    view: View,
    slug: String,
    id: Uuid,
    event: Spoken,
    title: Spoken,
    when: String,
    people: Vec<Row>,
    /// How many chose another at the same time as well, since one was moved.
    two: i64,
    /// While it is still to come and has places.
    can_change: bool,
    places: String,
    /// As a form holds it.
    seen: String,
    /// Another officer changed it while this was typed.
    is_stale: bool,
    /// Why nothing was changed, and nothing can be: text key.
    stopped: Option<&'static str>,
    reason: String,
    /// What its room holds.
    met: Met,
    problems: Problems,
    flash: bool,
}

struct Row {
    href: String,
    name: Option<String>,
    state: String,
    tint: &'static str,
    has_two: bool,
}

type Names = Path<(String, String)>;

async fn find(
    app: &App,
    who: &Officer<WriteEvents>,
    slug: &str,
    id: &str,
) -> Result<(event::Model, session::Model), AppError> {
    let event = within(app, who, slug).await?;
    let item = events::session(app.db.read(), event.id, super::known(id)?).await?.ok_or(AppError::NotFound)?;
    Ok((event, item.session))
}

async fn places_page(
    app: &App,
    view: View,
    event: &event::Model,
    session: &session::Model,
) -> Result<PlacesPage, AppError> {
    let people = crowd(app.db.read(), session.id).await?;
    let all = events::choosable(app.db.read(), event.id).await?;
    let crossings = events::crossings(app.db.read(), &all.iter().collect::<Vec<_>>()).await?;
    let two = events::crossed(&crossings, session.id);
    let [from, until] = [session.starts_at, session.ends_at].map(|at| local(at, &event.zone));
    let places = session.places.map(|places| places.to_string()).unwrap_or_default();
    Ok(PlacesPage {
        slug: event.slug.clone(),
        id: session.id,
        event: Spoken::of(event.title(view.locale()), view.locale()),
        title: Spoken::of(session.title(view.locale()), view.locale()),
        when: view.words.span(from, until),
        people: people.iter().map(|person| row(&view, event, person, &two)).collect(),
        two: two.len() as i64,
        can_change: session.places.is_some() && refuse_places(event, session, view.now).is_ok(),
        seen: places.clone(),
        places,
        is_stale: false,
        stopped: None,
        reason: String::new(),
        met: Met::none(),
        problems: Problems::default(),
        flash: false,
        view,
    })
}

fn row(view: &View, event: &event::Model, person: &Person, two: &BTreeSet<Uuid>) -> Row {
    let (state, tint) = offer::stands(view, person.state, person.rank);
    Row {
        href: format!("{}/{}", at(event), person.registration.id),
        name: person.registration.name.clone(),
        has_two: two.contains(&person.registration.id),
        state,
        tint,
    }
}

pub async fn show(
    State(app): State<App>,
    view: View,
    who: Officer<WriteEvents>,
    Path((slug, id)): Names,
    Query(query): Query,
) -> Answer {
    let (event, session) = find(&app, &who, &slug, &id).await?;
    let flash = query.get("done") == "saved";
    page(&PlacesPage { flash, ..places_page(&app, view, &event, &session).await? })
}

pub async fn update(
    State(app): State<App>,
    view: View,
    who: Officer<WriteEvents>,
    Path((slug, id)): Names,
    fields: Fields,
) -> Answer {
    let (event, session) = find(&app, &who, &slug, &id).await?;
    let now = view.now;
    let shown = places_page(&app, view, &event, &session).await?;
    let typed = fields.get("despite");
    let shown = PlacesPage { places: fields.get("places").to_owned(), met: Met::explained(typed), ..shown };
    let number = events::session_places(fields.get("places")).and_then(|places| places.ok_or(wrong("places_missing")));
    let places = match number {
        Ok(places) => places,
        Err(wrong) => return faulty(shown, &FieldErrors::one("places", wrong)),
    };
    let despite = reason(typed).unwrap_or_default();
    let seen = events::session_places(fields.get("seen")).unwrap_or_default();
    let of = SeenPlaces { event: event.id, session: session.id, seen, despite: &despite };
    match set_session_places(&app.db, &app.address_key, &who, of, places, now).await {
        Ok(_) => Ok(shown.view.see_other(&format!("/admin/events/{slug}/sessions/{id}/places?done=saved"))),
        Err(SessionPlacesError::Stale) => again(&PlacesPage { is_stale: true, ..shown }),
        Err(SessionPlacesError::BelowTaken { taken }) => {
            let limit = wrong_limit("places_taken", usize::try_from(taken).unwrap_or_default());
            faulty(shown, &FieldErrors::one("places", limit))
        }
        Err(SessionPlacesError::Conflicts(found)) => {
            let met = Met::again(&shown.view, &who, &event, &found, typed);
            let problems = met.problems(&shown.view);
            again(&PlacesPage { met, problems, ..shown })
        }
        Err(error) => held(error, PlacesPage { reason: typed.to_owned(), ..shown }),
    }
}

pub async fn take(
    State(app): State<App>,
    view: View,
    who: Officer<WriteEvents>,
    Path((slug, id)): Names,
    fields: Fields,
) -> Answer {
    let (event, session) = find(&app, &who, &slug, &id).await?;
    let now = view.now;
    let shown = places_page(&app, view, &event, &session).await?;
    let shown = PlacesPage { reason: fields.get("reason").to_owned(), ..shown };
    let why = match reason_in(&fields) {
        Ok(why) => why,
        Err(errors) => return faulty(shown, &errors),
    };
    match take_back(&app.db, &app.address_key, &who, (event.id, session.id), &why, now).await {
        Ok(_) => Ok(shown.view.see_other(&format!("/admin/events/{slug}/sessions/{id}/places?done=saved"))),
        Err(error) => held(error, shown),
    }
}

/// Where nothing can be changed any more the page says why, with the reason that was typed.
fn held(error: SessionPlacesError, shown: PlacesPage) -> Answer {
    match stopped(&error) {
        None => Err(error.into()),
        stopped => page_with(StatusCode::CONFLICT, &PlacesPage { stopped, ..shown }),
    }
}

/// Why nothing can be changed any more: text key.
fn stopped(error: &SessionPlacesError) -> Option<&'static str> {
    match error {
        SessionPlacesError::Ended => Some("registrations-session_ended"),
        SessionPlacesError::Begun => Some("registrations-session_begun"),
        _ => None,
    }
}

fn faulty(shown: PlacesPage, errors: &FieldErrors) -> Answer {
    again(&PlacesPage { problems: Problems::of(&shown.view, errors), ..shown })
}
