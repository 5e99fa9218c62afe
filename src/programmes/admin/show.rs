//! One programme as its officers see it: all of it, what is still missing, and what they may do with it.
use super::{Head, find, may_write};
use crate::{
    app::App,
    error::Answer,
    programmes::{card, missing::missing, pages::about::About, queries},
    roles::{
        Officer,
        rights::{ReadProgrammes, WriteProgrammes},
    },
    web::{form::Query, page::page, view::View},
    words::spoken::Spoken,
};
use askama::Template;
use axum::extract::{Path, State};
use entity::programme::Status;

#[derive(Template)]
#[template(path = "programmes/admin/show.html")]
struct ShowPage {
    view: View,
    head: Head,
    summary: Spoken,
    state: (String, &'static str),
    about: About,
    /// Text keys of what it needs before everybody reads of it.
    missing: Vec<&'static str>,
    /// English pages show some Chinese.
    lacks_english: bool,
    status: Status,
    can_write: bool,
    flash: Option<&'static str>,
}

pub async fn show(
    State(app): State<App>,
    view: View,
    _who: Officer<ReadProgrammes>,
    writer: Option<Officer<WriteProgrammes>>,
    Path(slug): Path<String>,
    Query(query): Query,
) -> Answer {
    let programme = find(&app, &slug).await?;
    let whole = queries::whole(app.db.read(), programme.id).await?;
    page(&ShowPage {
        head: Head::of(&view, &programme),
        summary: Spoken::of(programme.summary(view.locale()), view.locale()),
        state: card::state(view.words, programme.status),
        about: About::of(&view, &programme, &whole),
        missing: missing(&programme, whole.occupations.len(), whole.versions.len()),
        lacks_english: programme.lacks_english(),
        status: programme.status,
        can_write: may_write(writer.as_ref()),
        flash: flash(query.get("done")),
        view,
    })
}

fn flash(done: &str) -> Option<&'static str> {
    match done {
        "saved" => Some("programmes-done-saved"),
        "published" => Some("programmes-done-published"),
        "closed" => Some("programmes-done-closed"),
        "reopened" => Some("programmes-done-reopened"),
        _ => None,
    }
}
