//! The queue of whom enterprises propose, and the rest by state.
use super::card;
use crate::{
    app::App,
    error::Answer,
    mentors::{form::MentorFilter, pages::card::Card, queue},
    roles::{Officer, rights::ReadEnterprises},
    web::{form::Query, page::page, view::View},
    words::{names, thousands},
};
use askama::Template;
use axum::extract::State;
use entity::{enterprise, mentor, mentor::Status};
use sea_orm::{ActiveEnum, Iterable};

#[derive(Template)]
#[template(path = "mentors/admin/list.html")]
struct ListPage {
    view: View,
    filter: MentorFilter,
    tabs: Vec<Tab>,
    rows: Vec<Row>,
    /// Who sees all masked looks for nobody.
    searches: bool,
    first: Option<String>,
    next: Option<String>,
}

struct Tab {
    href: String,
    label: String,
    count: String,
    is_current: bool,
}

struct Row {
    card: Card,
    /// Those within reach.
    enterprises: Vec<String>,
}

pub async fn list(State(app): State<App>, view: View, who: Officer<ReadEnterprises>, query: Query) -> Answer {
    let filter = MentorFilter::from(query);
    let shown = queue::within(app.db.read(), &who, &filter).await?;
    let counts = queue::count(app.db.read(), &who).await?;
    let tab = |status: Status| Tab {
        href: MentorFilter { status, ..filter.clone() }.path(""),
        label: view.t(names::mentor(status)),
        count: thousands(counts.get(&status).copied().unwrap_or_default()),
        is_current: filter.status == status,
    };
    page(&ListPage {
        tabs: Status::iter().map(tab).collect(),
        rows: shown.rows.iter().map(|row| of(&view, &who, row)).collect(),
        searches: queue::reads_names(&who),
        first: (!filter.after.is_empty()).then(|| filter.path("")),
        next: shown.next.map(|cursor| filter.path(&cursor)),
        filter,
        view,
    })
}

fn of(view: &View, who: &Officer<ReadEnterprises>, (row, of): &(mentor::Model, Vec<enterprise::Model>)) -> Row {
    let reached = of.iter().filter(|each| who.reaches(each.district));
    Row { card: card(view, who, row, of), enterprises: reached.map(|each| each.name.clone()).collect() }
}
