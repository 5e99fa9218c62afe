//! Publishing, closing and opening again, each after saying what it means.
use super::{Head, open};
use crate::{
    app::App,
    error::Answer,
    programmes::{
        close::{Door, close},
        missing::missing,
        publish::publish,
        queries,
    },
    roles::{Officer, rights::WriteProgrammes},
    web::{form::Fields, page::page, view::View},
};
use askama::Template;
use axum::extract::{Path, State};

#[derive(Template)]
#[template(path = "programmes/admin/publication.html")]
struct PublicationPage {
    view: View,
    head: Head,
    revision: i32,
    missing: Vec<&'static str>,
}

pub async fn ask_publication(
    State(app): State<App>,
    view: View,
    who: Officer<WriteProgrammes>,
    Path(slug): Path<String>,
) -> Answer {
    let programme = open(&app, &who, &slug).await?;
    let occupations = queries::occupations(app.db.read(), programme.id).await?.len();
    let versions = queries::rules_of(app.db.read(), programme.id).await?.len();
    page(&PublicationPage {
        head: Head::of(&view, &programme),
        revision: programme.revision,
        missing: missing(&programme, occupations, versions),
        view,
    })
}

pub async fn publication(
    State(app): State<App>,
    view: View,
    who: Officer<WriteProgrammes>,
    Path(slug): Path<String>,
    fields: Fields,
) -> Answer {
    let programme = open(&app, &who, &slug).await?;
    publish(&app.db, &who, programme.id, fields.get("revision").parse().unwrap_or_default(), view.now).await?;
    Ok(view.see_other(&format!("/admin/programmes/{slug}?done=published")))
}

#[derive(Template)]
#[template(path = "programmes/admin/closing.html")]
struct ClosingPage {
    view: View,
    head: Head,
}

pub async fn ask_closing(
    State(app): State<App>,
    view: View,
    who: Officer<WriteProgrammes>,
    Path(slug): Path<String>,
) -> Answer {
    let programme = open(&app, &who, &slug).await?;
    page(&ClosingPage { head: Head::of(&view, &programme), view })
}

pub async fn closing(
    State(app): State<App>,
    view: View,
    who: Officer<WriteProgrammes>,
    Path(slug): Path<String>,
) -> Answer {
    let programme = open(&app, &who, &slug).await?;
    close(&app.db, &who, programme.id, Door::Closed, view.now).await?;
    Ok(view.see_other(&format!("/admin/programmes/{slug}?done=closed")))
}

pub async fn reopening(
    State(app): State<App>,
    view: View,
    who: Officer<WriteProgrammes>,
    Path(slug): Path<String>,
) -> Answer {
    let programme = open(&app, &who, &slug).await?;
    close(&app.db, &who, programme.id, Door::Open, view.now).await?;
    Ok(view.see_other(&format!("/admin/programmes/{slug}?done=reopened")))
}
