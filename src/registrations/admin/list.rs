//! Everybody at an event.
use super::{at, person};
use crate::{
    app::App,
    error::{Answer, AppError},
    events::{
        self,
        card::{self, Spoken},
    },
    registrations::{
        form::{PeopleFilter, Sort},
        people,
    },
    roles::{Officer, Sight, rights::ReadRegistrations},
    web::{form::Query, page::page, view::View},
    words::{thousands, when::local},
};
use askama::Template;
use axum::extract::{Path, State};
use entity::registration::{self, Status};
use sea_orm::{ActiveEnum, Iterable};
use std::collections::HashMap;

#[derive(Template)]
#[template(path = "registrations/admin/list.html")]
struct ListPage {
    view: View,
    title: Spoken,
    when: String,
    place: Spoken,
    places: String,
    at: String,
    event_at: String,
    tabs: Vec<Tab>,
    filter: PeopleFilter,
    rows: Vec<Row>,
    shows_addresses: bool,
    /// Messages and files are for who decides.
    decides: bool,
    /// The door and the list of names are for who marks people present.
    marks: bool,
    /// Text key and address: the people in this state, as files.
    files: [(&'static str, String); 2],
    by_joined: String,
    by_name: String,
    next: Option<String>,
}

struct Tab {
    href: String,
    label: String,
    count: String,
    is_current: bool,
}

struct Row {
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
    let sight = who.sight_in(event.district).ok_or(AppError::NotFound)?;
    let filter = PeopleFilter::from(query);
    let shown = people::list(app.db.read(), event.id, &filter).await?;
    let counts = people::count(app.db.read(), event.id, &filter).await?;
    let (at, locale) = (at(&event), view.locale());
    let (starts, ends) = (local(event.starts_at, &event.zone), local(event.ends_at, &event.zone));
    let row = |row: &registration::Model| row_of(&view, &at, row, &event.zone, sight);
    page(&ListPage {
        title: Spoken::of(event.title(locale), locale),
        when: view.words.span(starts, ends),
        place: Spoken::of(event.place(locale), locale),
        places: card::taken(&view, &event),
        event_at: format!("/admin/events/{}", event.slug),
        tabs: tabs(&view, &at, &filter, &counts),
        rows: shown.rows.iter().map(row).collect(),
        shows_addresses: sight != Sight::NameAndCode,
        decides: sight == Sight::All,
        marks: sight != Sight::Masked,
        files: files(&at, &filter),
        by_joined: PeopleFilter { sort: Sort::Joined, ..filter.clone() }.path(&at),
        by_name: PeopleFilter { sort: Sort::Name, ..filter.clone() }.path(&at),
        next: shown.next.map(|cursor| filter.path_after(&at, &cursor)),
        at,
        filter,
        view,
    })
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
        href: format!("{at}/{}", row.id),
        person: person::Person::of(row, sight),
        joined: view.words.short(local(row.created_at, zone), view.now),
        state: view.t(state),
        tint,
        is_present: row.present_at.is_some(),
    }
}
