//! Sign up: the address, and nothing else.
use super::{email, slow_down};
use crate::{
    accounts::sign_up::sign_up,
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
#[template(path = "accounts/sign_up.html")]
struct SignUpPage {
    view: View,
    email: String,
    problems: Problems,
    /// A letter is on its way.
    sent: bool,
}

fn sign_up_page(view: View, email: &str, errors: &FieldErrors, sent: bool) -> SignUpPage {
    SignUpPage { email: email.to_owned(), problems: Problems::of(&view, errors), sent, view }
}

pub async fn show(view: View, Query(query): Query) -> Answer {
    page(&sign_up_page(view, "", &FieldErrors::default(), query.get("sent") == "yes"))
}

pub async fn create(State(app): State<App>, view: View, fields: Fields) -> Answer {
    let email = match email(&fields) {
        Ok(email) => email,
        Err(errors) => return again(&sign_up_page(view, fields.get("email"), &errors, false)),
    };
    slow_down(&app, &view).await?;
    sign_up(&app.db, &app.address_key, &email, view.locale(), view.now).await?;
    Ok(view.see_other("/sign-up?sent=yes"))
}
