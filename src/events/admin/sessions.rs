//! Door to an event's agenda: looked at, and a session taken out.
use super::{
    met::{Line, lines},
    show::find,
};
use crate::{
    app::App,
    error::{Answer, AppError},
    events::{
        conflicts,
        pages::agenda::{self, Day},
        sessions::{self, Item, may_change, remove::remove_session},
    },
    roles::{Officer, rights::WriteEvents},
    web::{form::Query, page::page, view::View},
    words::spoken::Spoken,
};
use askama::Template;
use axum::extract::{Path, State};
use entity::event;
use uuid::Uuid;

#[derive(Template)]
#[template(path = "events/admin/sessions.html")]
struct SessionsPage {
    view: View,
    slug: String,
    title: Spoken,
    days: Vec<Day>,
    conflicts: Vec<Line>,
    /// Why it goes ahead despite them.
    despite: Option<Spoken>,
    /// Not while it is in review, and no more than an agenda holds.
    can_change: bool,
    can_add: bool,
    flash: Option<&'static str>,
}

pub async fn list(
    State(app): State<App>,
    view: View,
    who: Officer<WriteEvents>,
    Path(slug): Path<String>,
    Query(query): Query,
) -> Answer {
    let event = find(&app, &who, &slug).await?;
    let items = sessions::of(app.db.read(), event.id).await?;
    let found = conflicts::find(app.db.read(), &event, &items, view.now).await?;
    let can_change = may_change(&event).is_ok();
    let flash = match query.get("done") {
        "saved" => Some("events-session-saved"),
        "removed" => Some("events-session-removed"),
        "called" => Some("events-speaker-saved"),
        _ => None,
    };
    page(&SessionsPage {
        title: title(&view, &event),
        days: agenda::days(&app, &view, &event, &items).await?,
        conflicts: lines(&view, &who, &found),
        despite: event.despite.as_deref().map(|reason| Spoken::chinese(reason, view.locale())),
        can_add: can_change && items.len() < sessions::MOST,
        can_change,
        flash,
        slug,
        view,
    })
}

pub fn title(view: &View, event: &event::Model) -> Spoken {
    Spoken::of(event.title(view.locale()), view.locale())
}

pub type Names = Path<(String, Uuid)>;

/// An event and one of its sessions.
pub async fn named(
    app: &App,
    who: &Officer<WriteEvents>,
    slug: &str,
    id: Uuid,
) -> Result<(event::Model, Item), AppError> {
    let event = find(app, who, slug).await?;
    let item = sessions::find(app.db.read(), event.id, id).await?.ok_or(AppError::NotFound)?;
    Ok((event, item))
}

#[derive(Template)]
#[template(path = "events/admin/session_removal.html")]
struct RemovalPage {
    view: View,
    slug: String,
    id: Uuid,
    title: Spoken,
}

pub async fn ask_removal(
    State(app): State<App>,
    view: View,
    who: Officer<WriteEvents>,
    Path((slug, id)): Names,
) -> Answer {
    let (event, item) = named(&app, &who, &slug, id).await?;
    may_change(&event)?;
    let title = Spoken::of(item.session.title(view.locale()), view.locale());
    page(&RemovalPage { title, slug, id, view })
}

pub async fn removal(State(app): State<App>, view: View, who: Officer<WriteEvents>, Path((slug, id)): Names) -> Answer {
    let event = find(&app, &who, &slug).await?;
    remove_session(&app.db, &who, event.id, id, view.now).await?;
    Ok(view.see_other(&format!("/admin/events/{slug}/sessions?done=removed")))
}
