//! The queue of what is claimed, and the rest by state; what lapses soon; how many enterprises hold what.
use crate::{
    app::App,
    enterprises::{
        pages::district,
        recognitions::{
            card::Card,
            chart::{Chart, Figures},
            form::{RecognitionFilter, Shown},
            holders, queries, queue,
        },
    },
    error::Answer,
    roles::{Officer, rights::ReadEnterprises},
    web::{form::Query, page::page, view::View},
    words::{names, thousands},
};
use askama::Template;
use axum::extract::State;
use entity::{
    enterprise,
    recognition::{self, Status},
};
use sea_orm::Iterable;

/// What a bureau looks ahead.
const AHEAD: u64 = 90;

#[derive(Template)]
#[template(path = "enterprises/recognitions/admin/list.html")]
struct ListPage {
    view: View,
    tabs: Vec<Tab>,
    rows: Vec<Row>,
    charts: [Chart; 2],
    first: Option<String>,
    next: Option<String>,
}

struct Tab {
    href: String,
    label: String,
    /// Of the states.
    count: Option<String>,
    is_current: bool,
}

struct Row {
    card: Card,
    name: String,
    district: String,
}

pub async fn list(State(app): State<App>, view: View, who: Officer<ReadEnterprises>, query: Query) -> Answer {
    let (db, filter) = (app.db.read(), RecognitionFilter::from(query));
    let kinds = queries::kinds(db).await?;
    let shown = queue::within(db, &who, &filter, view.today()).await?;
    let counts = queue::count(db, &who).await?;
    let holders = holders::within(db, &who, view.today()).await?;
    let row = |(row, of): &(recognition::Model, enterprise::Model)| Row {
        card: Card::of(&view, &kinds, row),
        name: of.name.clone(),
        district: district(&view, of),
    };
    let state = |status: Status| {
        let count = counts.get(&status).copied().unwrap_or_default();
        tab(&filter, Shown::State(status), view.t(names::recognition(status)), Some(thousands(count)))
    };
    let ahead = if let Shown::Lapsing(days) = filter.shown { days } else { AHEAD };
    let label = view.count("enterprises-recognition-ahead", ahead as i64);
    page(&ListPage {
        rows: shown.rows.iter().map(row).collect(),
        tabs: Status::iter().map(state).chain([tab(&filter, Shown::Lapsing(ahead), label, None)]).collect(),
        charts: holders.charts(&view, &kinds, Figures::Exact),
        first: (!filter.after.is_empty()).then(|| RecognitionFilter::path(filter.shown, "")),
        next: shown.next.map(|cursor| RecognitionFilter::path(filter.shown, &cursor)),
        view,
    })
}

fn tab(filter: &RecognitionFilter, shown: Shown, label: String, count: Option<String>) -> Tab {
    Tab { href: RecognitionFilter::path(shown, ""), label, count, is_current: filter.shown == shown }
}
