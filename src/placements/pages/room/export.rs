//! All of an enterprise's placements of a filter as a file; birth date and pay where they are ticked and a purpose is
//! told.
use crate::{
    app::App,
    error::Answer,
    placements::{
        export::export_own,
        form::{Besides, RoomFilter},
        pages::file::{
            EMAIL, END_DAY, FILED_AT, FIRST_DAY, Field, HOURS, LAST_DAY, MOBILE, NAME, NUMBER, PLACE, PROGRAMME, STATE,
            send,
        },
    },
    roles::{Member, TendEnterprise},
    sheets::Format,
    web::{form::Query, view::View},
};
use axum::extract::State;

const COLUMNS: [Field; 12] =
    [NUMBER, NAME, EMAIL, MOBILE, PROGRAMME, STATE, FIRST_DAY, LAST_DAY, END_DAY, HOURS, PLACE, FILED_AT];

pub async fn csv(State(app): State<App>, view: View, who: Member<TendEnterprise>, query: Query) -> Answer {
    answer(&app, &view, &who, query, Format::Csv).await
}

pub async fn xlsx(State(app): State<App>, view: View, who: Member<TendEnterprise>, query: Query) -> Answer {
    answer(&app, &view, &who, query, Format::Xlsx).await
}

async fn answer(app: &App, view: &View, who: &Member<TendEnterprise>, query: Query, format: Format) -> Answer {
    let besides = Besides::from(&query);
    let rows = export_own(&app.db, who, &RoomFilter::from(query), &besides, view.now).await?;
    send(view, &rows, &COLUMNS, &besides.fields, format).await
}
