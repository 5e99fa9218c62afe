//! The programmes that there are, those that are closed apart.
use crate::{
    app::App,
    error::Answer,
    programmes::{card, queries},
    web::{page::page, view::View},
    words::spoken::Spoken,
};
use askama::Template;
use axum::extract::State;
use entity::programme::{self, Status};

#[derive(Template)]
#[template(path = "programmes/list.html")]
struct ListPage {
    view: View,
    open: Vec<Row>,
    closed: Vec<Row>,
}

struct Row {
    slug: String,
    name: Spoken,
    summary: Spoken,
    department: Spoken,
}

impl Row {
    fn of(view: &View, programme: &programme::Model) -> Self {
        Self {
            slug: programme.slug.clone(),
            name: card::name(view.words, programme),
            summary: Spoken::of(programme.summary(view.locale()), view.locale()),
            department: Spoken::of(programme.department(view.locale()), view.locale()),
        }
    }
}

pub async fn list(State(app): State<App>, view: View) -> Answer {
    let all = queries::public_ones(app.db.read()).await?;
    let in_state = |status: Status| {
        let its = all.iter().filter(move |each| each.status == status);
        its.map(|each| Row::of(&view, each)).collect::<Vec<_>>()
    };
    page(&ListPage { open: in_state(Status::Published), closed: in_state(Status::Closed), view: view.clone() })
}
