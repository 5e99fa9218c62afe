//! Everybody at an event.
use super::{at, person};
use crate::{
    app::App,
    error::{Answer, AppError},
    events::{self, card},
    registrations::{
        form::{PeopleFilter, Sort},
        people,
        register::{RegisterError, refusal},
        roll,
    },
    roles::{Officer, Sight, rights::ReadRegistrations},
    web::{
        choice::Choice,
        form::{Fields, Query},
        page::page,
        view::View,
    },
    words::{spoken::Spoken, thousands, when::local},
};
use askama::Template;
use axum::extract::{Path, State};
use chrono::{DateTime, Utc};
use entity::{
    event,
    question::{self, Kind},
    registration::{self, Status},
    session,
};
use sea_orm::{ActiveEnum, Iterable};
use std::collections::HashMap;
use uuid::Uuid;

#[derive(Template)]
#[template(path = "registrations/admin/list.html")]
struct ListPage {
    view: View,
    title: Spoken,
    when: String,
    place: Spoken,
    places: String,
    /// What becomes of whoever registers now, or why nobody can.
    newcomers: String,
    at: String,
    event_at: String,
    tabs: Vec<Tab>,
    filter: PeopleFilter,
    rows: Vec<Row>,
    shows_addresses: bool,
    /// Who sees all masked looks for nobody.
    searches: bool,
    /// Messages and files are for who decides.
    decides: bool,
    /// The door and the list of names are for who marks people present.
    marks: bool,
    /// Text key and address: the people in this state, as files.
    files: [(&'static str, String); 2],
    by_joined: String,
    by_name: String,
    next: Option<String>,
    /// What was chosen in questions, to filter by.
    answers: Vec<AnswerChoice>,
    /// Sessions with places, to filter by.
    sessions: Vec<Choice>,
    /// How many the filter finds, for deciding on all of them.
    found: i64,
    flash: Option<String>,
}

struct AnswerChoice {
    value: String,
    /// Question and choice.
    label: String,
    is_chosen: bool,
}

struct Tab {
    href: String,
    label: String,
    count: String,
    is_current: bool,
}

struct Row {
    id: Uuid,
    href: String,
    person: person::Person,
    joined: String,
    state: String,
    tint: &'static str,
    is_present: bool,
}

pub async fn list(
    State(app): State<App>,
    view: View,
    who: Officer<ReadRegistrations>,
    Path(slug): Path<String>,
    query: Query,
) -> Answer {
    let event = events::within(app.db.read(), &who, &slug).await?.ok_or(AppError::NotFound)?;
    let flash = done(&view, &query.0);
    let sight = who.sight_in(event.district).ok_or(AppError::NotFound)?;
    let filter = PeopleFilter::from(query).within(sight);
    let shown = people::list(app.db.read(), event.id, &filter).await?;
    let counts = people::count(app.db.read(), event.id, &filter).await?;
    let questions = roll::questions(app.db.read(), event.id).await?;
    let choosable = events::choosable(app.db.read(), event.id).await?;
    let found = match filter.status {
        Some(status) => counts.get(&status).copied().unwrap_or_default(),
        None => counts.values().sum(),
    };
    let (at, locale) = (at(&event), view.locale());
    let (starts, ends) = (local(event.starts_at, &event.zone), local(event.ends_at, &event.zone));
    let row = |row: &registration::Model| row_of(&view, &at, row, &event.zone, sight);
    page(&ListPage {
        title: Spoken::of(event.title(locale), locale),
        when: view.words.span(starts, ends),
        place: Spoken::of(event.place(locale), locale),
        places: card::taken(&view, &event),
        newcomers: view.t(newcomers(&event, view.now)),
        event_at: format!("/admin/events/{}", event.slug),
        tabs: tabs(&view, &at, &filter, &counts),
        rows: shown.rows.iter().map(row).collect(),
        shows_addresses: sight != Sight::NameAndCode,
        searches: sight != Sight::Masked,
        decides: sight == Sight::All,
        marks: sight != Sight::Masked,
        files: files(&at, &filter),
        by_joined: PeopleFilter { sort: Sort::Joined, ..filter.clone() }.path(&at),
        by_name: PeopleFilter { sort: Sort::Name, ..filter.clone() }.path(&at),
        answers: if sight == Sight::All { answers(&view, &questions, &filter) } else { vec![] },
        sessions: sessions(&view, &choosable, &filter),
        found,
        flash,
        next: shown.next.map(|cursor| filter.path_after(&at, &cursor)),
        at,
        filter,
        view,
    })
}

/// Text key of what becomes of whoever registers now.
fn newcomers(event: &event::Model, now: DateTime<Utc>) -> &'static str {
    match refusal(event, now) {
        None if !event.has_place() => "registrations-newcomers-wait",
        None if event.needs_approval => "registrations-newcomers-pending",
        None => "registrations-newcomers-confirmed",
        Some(RegisterError::NotOpen) => "registrations-newcomers-early",
        Some(RegisterError::Full) => "registrations-newcomers-full",
        Some(RegisterError::EventCancelled) => "registrations-newcomers-cancelled",
        Some(_) if event.closed_by_hand => "registrations-newcomers-shut",
        Some(_) => "registrations-newcomers-late",
    }
}

/// After a decision on many.
fn done(view: &View, query: &Fields) -> Option<String> {
    let decided: i64 = query.get("decided").parse().ok()?;
    (query.get("done") == "many").then(|| view.count("registrations-many-done", decided))
}

/// Questions whose answers are chosen, not written.
fn answers(view: &View, questions: &[question::Model], filter: &PeopleFilter) -> Vec<AnswerChoice> {
    let locale = view.locale();
    let choice = |question: &question::Model, key: &str, named: String| {
        let value = format!("{}={key}", question.key);
        let label = view.fill(
            "registrations-desk-answer",
            &[("question", question.label(locale).text.to_owned().into()), ("answer", named.into())],
        );
        AnswerChoice { is_chosen: filter.answer == value, label, value }
    };
    let of = |question: &question::Model| -> Vec<AnswerChoice> {
        match question.kind {
            Kind::YesNo => [("true", "registrations-yes"), ("false", "registrations-no")]
                .map(|(key, named)| choice(question, key, view.t(named)))
                .into(),
            _ => {
                let named = |option: &entity::Choice| entity::said(&option.zh, &option.en, locale).text.to_owned();
                question.options.0.iter().map(|option| choice(question, &option.key, named(option))).collect()
            }
        }
    };
    questions.iter().flat_map(of).collect()
}

fn sessions(view: &View, choosable: &[session::Model], filter: &PeopleFilter) -> Vec<Choice> {
    let chosen = filter.session.map(|session| session.to_string()).unwrap_or_default();
    let title = |session: &session::Model| session.title(view.locale()).text.to_owned();
    choosable.iter().map(|session| Choice::of(session.id.to_string(), title(session), &chosen)).collect()
}

/// Narrowed by the state alone; what was searched for is for the eye.
fn files(at: &str, filter: &PeopleFilter) -> [(&'static str, String); 2] {
    let state = filter.status.map(|status| format!("?status={}", status.to_value())).unwrap_or_default();
    [("registrations-export-csv", "csv"), ("registrations-export-xlsx", "xlsx")]
        .map(|(key, ending)| (key, format!("{at}.{ending}{state}")))
}

fn tabs(view: &View, at: &str, filter: &PeopleFilter, counts: &HashMap<Status, i64>) -> Vec<Tab> {
    let tab = |status: Option<Status>, label: String, count: i64| Tab {
        href: PeopleFilter { status, ..filter.clone() }.path(at),
        label,
        count: thousands(count),
        is_current: filter.status == status,
    };
    let all = tab(None, view.t("registrations-desk-all"), counts.values().sum());
    let each = Status::iter()
        .map(|status| tab(Some(status), view.t(super::state(status).0), counts.get(&status).copied().unwrap_or(0)));
    std::iter::once(all).chain(each).collect()
}

fn row_of(view: &View, at: &str, row: &registration::Model, zone: &str, sight: Sight) -> Row {
    let (state, tint) = super::state(row.status);
    Row {
        id: row.id,
        href: format!("{at}/{}", row.id),
        person: person::Person::of(row, sight),
        joined: view.words.short(local(row.created_at, zone), view.now),
        state: view.t(state),
        tint,
        is_present: row.present_at.is_some(),
    }
}
