//! Door to archiving an event, with a page that says what it means.
use super::show::find;
use crate::{
    app::App,
    error::Answer,
    events::{
        archive::{archive as archive_it, refuse},
        sessions,
    },
    roles::{Officer, rights::WriteEvents},
    web::{page::page, view::View},
    words::spoken::Spoken,
};
use askama::Template;
use axum::extract::{Path, State};

#[derive(Template)]
#[template(path = "events/admin/archive.html")]
struct ArchivePage {
    view: View,
    slug: String,
    title: Spoken,
}

pub async fn ask(State(app): State<App>, view: View, who: Officer<WriteEvents>, Path(slug): Path<String>) -> Answer {
    let event = find(&app, &who, &slug).await?;
    refuse(&event, &sessions::of(app.db.read(), event.id).await?, view.now)?;
    page(&ArchivePage { title: Spoken::of(event.title(view.locale()), view.locale()), slug, view })
}

pub async fn archive(
    State(app): State<App>,
    view: View,
    who: Officer<WriteEvents>,
    Path(slug): Path<String>,
) -> Answer {
    let event = find(&app, &who, &slug).await?;
    archive_it(&app.db, &who, event.id, view.now).await?;
    Ok(view.see_other(&format!("/admin/events/{slug}?done=archived")))
}
