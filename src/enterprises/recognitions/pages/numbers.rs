//! How many enterprises of the directory hold what today.
use crate::{
    app::App,
    enterprises::recognitions::{
        chart::{Chart, Figures},
        holders, queries,
    },
    error::Answer,
    web::{page::page, view::View},
};
use askama::Template;
use axum::extract::State;

#[derive(Template)]
#[template(path = "enterprises/recognitions/numbers.html")]
struct NumbersPage {
    view: View,
    today: String,
    charts: [Chart; 2],
}

pub async fn show(State(app): State<App>, view: View) -> Answer {
    let kinds = queries::kinds(app.db.read()).await?;
    let holders = holders::public(app.db.read(), view.today()).await?;
    page(&NumbersPage { today: view.day(view.today()), charts: holders.charts(&view, &kinds, Figures::Public), view })
}
