//! All placements of whoever is signed in.
use super::stands::state;
use crate::{
    app::App,
    error::Answer,
    placements::{
        mine::{self, Mine},
        pages::facts::days,
    },
    roles::Candidate,
    web::{page::page, view::View},
    words::spoken::Spoken,
};
use askama::Template;
use axum::extract::State;
use uuid::Uuid;

#[derive(Template)]
#[template(path = "placements/mine/list.html")]
struct ListPage {
    view: View,
    rows: Vec<Row>,
}

struct Row {
    id: Uuid,
    enterprise: Spoken,
    programme: Spoken,
    state: String,
    tint: &'static str,
    /// Text keys.
    asks: Vec<&'static str>,
    term: String,
}

pub async fn list(State(app): State<App>, view: View, who: Candidate) -> Answer {
    let rows = mine::all(app.db.read(), who.account.id, view.now).await?;
    page(&ListPage { rows: rows.iter().map(|one| row(&view, one)).collect(), view })
}

fn row(view: &View, one: &Mine) -> Row {
    let (state, tint) = state(view, &one.row, &one.enterprise, one.waits);
    let term = one.row.first_day.zip(one.row.until());
    Row {
        id: one.row.id,
        enterprise: Spoken::chinese(&one.enterprise.name, view.locale()),
        programme: Spoken::of(one.programme.name(view.locale()), view.locale()),
        state,
        tint,
        asks: one.asks.clone(),
        term: term.map(|(first, last)| days(view, first, last)).unwrap_or_default(),
    }
}
