//! The schedule as a file, in the officer's language: what its list shows, each once, with the same filters. It tells no
//! more than the page does, so nothing is written down.
use super::{looked_at, slot::Teller};
use crate::{
    app::App,
    error::Answer,
    roles::{Officer, rights::ReadEvents},
    sheets::{Cell, Format, Sheet},
    web::{
        form::{Fields, Query},
        page::table,
        view::View,
    },
    words::{
        names,
        when::{ZONE, local, sortable},
    },
};
use axum::extract::State;

pub async fn csv(State(app): State<App>, view: View, who: Officer<ReadEvents>, Query(query): Query) -> Answer {
    send(&app, &view, &who, &query, Format::Csv).await
}

pub async fn xlsx(State(app): State<App>, view: View, who: Officer<ReadEvents>, Query(query): Query) -> Answer {
    send(&app, &view, &who, &query, Format::Xlsx).await
}

async fn send(app: &App, view: &View, who: &Officer<ReadEvents>, query: &Fields, format: Format) -> Answer {
    let (filter, day, board) = looked_at(app, view, query).await?;
    let teller = Teller::new(view, who, None, &board, &filter);
    let sheet = Sheet {
        name: view.t("desk-schedule"),
        columns: COLUMNS.map(|key| view.t(key)).to_vec(),
        rows: teller.shown().into_iter().map(|nth| cells(&teller, nth).to_vec()).collect(),
    };
    table(&format!("schedule-{}-{day}", filter.span.name()), format, move || sheet.write(format)).await
}

/// Heads, in the order of [`cells`].
const COLUMNS: [&str; 9] = [
    "events-field-starts_at",
    "events-field-ends_at",
    "events-schedule-what",
    "events-field-title",
    "events-field-room",
    "events-schedule-state",
    "events-conflicts",
    "events-schedule-officer",
    "events-field-contact",
];

fn cells(teller: &Teller, nth: usize) -> [Cell; COLUMNS.len()] {
    let slot = &teller.board.slots[nth];
    let [starts, ends] = [slot.starts_at, slot.ends_at].map(|at| local(at, ZONE));
    let said = teller.slot(nth, starts.date_naive());
    let state = slot.event().filter(|_| teller.knows(slot)).map(|event| teller.view.t(names::event(event.status)));
    [
        Cell::Own(sortable(starts)),
        Cell::Own(sortable(ends)),
        Cell::Typed(said.title.text),
        Cell::typed(said.of.map(|of| of.text).as_deref()),
        Cell::typed(Some(&teller.place(nth).text)),
        Cell::own(state),
        Cell::own(said.clash),
        Cell::typed(said.officers.as_deref()),
        Cell::typed(said.contact.as_deref()),
    ]
}
