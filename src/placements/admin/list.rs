//! The queue of what waits for the bureau, exceptions first, and all others by where they stand.
use super::{Decider, days_waited, name, unled, why_first};
use crate::{
    app::App,
    enterprises::district,
    error::Answer,
    placements::{
        acts::Stage,
        form::{QueueFilter, Shown},
        matches,
        pages::{
            exports::ExportForm,
            state::{resting, state, unguarded},
        },
        queue::{self, Listed, QueuePage},
        stages,
    },
    programmes,
    roles::{Officer, rights::ReadEnterprises},
    web::{choice::Choice, form::Query, page::page, view::View},
    words::{names, thousands},
};
use askama::Template;
use axum::extract::State;
use entity::{event::District, said};
use sea_orm::{ActiveEnum, Iterable};
use std::collections::HashSet;
use uuid::Uuid;

#[derive(Template)]
#[template(path = "placements/admin/list.html")]
struct ListPage {
    view: View,
    filter: QueueFilter,
    tabs: Vec<Tab>,
    programmes: Vec<Choice>,
    districts: Vec<Choice>,
    rows: Vec<Row>,
    /// Where to, for whom it is.
    exports: Option<ExportForm>,
    first: Option<String>,
    next: Option<String>,
}

struct Tab {
    href: String,
    label: String,
    count: Option<String>,
    is_current: bool,
}

struct Row {
    id: Uuid,
    name: String,
    enterprise: String,
    district: String,
    programme: String,
    days: String,
    state: String,
    tint: &'static str,
    /// Text key.
    exceptions: Vec<&'static str>,
    /// A possible match waits for a verdict.
    is_alike: bool,
    /// What the bureau is asked: text keys.
    asks: Vec<&'static str>,
    /// Of the queue.
    waits: Option<String>,
}

pub async fn list(
    State(app): State<App>,
    view: View,
    who: Officer<ReadEnterprises>,
    decider: Option<Decider>,
    query: Query,
) -> Answer {
    let (db, filter) = (app.db.read(), QueueFilter::from(query));
    let shown = queue::within(db, &who, &filter, view.now).await?;
    let alike = match &decider {
        Some(decider) => matches::to_judge(db, decider, &shown.rows).await?,
        None => HashSet::new(),
    };
    let counts = queue::count(db, &who, view.now).await?;
    let waiting = i64::try_from(queue::waiting(db, &who).await?).unwrap_or(i64::MAX);
    let programme = filter.programme.map(|id| id.to_string()).unwrap_or_default();
    let programmes = programmes::all(db).await?.into_iter().map(|row| {
        let called = said(&row.name_zh, &row.name_en, view.locale()).text.to_owned();
        Choice::of(row.id.to_string(), called, &programme)
    });
    let standing = Stage::iter().map(|stage| {
        let count = counts.get(&stage).copied().unwrap_or_default();
        tab(&filter, Shown::Stage(stage), view.t(stages::name(stage)), Some(count))
    });
    let queue = tab(&filter, Shown::Queue, view.t("placements-desk-queue"), Some(waiting));
    let all = tab(&filter, Shown::All, view.t("placements-desk-all"), Some(counts.values().sum()));
    page(&ListPage {
        tabs: [queue, all].into_iter().chain(standing).collect(),
        programmes: programmes.collect(),
        districts: districts(&view, &who, &filter),
        rows: shown
            .rows
            .iter()
            .map(|listed| Row { is_alike: alike.contains(&listed.row.id), ..row(&view, &shown, listed, filter.shown) })
            .collect(),
        exports: decider
            .is_some()
            .then(|| ExportForm::new(QueueFilter::default().path(""), filter.path(""), filter.pairs())),
        first: (!filter.after.is_empty()).then(|| filter.path("")),
        next: shown.next.map(|cursor| filter.path(&cursor)),
        filter,
        view,
    })
}

fn tab(filter: &QueueFilter, shown: Shown, label: String, count: Option<i64>) -> Tab {
    let there = QueueFilter { shown, ..filter.clone() };
    Tab { href: there.path(""), label, count: count.map(thousands), is_current: filter.shown == shown }
}

/// Those that the officer reaches.
fn districts(view: &View, who: &Officer<ReadEnterprises>, filter: &QueueFilter) -> Vec<Choice> {
    let chosen = filter.district.map(|district| district.to_value()).unwrap_or_default();
    Choice::these(view, District::iter().filter(|district| who.reaches(*district)), names::district, &chosen)
}

fn row(view: &View, on: &QueuePage, listed: &Listed, shown: Shown) -> Row {
    let Listed { row, enterprise, programme, is_unguarded } = listed;
    let (state, tint) = match on.resting.get(&row.id) {
        _ if *is_unguarded => unguarded(view),
        Some(wait) => resting(view, row, *wait),
        None => state(view, row, enterprise),
    };
    let days = row.first_day.zip(row.until()).map(|(first, last)| {
        view.fill("placements-days", &[("first", view.day(first).into()), ("last", view.day(last).into())])
    });
    let waits = (shown == Shown::Queue).then(|| days_waited(view, row, enterprise));
    let unled = on.unled.contains(&row.id).then(|| unled(row)).flatten();
    Row {
        id: row.id,
        name: name(view, row),
        enterprise: enterprise.name.clone(),
        district: district(view, enterprise),
        programme: said(&programme.name_zh, &programme.name_en, view.locale()).text.to_owned(),
        days: days.unwrap_or_default(),
        state,
        tint,
        exceptions: why_first(row).into_iter().chain(unled).collect(),
        is_alike: false,
        asks: on.asks.get(&row.id).cloned().unwrap_or_default(),
        waits,
    }
}
