//! Door to an event's agenda: looked at, and a session taken out.
use super::{
    met::{Line, Met, lines},
    questions::title,
    show::find,
};
use crate::{
    app::App,
    error::{Answer, AppError},
    events::{
        conflicts,
        pages::agenda::{self, Day},
        sessions::{self, Item, SessionError, may_change, remove::remove_session},
    },
    roles::{Officer, rights::WriteEvents},
    web::{
        form::{Fields, Query, reason},
        page::{page, page_with},
        problems::Problems,
        view::View,
    },
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
        "imported" => Some("events-import-done"),
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
    met: Met,
    problems: Problems,
}

fn removal_page(view: View, event: &event::Model, item: &Item, met: Met, problems: Problems) -> RemovalPage {
    let title = Spoken::of(item.session.title(view.locale()), view.locale());
    RemovalPage { slug: event.slug.clone(), id: item.session.id, title, met, problems, view }
}

pub async fn ask_removal(
    State(app): State<App>,
    view: View,
    who: Officer<WriteEvents>,
    Path((slug, id)): Names,
) -> Answer {
    let (event, item) = named(&app, &who, &slug, id).await?;
    may_change(&event)?;
    page(&removal_page(view, &event, &item, Met::none(), Problems::default()))
}

/// 409 where the event would take a room that is taken, 422 where that takes a reason.
pub async fn removal(
    State(app): State<App>,
    view: View,
    who: Officer<WriteEvents>,
    Path((slug, id)): Names,
    fields: Fields,
) -> Answer {
    let (event, item) = named(&app, &who, &slug, id).await?;
    let typed = fields.get("despite");
    match remove_session(&app.db, &who, (event.id, id), &reason(typed).unwrap_or_default(), view.now).await {
        Ok(()) => Ok(view.see_other(&format!("/admin/events/{slug}/sessions?done=removed"))),
        Err(SessionError::Conflicts(found)) => {
            let met = Met::again(&view, &who, &event, &found, typed);
            let (status, problems) = (met.status(), met.problems(&view));
            page_with(status, &removal_page(view, &event, &item, met, problems))
        }
        Err(error) => Err(error.into()),
    }
}
