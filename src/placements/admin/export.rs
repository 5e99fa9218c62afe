//! All placements of a filter as a file; birth date and pay where they are ticked and a purpose is told.
use super::Decider;
use crate::{
    app::App,
    error::Answer,
    placements::{
        export::export,
        form::{Besides, QueueFilter},
        pages::file::{
            CODE, DISTRICT, EMAIL, END_DAY, ENTERPRISE, FILED_AT, FIRST_DAY, Field, HOURS, LAST_DAY, MOBILE, NAME,
            NUMBER, PLACE, PROGRAMME, STATE, send,
        },
    },
    sheets::Format,
    web::{form::Query, view::View},
};
use axum::extract::State;

const COLUMNS: [Field; 15] = [
    NUMBER, NAME, EMAIL, MOBILE, ENTERPRISE, CODE, DISTRICT, PROGRAMME, STATE, FIRST_DAY, LAST_DAY, END_DAY, HOURS,
    PLACE, FILED_AT,
];

pub async fn csv(State(app): State<App>, view: View, who: Decider, query: Query) -> Answer {
    answer(&app, &view, &who, query, Format::Csv).await
}

pub async fn xlsx(State(app): State<App>, view: View, who: Decider, query: Query) -> Answer {
    answer(&app, &view, &who, query, Format::Xlsx).await
}

async fn answer(app: &App, view: &View, who: &Decider, query: Query, format: Format) -> Answer {
    let besides = Besides::from(&query);
    let rows = export(&app.db, who, &QueueFilter::from(query), &besides, view.now).await?;
    send(view, &rows, &COLUMNS, &besides.fields, format).await
}
