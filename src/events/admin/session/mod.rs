//! One session: added to an agenda, or changed. What it meets is told as for its event.
mod again;

use self::again::{label, refused, theirs, wrong_input};
use super::{
    met::Met,
    questions::title,
    review::revision,
    sessions::{Names, named},
    show::find,
};
use crate::{
    app::App,
    error::{Answer, AppError},
    events::{
        conflicts,
        form::{SessionForm, called},
        sessions::{
            self, Item, NewSession, SPEAKERS, SessionError,
            add::add_session,
            change::{SeenSession, change_session},
            may_change, speakers,
        },
    },
    roles::{Officer, rights::WriteEvents},
    venues,
    web::{
        choice::Choice,
        form::{Fields, Query, reason},
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
use entity::event;

#[derive(Template)]
#[template(path = "events/admin/session.html")]
struct SessionPage {
    view: View,
    slug: String,
    title: Spoken,
    /// Last piece of the address.
    here: String,
    /// The times are on the clocks of this zone.
    zone: String,
    form: SessionForm,
    revision: i32,
    is_new: bool,
    /// Under their venues.
    rooms: Vec<(String, Vec<Choice>)>,
    /// Fields, and whom one can choose in them.
    speakers: Vec<String>,
    known: Vec<String>,
    /// What another saved meanwhile: label and value.
    theirs: Option<Vec<(&'static str, String)>>,
    /// When it is now, where the schedule filled in another time or room that is not saved yet.
    from: Option<String>,
    /// Why nothing can be saved now: text key.
    stopped: Option<&'static str>,
    met: Met,
    problems: Problems,
}

async fn session_page(
    app: &App,
    view: View,
    who: &Officer<WriteEvents>,
    event: &event::Model,
    was: Option<&Item>,
    form: SessionForm,
) -> Result<SessionPage, AppError> {
    let is = was.and_then(|was| was.session.room_id);
    let rooms = venues::card::to_choose(view.words, &venues::to_choose(app.db.read(), is).await?);
    let known = speakers::to_choose(app.db.read(), who).await?;
    Ok(SessionPage {
        slug: event.slug.clone(),
        title: title(&view, event),
        here: was.map_or_else(|| "new".to_owned(), |was| was.session.id.to_string()),
        zone: event.zone.clone(),
        rooms: Choice::groups(rooms, form.get("room")),
        revision: was.map_or(0, |was| was.session.revision),
        is_new: was.is_none(),
        speakers: (1..=SPEAKERS).map(|number| format!("speaker_{number}")).collect(),
        known: known.iter().map(called).collect(),
        theirs: None,
        from: None,
        stopped: None,
        met: Met::none(),
        problems: Problems::default(),
        form,
        view,
    })
}

pub async fn blank(State(app): State<App>, view: View, who: Officer<WriteEvents>, Path(slug): Path<String>) -> Answer {
    let event = find(&app, &who, &slug).await?;
    may_change(&event)?;
    let form = SessionForm::blank(&event);
    page(&session_page(&app, view, &who, &event, None, form).await?)
}

pub async fn create(
    State(app): State<App>,
    view: View,
    who: Officer<WriteEvents>,
    Path(slug): Path<String>,
    fields: Fields,
) -> Answer {
    let event = find(&app, &who, &slug).await?;
    let (form, despite) = (SessionForm::from(&fields), fields.get("despite"));
    let new = match form.parse(&event.zone) {
        Ok(new) => new,
        Err(errors) => return wrong_input(session_page(&app, view, &who, &event, None, form).await?, &errors),
    };
    match add_session(&app.db, &who, event.id, &new, &reason(despite).unwrap_or_default(), view.now).await {
        Ok(_) => Ok(view.see_other(&format!("/admin/events/{slug}/sessions?done=saved"))),
        Err(error) => refused(&who, &event, session_page(&app, view, &who, &event, None, form).await?, despite, error),
    }
}

/// With what the schedule's page put into the address.
pub async fn show(
    State(app): State<App>,
    view: View,
    who: Officer<WriteEvents>,
    Path((slug, id)): Names,
    Query(query): Query,
) -> Answer {
    let (event, was) = named(&app, &who, &slug, id).await?;
    may_change(&event)?;
    let form = SessionForm::of(&was, &event).with(&query);
    let moved = form.parse(&event.zone).ok().filter(|new| *new != NewSession::from(&was));
    let met = match &moved {
        Some(new) => would_meet(&app, &view, &who, (&event, &was), new).await?,
        None => Met::none(),
    };
    let from = moved.map(|_| now_at(&view, &event, &was));
    page(&SessionPage { met, from, ..session_page(&app, view, &who, &event, Some(&was), form).await? })
}

async fn would_meet(
    app: &App,
    view: &View,
    who: &Officer<WriteEvents>,
    (event, was): (&event::Model, &Item),
    new: &NewSession,
) -> Result<Met, AppError> {
    let mut agenda = sessions::of(app.db.read(), event.id).await?;
    for Item { session, .. } in agenda.iter_mut().filter(|item| item.session.id == was.session.id) {
        (session.starts_at, session.ends_at, session.room_id) = (new.starts_at, new.ends_at, new.room);
    }
    let found = conflicts::find_of_sessions(app.db.read(), event, &agenda, &[was.session.id], view.now).await?;
    Ok(Met::again(view, who, event, &found, ""))
}

fn now_at(view: &View, event: &event::Model, was: &Item) -> String {
    let [from, until] = [was.session.starts_at, was.session.ends_at].map(|at| local(at, &event.zone));
    view.words.span(from, until)
}

pub async fn update(
    State(app): State<App>,
    view: View,
    who: Officer<WriteEvents>,
    Path((slug, id)): Names,
    fields: Fields,
) -> Answer {
    let (event, was) = named(&app, &who, &slug, id).await?;
    let (form, despite) = (SessionForm::from(&fields), fields.get("despite"));
    let revision = revision(&fields);
    let new = match form.parse(&event.zone) {
        Ok(new) => new,
        Err(errors) => {
            let page = session_page(&app, view, &who, &event, Some(&was), form).await?;
            return wrong_input(SessionPage { revision, ..page }, &errors);
        }
    };
    let why = reason(despite).unwrap_or_default();
    let seen = SeenSession { event: event.id, id, revision, status: event.status, despite: &why };
    match change_session(&app.db, &who, seen, &new, view.now).await {
        Ok(_) => Ok(view.see_other(&format!("/admin/events/{slug}/sessions?done=saved"))),
        Err(SessionError::Stale(saved)) => {
            let shown = session_page(&app, view, &who, &event, Some(&saved), form).await?;
            let theirs = Some(theirs(&shown, &SessionForm::of(&saved, &event)));
            page_with(StatusCode::CONFLICT, &SessionPage { theirs, ..shown })
        }
        Err(error) => {
            let page = session_page(&app, view, &who, &event, Some(&was), form).await?;
            refused(&who, &event, SessionPage { revision, ..page }, despite, error)
        }
    }
}

impl SessionPage {
    fn label(&self, name: &str) -> String {
        self.view.t(label(name))
    }
}
