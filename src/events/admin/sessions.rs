//! Door to an event's agenda: looked at, and a session taken out.
use super::{
    met::{Lines, Met, lines, linked},
    questions::title,
    review::revision,
    show::find,
};
use crate::{
    app::App,
    error::{Answer, AppError},
    events::{
        conflicts,
        form::tell_whom,
        pages::agenda::{self, Day},
        sessions::{
            self, Crossings, Item, SessionError,
            change::SeenSession,
            foresee_without, may_change,
            remove::remove_session,
            tell::{Tell, concerned},
        },
    },
    roles::{Officer, rights::WriteEvents},
    web::{
        form::{Fields, Query, named as in_form, reason},
        page::{page, page_with},
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
use sea_orm::ActiveEnum;
use uuid::Uuid;

#[derive(Template)]
#[template(path = "events/admin/sessions.html")]
struct SessionsPage {
    view: View,
    slug: String,
    title: Spoken,
    days: Vec<Day>,
    conflicts: Lines,
    /// People who chose one and another at the same time, since one was moved.
    crossings: Crossings,
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
    let all: Vec<&session::Model> = items.iter().map(|item| &item.session).collect();
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
        crossings: sessions::crossings(app.db.read(), &all).await?,
        conflicts: linked(lines(&view, &who, &event, &found), &event),
        despite: event.despite.as_deref().map(|reason| Spoken::chinese(reason, view.locale())),
        can_add: can_change && items.len() < sessions::MOST,
        can_change,
        flash,
        slug,
        view,
    })
}

impl SessionsPage {
    fn crossed(&self, session: &Uuid) -> Option<i64> {
        let people = sessions::crossed(&self.crossings, *session).len();
        (people > 0).then_some(people as i64)
    }
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
    when: String,
    /// Of the event, as it is looked at.
    status: String,
    revision: i32,
    letters: i32,
    /// Another saved it since the page was opened.
    is_stale: bool,
    is_asked_anew: bool,
    /// By somebody, so it stays until its places are taken back.
    is_chosen: bool,
    met: Met,
    problems: Problems,
}

/// `revision` is the one that its officer saw.
fn removal_page(view: View, event: &event::Model, Item { session, .. }: &Item, revision: i32, met: Met) -> RemovalPage {
    let [from, until] = [session.starts_at, session.ends_at].map(|at| local(at, &event.zone));
    RemovalPage {
        slug: event.slug.clone(),
        id: session.id,
        title: Spoken::of(session.title(view.locale()), view.locale()),
        when: view.words.span(from, until),
        status: event.status.to_value(),
        revision: session.revision,
        is_stale: revision != session.revision,
        is_chosen: session.is_chosen(),
        letters: concerned(event, [Some(session.into()), None], view.now),
        is_asked_anew: false,
        met,
        problems: Problems::default(),
        view,
    }
}

pub async fn ask_removal(
    State(app): State<App>,
    view: View,
    who: Officer<WriteEvents>,
    Path((slug, id)): Names,
) -> Answer {
    let (event, item) = named(&app, &who, &slug, id).await?;
    may_change(&event)?;
    looked_at(&app, view, &who, (&event, &item), item.session.revision, "").await
}

/// What it would meet, and whom it concerns. 409 where another was faster.
async fn looked_at(
    app: &App,
    view: View,
    who: &Officer<WriteEvents>,
    (event, item): (&event::Model, &Item),
    revision: i32,
    despite: &str,
) -> Answer {
    let found = foresee_without(app.db.read(), event, item, view.now).await?;
    let met = Met::again(&view, who, event, &found, despite);
    let shown = removal_page(view, event, item, revision, met);
    let status = if shown.is_stale { StatusCode::CONFLICT } else { StatusCode::OK };
    page_with(status, &shown)
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
    let revision = revision(&fields);
    let tell = tell_whom(fields.get("step"));
    if tell.is_none() && concerned(&event, [Some((&item.session).into()), None], view.now) > 0 {
        return looked_at(&app, view, &who, (&event, &item), revision, typed).await;
    }
    let tell = tell.unwrap_or(Tell::Everybody);
    let why = reason(typed).unwrap_or_default();
    let status = in_form(fields.get("status")).unwrap_or(event.status);
    let seen = SeenSession { event: event.id, id, revision, status, despite: &why };
    match remove_session(&app.db, &app.address_key, &who, seen, tell, view.now).await {
        Ok(()) => Ok(view.see_other(&format!("/admin/events/{slug}/sessions?done=removed"))),
        Err(SessionError::Conflicts(found)) => {
            let met = Met::again(&view, &who, &event, &found, typed);
            let (status, problems) = (met.status(), met.problems(&view));
            page_with(status, &RemovalPage { problems, ..removal_page(view, &event, &item, revision, met) })
        }
        Err(SessionError::Stale(saved)) => looked_at(&app, view, &who, (&event, saved.as_ref()), revision, typed).await,
        Err(SessionError::Meanwhile) => {
            let shown = removal_page(view, &event, &item, revision, Met::explained(typed));
            page_with(StatusCode::CONFLICT, &RemovalPage { is_asked_anew: true, ..shown })
        }
        Err(SessionError::Chosen) => {
            let (_, item) = named(&app, &who, &slug, id).await?;
            page_with(StatusCode::CONFLICT, &removal_page(view, &event, &item, revision, Met::none()))
        }
        Err(error) => Err(error.into()),
    }
}
