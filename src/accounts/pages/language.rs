//! The switch in the head of every page, for whoever is signed in.
use super::local;
use crate::{
    accounts::language::choose_language,
    app::App,
    error::{Answer, AppError},
    roles::Candidate,
    web::{form::Fields, view::View},
};
use axum::extract::State;
use entity::Locale;

pub async fn update(State(app): State<App>, view: View, who: Candidate, fields: Fields) -> Answer {
    let named = Locale::ALL.into_iter().find(|locale| locale.tag() == fields.get("language"));
    choose_language(&app.db, &who, named.ok_or(AppError::Malformed)?).await?;
    Ok(view.see_other(local(fields.get("next")).unwrap_or("/my")))
}
