//! All placements of a filter as a file; birth date and pay where they are ticked and a purpose is told.
use super::Decider;
use crate::{
    app::App,
    error::Answer,
    placements::{
        export::{ExportError, export},
        form::{Besides, QueueFilter},
        pages::{
            exports::ExportForm,
            file::{
                CODE, DISTRICT, EMAIL, END_DAY, ENTERPRISE, FILED_AT, FIRST_DAY, Field, HOURS, LAST_DAY, MOBILE, NAME,
                NUMBER, PLACE, PROGRAMME, STATE, send,
            },
        },
    },
    sheets::Format,
    web::{form::Query, page::again, view::View},
};
use askama::Template;
use axum::extract::State;

const COLUMNS: [Field; 15] = [
    NUMBER, NAME, EMAIL, MOBILE, ENTERPRISE, CODE, DISTRICT, PROGRAMME, STATE, FIRST_DAY, LAST_DAY, END_DAY, HOURS,
    PLACE, FILED_AT,
];

/// What is still asked for.
#[derive(Template)]
#[template(path = "placements/admin/export.html")]
struct ExportPage {
    view: View,
    export: ExportForm,
}

pub async fn csv(State(app): State<App>, view: View, who: Decider, query: Query) -> Answer {
    answer(&app, &view, &who, query, Format::Csv).await
}

pub async fn xlsx(State(app): State<App>, view: View, who: Decider, query: Query) -> Answer {
    answer(&app, &view, &who, query, Format::Xlsx).await
}

async fn answer(app: &App, view: &View, who: &Decider, query: Query, format: Format) -> Answer {
    let besides = Besides::from(&query);
    let filter = QueueFilter::from(query);
    match export(&app.db, who, &filter, &besides, view.now).await {
        Ok(rows) => send(view, &rows, &COLUMNS, &besides.fields, format).await,
        Err(ExportError::NoPurpose) => {
            let form = ExportForm::new(QueueFilter::default().path(""), filter.path(""), filter.pairs());
            again(&ExportPage { export: form.again(view, besides), view: view.clone() })
        }
        Err(error) => Err(error.into()),
    }
}
