//! Door for everybody: the privacy notice, current or an older version.
use super::queries;
use crate::{
    app::App,
    error::{Answer, AppError},
    web::{form::Query, page::page, prose::Prose, view::View},
};
use askama::Template;
use axum::extract::State;
use entity::notice;

#[derive(Template)]
#[template(path = "notices/privacy.html")]
struct PrivacyPage {
    view: View,
    version: i32,
    since: String,
    text: Prose,
    others: Vec<i32>,
}

pub async fn privacy(State(app): State<App>, view: View, Query(query): Query) -> Answer {
    let versions = queries::all(app.db.read()).await?;
    let named = query.get("version");
    let wanted = |notice: &&notice::Model| named.is_empty() || notice.version.to_string() == named;
    let notice = versions.iter().find(wanted).ok_or(AppError::NotFound)?;
    page(&PrivacyPage {
        version: notice.version,
        since: notice.valid_from.to_string(),
        text: Prose::of(notice.text(view.locale()).text),
        others: versions.iter().map(|other| other.version).filter(|version| *version != notice.version).collect(),
        view,
    })
}
