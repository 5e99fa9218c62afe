//! *This was not me*, and reopening an address that was closed so.
use crate::{
    app::App,
    error::{Answer, AppError},
    mail::address,
    registrations::disown::{self, Disowned},
    web::{page::page, view::View},
};
use askama::Template;
use axum::extract::{Path, State};

#[derive(Template)]
#[template(path = "registrations/not_me.html")]
struct NotMePage {
    view: View,
    token: String,
    step: Step,
}

/// What the page says.
#[derive(PartialEq, Eq)]
enum Step {
    /// Asks; the registration is cancelled and forgotten.
    Ask,
    /// Asks; the registration moved to another address, so only this one is closed.
    AskAddress,
    Done,
    Reopen,
    Reopened,
}

pub async fn show(State(app): State<App>, view: View, Path(token): Path<String>) -> Answer {
    let step = match disown::find(app.db.read(), &app.address_key, &token, view.now).await?.ok_or(AppError::NotFound)? {
        Disowned::Done => Step::Done,
        Disowned::Current(row) if row.proven_at.is_some() => return Err(disown::DisownError::Proven.into()),
        Disowned::Current(_) => Step::Ask,
        Disowned::Moved(_) => Step::AskAddress,
    };
    page(&NotMePage { view, token, step })
}

pub async fn create(State(app): State<App>, view: View, Path(token): Path<String>) -> Answer {
    disown::disown(&app.db, &app.address_key, &token, view.now).await?;
    Ok(view.see_other(&format!("/not-me/{token}")))
}

pub async fn closed(State(app): State<App>, view: View, Path(token): Path<String>) -> Answer {
    let address = address::by_reopen_token(app.db.read(), &token).await?.ok_or(AppError::NotFound)?;
    let step = if address.is_closed(view.now) { Step::Reopen } else { Step::Reopened };
    page(&NotMePage { view, token, step })
}

pub async fn reopen(State(app): State<App>, view: View, Path(token): Path<String>) -> Answer {
    disown::reopen(&app.db, &token, view.now).await?;
    Ok(view.see_other(&format!("/closed-addresses/{token}")))
}
