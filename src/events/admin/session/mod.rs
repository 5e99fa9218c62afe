//! One session: added to an agenda, or changed. What it meets is told as for its event, and whom it concerns is asked.
mod again;
mod confirm;
mod save;

use self::{
    again::{gone, label},
    confirm::confirm_page,
    save::{crossing, foreseen, letters, save},
};
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
        form::{SessionForm, called},
        sessions::{self, Item, NewSession, SPEAKERS, may_change, speakers},
    },
    roles::{Officer, rights::WriteEvents},
    venues,
    web::{
        choice::Choice,
        form::{Fields, Query},
        page::page,
        problems::Problems,
        view::View,
    },
    words::{spoken::Spoken, when::local},
};
use askama::Template;
use axum::extract::{Path, State};
use entity::event;
use sea_orm::ActiveEnum;
use uuid::Uuid;

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
    /// Of the event, as it is looked at.
    status: String,
    is_new: bool,
    /// Its places are changed on a page of their own, for they move people.
    is_chosen: bool,
    /// Under their venues.
    rooms: Vec<(String, Vec<Choice>)>,
    /// Fields, and whom one can choose in them.
    speakers: Vec<String>,
    known: Vec<String>,
    /// What another saved meanwhile: label and value.
    theirs: Option<Vec<(&'static str, String)>>,
    /// The event was published since the form was opened, or is so no more.
    is_asked_anew: bool,
    /// How many people would have another that they chose at the same time.
    crossed: i64,
    /// When it is now, where the schedule filled in another time or room that is not saved yet.
    from: Option<String>,
    /// Why nothing can be saved now: text key.
    stopped: Option<&'static str>,
    met: Met,
    /// Other sessions of its agenda.
    others: Vec<Uuid>,
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
    let agenda = sessions::of(app.db.read(), event.id).await?.into_iter().map(|item| item.session.id);
    let own = was.map(|was| was.session.id);
    Ok(SessionPage {
        slug: event.slug.clone(),
        title: title(&view, event),
        here: was.map_or_else(|| "new".to_owned(), |was| was.session.id.to_string()),
        zone: event.zone.clone(),
        rooms: Choice::groups(rooms, form.get("room")),
        revision: was.map_or(0, |was| was.session.revision),
        status: event.status.to_value(),
        is_new: was.is_none(),
        is_chosen: was.is_some_and(|was| was.session.is_chosen()),
        speakers: (1..=SPEAKERS).map(|number| format!("speaker_{number}")).collect(),
        known: known.iter().map(called).collect(),
        theirs: None,
        is_asked_anew: false,
        crossed: 0,
        from: None,
        stopped: None,
        met: Met::none(),
        others: agenda.filter(|session| Some(*session) != own).collect(),
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
    save(&app, view, &who, (&event, None), &fields).await
}

/// With what the schedule's page put into the address; where that is to be told of, it is asked about at once.
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
    let shown = session_page(&app, view, &who, &event, Some(&was), form).await?;
    let Some(new) = moved else { return page(&shown) };
    let shown = crossing(&app, Some(&was), shown, &new).await?;
    let shown = foreseen(&app, &who, (&event, Some(&was)), shown, &new, "").await?;
    match letters(&event, Some(&was), &new, shown.view.now) {
        0 => page(&SessionPage { from: Some(now_at(&shown.view, &event, &was)), ..shown }),
        letters => page(&confirm_page(shown, &event, Some(&was), letters)),
    }
}

pub async fn update(
    State(app): State<App>,
    view: View,
    who: Officer<WriteEvents>,
    Path((slug, id)): Names,
    fields: Fields,
) -> Answer {
    let event = find(&app, &who, &slug).await?;
    let Some(was) = sessions::find(app.db.read(), event.id, id).await? else {
        // A form that was filled with it says by its revision that it was there.
        if revision(&fields) == 0 {
            return Err(AppError::NotFound);
        }
        let shown = session_page(&app, view, &who, &event, None, SessionForm::from(&fields)).await?;
        return gone(SessionPage { met: Met::explained(fields.get("despite")), ..shown });
    };
    save(&app, view, &who, (&event, Some(&was)), &fields).await
}

fn now_at(view: &View, event: &event::Model, was: &Item) -> String {
    let [from, until] = [was.session.starts_at, was.session.ends_at].map(|at| local(at, &event.zone));
    view.words.span(from, until)
}

impl SessionPage {
    fn label(&self, name: &str) -> String {
        self.view.t(label(name))
    }
}
