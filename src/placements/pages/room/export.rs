//! All of an enterprise's placements of a filter as a file; birth date and pay where they are ticked and a purpose is
//! told.
use crate::{
    app::App,
    enterprises::Room,
    error::Answer,
    placements::{
        export::{ExportError, export_own},
        form::{Besides, RoomFilter},
        pages::{
            exports::ExportForm,
            file::{
                EMAIL, END_DAY, FILED_AT, FIRST_DAY, Field, HOURS, LAST_DAY, MOBILE, NAME, NUMBER, PLACE, PROGRAMME,
                STATE, send,
            },
        },
    },
    roles::{Member, TendEnterprise},
    sheets::Format,
    web::{form::Query, page::again, view::View},
};
use askama::Template;
use axum::extract::State;

const COLUMNS: [Field; 12] =
    [NUMBER, NAME, EMAIL, MOBILE, PROGRAMME, STATE, FIRST_DAY, LAST_DAY, END_DAY, HOURS, PLACE, FILED_AT];

/// What is still asked for.
#[derive(Template)]
#[template(path = "placements/room/export.html")]
struct ExportPage {
    view: View,
    room: Room,
    export: ExportForm,
}

pub async fn csv(State(app): State<App>, view: View, who: Member<TendEnterprise>, query: Query) -> Answer {
    answer(&app, &view, &who, query, Format::Csv).await
}

pub async fn xlsx(State(app): State<App>, view: View, who: Member<TendEnterprise>, query: Query) -> Answer {
    answer(&app, &view, &who, query, Format::Xlsx).await
}

async fn answer(app: &App, view: &View, who: &Member<TendEnterprise>, query: Query, format: Format) -> Answer {
    let besides = Besides::from(&query);
    let filter = RoomFilter::from(query);
    match export_own(&app.db, who, &filter, &besides, view.now).await {
        Ok(rows) => send(view, &rows, &COLUMNS, &besides.fields, format).await,
        Err(ExportError::NoPurpose) => {
            let at = |filter: &RoomFilter| filter.path(&who.enterprise.slug, "");
            let form = ExportForm::new(at(&RoomFilter::default()), at(&filter), filter.pairs());
            again(&ExportPage { room: Room::of(view, who), export: form.again(view, besides), view: view.clone() })
        }
        Err(error) => Err(error.into()),
    }
}
