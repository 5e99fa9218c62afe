//! Change one's password; the one until now is asked for.
use super::owner;
use crate::{
    accounts::change_password::change_password,
    app::App,
    error::Answer,
    roles::Candidate,
    secret::password::Password,
    web::{
        form::{FieldErrors, Fields, Query},
        page::{again, page},
        problems::Problems,
        view::View,
    },
};
use askama::Template;
use axum::extract::State;

#[derive(Template)]
#[template(path = "accounts/own_password.html")]
struct OwnPasswordPage {
    view: View,
    /// Whose password, so that a password manager knows.
    email: String,
    problems: Problems,
    saved: bool,
}

fn own_password_page(view: View, who: &Candidate, errors: &FieldErrors, saved: bool) -> OwnPasswordPage {
    let email = who.account.email.clone().unwrap_or_default();
    OwnPasswordPage { email, problems: Problems::of(&view, errors), saved, view }
}

pub async fn show(view: View, who: Candidate, Query(query): Query) -> Answer {
    page(&own_password_page(view, &who, &FieldErrors::default(), query.get("done") == "saved"))
}

pub async fn update(State(app): State<App>, view: View, who: Candidate, fields: Fields) -> Answer {
    let mut errors = FieldErrors::default();
    let owner = owner(&app, &view, &who, &fields, &mut errors).await?;
    let near = who.account.email.as_deref().unwrap_or_default();
    let password = errors.keep("password", Password::parse(fields.get("password"), &[near]));
    let (Some(owner), Some(password)) = (owner, password) else {
        return again(&own_password_page(view, &who, &errors, false));
    };
    let hashed = app.passwords.hash(password).await?;
    change_password(&app.db, &app.address_key, &owner, hashed, view.now).await?;
    Ok(view.see_other("/my/password?done=saved"))
}
