//! At the door, with a phone: one field for a code or a name, and one button. Shows no addresses.
use super::{About, known, state, within};
use crate::{
    app::App,
    error::{Answer, AppError},
    registrations::{
        letters::dashed,
        presence::{Marked, PresenceError, mark_present, refuse, refuse_row, unmark_present},
        roll::{self, Sought},
    },
    roles::{Officer, rights::MarkPresent},
    web::{
        form::{Fields, Query},
        page::page,
        view::View,
    },
    words::when::local,
};
use askama::Template;
use axum::extract::{Path, State};
use entity::{event, registration};
use uuid::Uuid;

#[derive(Template)]
#[template(path = "registrations/admin/check_in.html")]
struct CheckInPage {
    view: View,
    about: About,
    q: String,
    /// 已签到 12 人，已确认 48 人
    attendance: String,
    done: Option<Done>,
    /// Why nobody can be marked now, and what to do.
    shut: Option<(String, String)>,
    found: Found,
}

/// What was done a moment ago.
struct Done {
    text: String,
    tint: &'static str,
    /// Who was marked, to be unmarked.
    undo: Option<Uuid>,
}

enum Found {
    NotAsked,
    /// With another event whose code this is: its address, title and time.
    Nobody(Option<About>),
    One(Box<Person>),
    Several(Several),
}

struct Several {
    heading: String,
    people: Vec<Person>,
    /// Than are listed.
    are_more: bool,
}

impl Found {
    fn is_one(&self) -> bool {
        matches!(self, Self::One(_))
    }
}

struct Person {
    id: Uuid,
    name: String,
    code: String,
    state: String,
    tint: &'static str,
    /// When they were marked, in words.
    present: Option<String>,
    /// Why not, and what to do.
    refusal: Option<(String, String)>,
}

pub async fn show(
    State(app): State<App>,
    view: View,
    who: Officer<MarkPresent>,
    Path(slug): Path<String>,
    Query(query): Query,
) -> Answer {
    let event = within(&app, &who, &slug).await?;
    let (present, confirmed) = roll::attendance(app.db.read(), event.id).await?;
    let numbers = [("present", present.into()), ("confirmed", confirmed.into())];
    page(&CheckInPage {
        about: About::of(&view, &event),
        q: query.get("q").to_owned(),
        attendance: view.fill("registrations-check-in-attendance", &numbers),
        done: done(&app, &view, &event, &query).await?,
        shut: refusal(&view, refuse(&event, view.now)),
        found: find(&app, &view, &who, &event, &Sought::of(query.get("q"))).await?,
        view,
    })
}

pub async fn mark(
    State(app): State<App>,
    view: View,
    who: Officer<MarkPresent>,
    Path((slug, id)): Path<(String, String)>,
) -> Answer {
    let (event, id) = (within(&app, &who, &slug).await?, known(&id)?);
    let done = match mark_present(&app.db, &who, event.id, id, view.now).await? {
        Marked::Now => "present",
        Marked::Before(_) => "before",
    };
    Ok(view.see_other(&format!("/admin/events/{slug}/check-in?done={done}&id={id}")))
}

pub async fn undo(
    State(app): State<App>,
    view: View,
    who: Officer<MarkPresent>,
    Path((slug, id)): Path<(String, String)>,
) -> Answer {
    let (event, id) = (within(&app, &who, &slug).await?, known(&id)?);
    unmark_present(&app.db, &who, event.id, id, view.now).await?;
    Ok(view.see_other(&format!("/admin/events/{slug}/check-in?done=absent&id={id}")))
}

async fn find(
    app: &App,
    view: &View,
    who: &Officer<MarkPresent>,
    event: &event::Model,
    sought: &Sought,
) -> Result<Found, AppError> {
    if sought.is_empty() {
        return Ok(Found::NotAsked);
    }
    let rows = roll::find(app.db.read(), event.id, sought).await?;
    let are_more = rows.len() > roll::MOST;
    let mut people: Vec<Person> = rows.into_iter().take(roll::MOST).map(|row| person(view, event, row)).collect();
    if people.is_empty() {
        let other = roll::elsewhere(app.db.read(), who, event.id, sought).await?;
        return Ok(Found::Nobody(other.map(|other| About::of(view, &other))));
    }
    Ok(match people.len() {
        1 => Found::One(Box::new(people.remove(0))),
        number => {
            let heading = view.count("registrations-check-in-several", number as i64);
            Found::Several(Several { heading, people, are_more })
        }
    })
}

fn person(view: &View, event: &event::Model, row: registration::Model) -> Person {
    let (state, tint) = state(row.status);
    Person {
        id: row.id,
        code: dashed(&row.code),
        state: view.t(state),
        tint,
        present: row.present_at.map(|at| view.words.short(local(at, &event.zone), view.now)),
        refusal: refusal(view, refuse_row(&row)),
        name: row.name.unwrap_or_default(),
    }
}

/// A verb's refusal in the words of an error page, before anybody presses.
fn refusal(view: &View, asked: Result<(), PresenceError>) -> Option<(String, String)> {
    match AppError::from(asked.err()?) {
        AppError::Refused(code) => Some((view.t(code), view.t(&format!("{code}-next")))),
        _ => None,
    }
}

/// By the row as it is now, so that an address made up says nothing untrue.
async fn done(app: &App, view: &View, event: &event::Model, query: &Fields) -> Result<Option<Done>, AppError> {
    let Ok(id) = query.get("id").parse() else { return Ok(None) };
    let Some(row) = roll::one(app.db.read(), event.id, id).await? else { return Ok(None) };
    let at = row.present_at.map(|at| view.words.short(local(at, &event.zone), view.now));
    let name = row.name.unwrap_or_default();
    let said = |key: &str, at: String| view.fill(key, &[("name", name.clone().into()), ("when", at.into())]);
    Ok(match (query.get("done"), at) {
        ("present", Some(at)) => {
            Some(Done { text: said("registrations-check-in-present", at), tint: "ok", undo: Some(id) })
        }
        ("before", Some(at)) => {
            Some(Done { text: said("registrations-check-in-before", at), tint: "warn", undo: Some(id) })
        }
        ("absent", None) => {
            Some(Done { text: said("registrations-check-in-absent", String::new()), tint: "ok", undo: None })
        }
        _ => None,
    })
}
