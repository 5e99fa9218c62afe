//! Move one's account to another address: ask for it here, and press the link that is sent there.
use super::{owner, slow_down};
use crate::{
    accounts::{
        ask_email::ask_email,
        change_email::{change_email, email_link},
        form::another_email,
    },
    app::App,
    error::Answer,
    roles::Candidate,
    web::{
        form::{FieldErrors, Fields, Query},
        page::{again, page},
        problems::Problems,
        view::View,
    },
};
use askama::Template;
use axum::extract::{Path, State};

#[derive(Template)]
#[template(path = "accounts/own_email.html")]
struct OwnEmailPage {
    view: View,
    /// That the account has.
    current: String,
    email: String,
    problems: Problems,
    /// A letter is on its way.
    sent: bool,
}

fn own_email_page(view: View, who: &Candidate, email: &str, errors: &FieldErrors, sent: bool) -> OwnEmailPage {
    let current = who.account.email.clone().unwrap_or_default();
    OwnEmailPage { current, email: email.to_owned(), problems: Problems::of(&view, errors), sent, view }
}

pub async fn show(view: View, who: Candidate, Query(query): Query) -> Answer {
    page(&own_email_page(view, &who, "", &FieldErrors::default(), query.get("sent") == "yes"))
}

pub async fn create(State(app): State<App>, view: View, who: Candidate, fields: Fields) -> Answer {
    let (email, mut errors) = match another_email(&fields, &who.account) {
        Ok(email) => (Some(email), FieldErrors::default()),
        Err(errors) => (None, errors),
    };
    let owner = owner(&app, &view, &who, &fields, &mut errors).await?;
    let (Some(email), Some(owner)) = (email, owner) else {
        return again(&own_email_page(view, &who, fields.get("email"), &errors, false));
    };
    slow_down(&app, &view).await?;
    ask_email(&app.db, &app.address_key, &owner, &email, view.now).await?;
    Ok(view.see_other("/my/email?sent=yes"))
}

#[derive(Template)]
#[template(path = "accounts/email_change.html")]
struct EmailChangePage {
    view: View,
    email: String,
}

#[derive(Template)]
#[template(path = "accounts/email_changed.html")]
struct EmailChangedPage {
    view: View,
}

/// The page that the letter's link opens; opening it moves nothing.
pub async fn confirm(State(app): State<App>, view: View, Path(token): Path<String>) -> Answer {
    let link = email_link(app.db.read(), &token, view.now).await?;
    page(&EmailChangePage { email: link.email, view })
}

pub async fn update(State(app): State<App>, view: View, who: Option<Candidate>, Path(token): Path<String>) -> Answer {
    change_email(&app.db, &app.address_key, who.as_ref(), &token, view.now).await?;
    app.facts.notify_one();
    Ok(view.see_other("/email-changes"))
}

pub async fn done(view: View) -> Answer {
    page(&EmailChangedPage { view })
}
