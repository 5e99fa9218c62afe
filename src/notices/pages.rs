//! Door for everybody: the privacy notice, current or an older version.
use super::queries;
use crate::{
    app::App,
    error::{Answer, AppError},
    web::{page::page, prose::Prose, view::View},
};
use askama::Template;
use axum::extract::{Query, State};
use serde::Deserialize;

#[derive(Deserialize)]
pub struct Which {
    version: Option<i32>,
}

#[derive(Template)]
#[template(path = "notices/privacy.html")]
struct PrivacyPage {
    view: View,
    version: i32,
    since: String,
    text: Prose,
    others: Vec<i32>,
}

pub async fn privacy(State(app): State<App>, view: View, Query(which): Query<Which>) -> Answer {
    let versions = queries::all(app.db.read()).await?;
    let wanted = which.version.or_else(|| versions.first().map(|notice| notice.version));
    let notice = versions.iter().find(|notice| Some(notice.version) == wanted).ok_or(AppError::NotFound)?;
    page(&PrivacyPage {
        version: notice.version,
        since: notice.valid_from.to_string(),
        text: Prose::of(notice.text(view.locale()).text),
        others: versions.iter().map(|other| other.version).filter(|version| *version != notice.version).collect(),
        view,
    })
}
