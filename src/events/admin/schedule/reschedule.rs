//! Moving something on the schedule, by hand or by what the mouse dropped: a draft at once, what is published by way of
//! the page that asks.
use super::reschedule_page::{Moved, ReschedulePage, reschedule_page, room_value};
use crate::{
    app::App,
    error::Answer,
    events::{
        EventForm,
        admin::{
            review::revision,
            sessions::{Names, named},
            show::find,
        },
        edit::{self, EditError},
        form::{ScheduleFilter, clock},
        schedule::{
            Back, RescheduleError, Spot, event_as_moved, reschedule_event, reschedule_session, session_as_moved,
        },
        sessions::{SessionError, may_change},
    },
    roles::{Officer, rights::WriteEvents},
    web::{
        form::{FieldErrors, Fields, Query, moment, wrong},
        page::{again, page, page_with},
        view::View,
    },
    words::when::ZONE,
};
use axum::{
    extract::{Path, State},
    http::StatusCode,
};
use form_urlencoded::Serializer;

pub async fn ask(
    State(app): State<App>,
    view: View,
    who: Officer<WriteEvents>,
    Path(slug): Path<String>,
    Query(query): Query,
) -> Answer {
    let event = find(&app, &who, &slug).await?;
    edit::refuse(&event)?;
    asked(&app, view, &Moved { event, item: None }, &query).await
}

pub async fn ask_session(
    State(app): State<App>,
    view: View,
    who: Officer<WriteEvents>,
    Path((slug, id)): Names,
    Query(query): Query,
) -> Answer {
    let (event, item) = named(&app, &who, &slug, id).await?;
    may_change(&event)?;
    asked(&app, view, &Moved { event, item: Some(item) }, &query).await
}

/// With where it is.
async fn asked(app: &App, view: View, moved: &Moved, query: &Fields) -> Answer {
    let typed = (clock(moved.spot().starts_at, ZONE), room_value(moved.spot()));
    page(&reschedule_page(app, view, moved, &ScheduleFilter::from(query), typed).await?)
}

pub async fn reschedule(
    State(app): State<App>,
    view: View,
    who: Officer<WriteEvents>,
    Path(slug): Path<String>,
    Query(query): Query,
    fields: Fields,
) -> Answer {
    let event = find(&app, &who, &slug).await?;
    done(&app, view, &who, Moved { event, item: None }, &ScheduleFilter::from(&query), &fields).await
}

pub async fn reschedule_one(
    State(app): State<App>,
    view: View,
    who: Officer<WriteEvents>,
    Path((slug, id)): Names,
    Query(query): Query,
    fields: Fields,
) -> Answer {
    let (event, item) = named(&app, &who, &slug, id).await?;
    done(&app, view, &who, Moved { event, item: Some(item) }, &ScheduleFilter::from(&query), &fields).await
}

async fn done(
    app: &App,
    view: View,
    who: &Officer<WriteEvents>,
    moved: Moved,
    filter: &ScheduleFilter,
    fields: &Fields,
) -> Answer {
    let typed = (fields.get("starts_at").to_owned(), fields.get("room").to_owned());
    let back = if fields.get("back").is_empty() { Back::Onwards } else { Back::AsItWas };
    let to = match spot(&typed, back) {
        Ok(to) => to,
        Err(errors) => return again(&reschedule_page(app, view, &moved, filter, typed).await?.with(&errors)),
    };
    let revision = revision(fields);
    let (db, now) = (&app.db, view.now);
    let saved = match &moved.item {
        None => reschedule_event(db, who, &moved.event, revision, to, now).await,
        Some(item) => reschedule_session(db, &app.address_key, who, (&moved.event, item), revision, to, now).await,
    };
    match saved {
        Ok(Some(revision)) => Ok(view.see_other(&undoable(filter, &moved, revision))),
        Ok(None) => Ok(view.see_other(&asking(&moved, to))),
        Err(error) => {
            let shown = reschedule_page(app, view, &moved, filter, typed).await?;
            refused(shown, error)
        }
    }
}

fn spot((starts, room): &(String, String), back: Back) -> Result<Spot, FieldErrors> {
    let mut errors = FieldErrors::default();
    let starts_at = errors.keep("starts_at", moment(starts, chrono_tz::Asia::Shanghai));
    let room = Some(room).filter(|room| !room.is_empty());
    let room = errors.keep("room", room.map(|room| room.parse().map_err(|_| wrong("room_gone"))).transpose());
    starts_at.zip(room).map(|(starts_at, room)| Spot { starts_at, room, back }).ok_or(errors)
}

fn refused(shown: ReschedulePage, error: RescheduleError) -> Answer {
    match error {
        RescheduleError::ClosesFirst => again(&shown.with(&FieldErrors::one("starts_at", wrong("closes_first")))),
        RescheduleError::Event(EditError::NoSuchRoom) | RescheduleError::Session(SessionError::NoSuchRoom) => {
            again(&shown.with(&FieldErrors::one("room", wrong("room_gone"))))
        }
        RescheduleError::Event(EditError::Stale(_))
        | RescheduleError::Session(SessionError::Stale(_) | SessionError::Meanwhile) => {
            page_with(StatusCode::CONFLICT, &shown.stale())
        }
        error => Err(error.into()),
    }
}

/// The schedule, with where it was.
fn undoable(filter: &ScheduleFilter, moved: &Moved, revision: i32) -> String {
    let mut query = Serializer::new(String::new());
    query.extend_pairs(filter.pairs()).append_pair("moved", &moved.event.slug);
    if let Some(item) = &moved.item {
        query.append_pair("session", &item.session.id.to_string());
    }
    query
        .append_pair("was", &clock(moved.spot().starts_at, ZONE))
        .append_pair("room", &room_value(moved.spot()))
        .append_pair("revision", &revision.to_string());
    format!("/admin/schedule?{}", query.finish())
}

/// The page that shows what is met and whom it touches, filled.
fn asking(moved: &Moved, to: Spot) -> String {
    let mut query = Serializer::new(String::new());
    let slug = &moved.event.slug;
    if let Some(item) = &moved.item {
        let new = session_as_moved(item, &moved.event, to);
        let room = new.room.map(|room| room.to_string()).unwrap_or_default();
        let times = [("starts_at", new.starts_at), ("ends_at", new.ends_at)];
        query.extend_pairs(times.map(|(name, at)| (name, clock(at, &moved.event.zone)))).append_pair("room", &room);
        return format!("/admin/events/{slug}/sessions/{}?{}", item.session.id, query.finish());
    }
    let form = EventForm::from(&event_as_moved(&moved.event, to));
    let names = ["starts_at", "ends_at", "closes_at", "answers_until", "room"];
    query.extend_pairs(names.map(|name| (name, form.get(name).to_owned())));
    format!("/admin/events/{slug}/move?{}", query.finish())
}
