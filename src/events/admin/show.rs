//! One event as its officers see it, and what they may do with it.
use crate::{
    app::App,
    error::{Answer, AppError},
    events::{
        card,
        checks::{Check, checks},
        clone_event::clone_event,
        close::{Door, close},
        named::taking_part,
        pages::show::draw,
        publish::publish,
        queries,
    },
    roles::{
        Officer, Right,
        rights::{ReadEvents, WriteEvents},
    },
    web::{
        form::{Fields, Query},
        page::page,
        view::View,
    },
    words::{spoken::Spoken, when::local},
};
use askama::Template;
use axum::extract::{Path, State};
use entity::event::{self, Status};

#[derive(Template)]
#[template(path = "events/admin/show.html")]
struct ShowPage {
    view: View,
    slug: String,
    title: Spoken,
    state: (String, &'static str),
    /// Term and value.
    facts: Vec<(String, String)>,
    checks: Vec<Check>,
    flash: Option<String>,
    can_write: bool,
    can_edit: bool,
    can_publish: bool,
    /// Published and not over.
    is_to_be_held: bool,
    is_closed: bool,
}

pub async fn show(
    State(app): State<App>,
    view: View,
    who: Officer<ReadEvents>,
    writer: Option<Officer<WriteEvents>>,
    Path(slug): Path<String>,
    Query(query): Query,
) -> Answer {
    let event = find(&app, &who, &slug).await?;
    page(&ShowPage {
        title: Spoken::of(event.title(view.locale()), view.locale()),
        state: card::desk_state(&view, &event),
        facts: facts(&view, &event),
        checks: checks(&event, view.now),
        flash: flash(&view, query.get("done")),
        can_write: writer.is_some_and(|writer| writer.reaches(event.district)),
        can_edit: matches!(event.status, Status::Draft | Status::InReview | Status::Published),
        can_publish: event.status.can_become(Status::Published),
        is_to_be_held: event.status == Status::Published && view.now < event.ends_at,
        is_closed: event.closed_by_hand,
        slug,
        view,
    })
}

pub async fn find<R: Right>(app: &App, who: &Officer<R>, slug: &str) -> Result<event::Model, AppError> {
    queries::within(app.db.read(), who, slug).await?.ok_or(AppError::NotFound)
}

fn facts(view: &View, event: &event::Model) -> Vec<(String, String)> {
    let moment = |at| view.words.date_time(local(at, &event.zone));
    let (starts, ends) = (local(event.starts_at, &event.zone), local(event.ends_at, &event.zone));
    vec![
        (view.t("events-field-kind"), view.t(card::kind_key(event.kind))),
        (view.t("events-field-district"), view.t(card::district_key(event.district))),
        (view.t("events-time"), view.words.span(starts, ends)),
        (view.t("events-place"), event.place(view.locale()).text.to_owned()),
        (view.t("events-field-opens_at"), moment(event.opens_at)),
        (view.t("events-field-closes_at"), moment(event.closes_at)),
        (view.t("events-field-capacity"), card::taken(view, event)),
    ]
}

fn flash(view: &View, done: &str) -> Option<String> {
    let key = match done {
        "saved" => "events-done-saved",
        "published" => "events-done-published",
        "closed" => "events-done-closed",
        "reopened" => "events-done-reopened",
        "cloned" => "events-done-cloned",
        "cancelled" => "events-done-cancelled",
        "places" => "events-done-places",
        "moved" => "events-done-moved",
        "admission" => "events-done-admission",
        _ => return None,
    };
    Some(view.t(key))
}

pub async fn preview(State(app): State<App>, view: View, who: Officer<ReadEvents>, Path(slug): Path<String>) -> Answer {
    let event = find(&app, &who, &slug).await?;
    draw(view, &event, &taking_part(app.db.read(), event.id).await?)
}

pub async fn clone(State(app): State<App>, view: View, who: Officer<WriteEvents>, Path(slug): Path<String>) -> Answer {
    let event = find(&app, &who, &slug).await?;
    let copy = clone_event(&app.db, &who, &event, view.now).await?;
    Ok(view.see_other(&format!("/admin/events/{}?done=cloned", copy.slug)))
}

#[derive(Template)]
#[template(path = "events/admin/publication.html")]
struct PublicationPage {
    view: View,
    slug: String,
    title: Spoken,
    revision: i32,
    checks: Vec<Check>,
}

pub async fn ask_publication(
    State(app): State<App>,
    view: View,
    who: Officer<WriteEvents>,
    Path(slug): Path<String>,
) -> Answer {
    let event = find(&app, &who, &slug).await?;
    let title = Spoken::of(event.title(view.locale()), view.locale());
    page(&PublicationPage { title, revision: event.revision, checks: checks(&event, view.now), slug, view })
}

pub async fn publication(
    State(app): State<App>,
    view: View,
    who: Officer<WriteEvents>,
    Path(slug): Path<String>,
    fields: Fields,
) -> Answer {
    let event = find(&app, &who, &slug).await?;
    publish(&app.db, &who, event.id, fields.get("revision").parse().unwrap_or_default(), view.now).await?;
    Ok(view.see_other(&format!("/admin/events/{slug}?done=published")))
}

pub async fn closing(
    State(app): State<App>,
    view: View,
    who: Officer<WriteEvents>,
    Path(slug): Path<String>,
) -> Answer {
    let event = find(&app, &who, &slug).await?;
    close(&app.db, &who, event.id, Door::Closed, view.now).await?;
    Ok(view.see_other(&format!("/admin/events/{slug}?done=closed")))
}

pub async fn reopening(
    State(app): State<App>,
    view: View,
    who: Officer<WriteEvents>,
    Path(slug): Path<String>,
) -> Answer {
    let event = find(&app, &who, &slug).await?;
    close(&app.db, &who, event.id, Door::Open, view.now).await?;
    Ok(view.see_other(&format!("/admin/events/{slug}?done=reopened")))
}
