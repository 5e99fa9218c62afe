//! Password forgotten: the address, and a letter goes there if it has an account.
use super::{email, slow_down};
use crate::{
    accounts::reset::ask_reset,
    app::App,
    error::Answer,
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
#[template(path = "accounts/reset.html")]
struct ResetPage {
    view: View,
    email: String,
    problems: Problems,
    /// A letter is on its way.
    sent: bool,
}

fn reset_page(view: View, email: &str, errors: &FieldErrors, sent: bool) -> ResetPage {
    ResetPage { email: email.to_owned(), problems: Problems::of(&view, errors), sent, view }
}

pub async fn show(view: View, Query(query): Query) -> Answer {
    page(&reset_page(view, "", &FieldErrors::default(), query.get("sent") == "yes"))
}

pub async fn create(State(app): State<App>, view: View, fields: Fields) -> Answer {
    let email = match email(&fields) {
        Ok(email) => email,
        Err(errors) => return again(&reset_page(view, fields.get("email"), &errors, false)),
    };
    slow_down(&app, &view).await?;
    ask_reset(&app.db, &app.address_key, &email, view.locale(), view.now).await?;
    Ok(view.see_other("/password-reset?sent=yes"))
}
