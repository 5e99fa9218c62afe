//! Programmes in every state.
use super::{Head, may_write};
use crate::{
    app::App,
    error::Answer,
    programmes::{card, queries},
    roles::{
        Officer,
        rights::{ReadProgrammes, WriteProgrammes},
    },
    web::{page::page, view::View},
    words::spoken::Spoken,
};
use askama::Template;
use axum::extract::State;
use entity::programme;

#[derive(Template)]
#[template(path = "programmes/admin/list.html")]
struct ListPage {
    view: View,
    rows: Vec<Row>,
    can_write: bool,
}

struct Row {
    head: Head,
    department: Spoken,
    days: String,
    state: (String, &'static str),
}

pub async fn list(
    State(app): State<App>,
    view: View,
    _who: Officer<ReadProgrammes>,
    writer: Option<Officer<WriteProgrammes>>,
) -> Answer {
    let all = queries::all(app.db.read()).await?;
    let row = |programme: &programme::Model| Row {
        head: Head::of(&view, programme),
        department: Spoken::of(programme.department(view.locale()), view.locale()),
        days: card::days(view.words, programme),
        state: card::state(view.words, programme.status),
    };
    page(&ListPage { rows: all.iter().map(row).collect(), can_write: may_write(writer.as_ref()), view })
}
