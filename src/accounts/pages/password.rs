//! Set a password by the link from a letter.
use crate::{
    accounts::set_password::{link, set_password},
    app::App,
    error::{Answer, AppError},
    secret::password::Password,
    web::{
        form::{FieldErrors, Fields},
        page::{again, page},
        problems::Problems,
        view::View,
    },
};
use askama::Template;
use axum::extract::{Path, State};
use entity::account_link::{self, Purpose};

#[derive(Template)]
#[template(path = "accounts/password.html")]
struct PasswordPage {
    view: View,
    heading: &'static str,
    /// Whose password, so that a password manager knows.
    email: String,
    problems: Problems,
}

fn password_page(view: View, link: &account_link::Model, errors: &FieldErrors) -> PasswordPage {
    let heading = match link.purpose {
        Purpose::SignUp => "accounts-password-first",
        Purpose::Officer => "accounts-password-officer",
        _ => "accounts-password-new",
    };
    PasswordPage { heading, email: link.email.clone(), problems: Problems::of(&view, errors), view }
}

pub async fn show(State(app): State<App>, view: View, Path(token): Path<String>) -> Answer {
    let link = link(app.db.read(), &token, view.now).await?;
    page(&password_page(view, &link, &FieldErrors::default()))
}

pub async fn create(State(app): State<App>, view: View, Path(token): Path<String>, fields: Fields) -> Answer {
    let link = link(app.db.read(), &token, view.now).await?;
    let mut errors = FieldErrors::default();
    let Some(password) = errors.keep("password", Password::parse(fields.get("password"), &[&link.email])) else {
        return again(&password_page(view, &link, &errors));
    };
    let hashed = app.passwords.hash(password).await?;
    set_password(&app.db, &app.address_key, &token, hashed, &view.request_id, view.now).await?;
    app.facts.notify_one();
    Ok::<_, AppError>(view.see_other("/sign-in?done=password"))
}
