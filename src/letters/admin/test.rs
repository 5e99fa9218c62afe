//! A test letter to oneself.
use crate::{
    app::App,
    error::Answer,
    letters::send_test::send_test,
    roles::{Candidate, Officer, rights::SendLetters},
    web::{page::page, view::View},
};
use askama::Template;
use axum::extract::State;

#[derive(Template)]
#[template(path = "letters/test.html")]
struct TestPage {
    view: View,
    email: String,
}

pub async fn show(view: View, _who: Officer<SendLetters>, person: Candidate) -> Answer {
    page(&TestPage { email: person.account.email.clone().unwrap_or_default(), view })
}

pub async fn create(State(app): State<App>, view: View, who: Officer<SendLetters>) -> Answer {
    send_test(&app.db, &app.address_key, &who, view.now).await?;
    Ok(view.see_other("/admin/letters?done=test"))
}
