//! Ask before an address is marked as dead, or the mark is taken away.
use super::{find, subject};
use crate::{
    app::App,
    error::{Answer, AppError},
    letters::mark_address::{Mark, mark_address},
    mail::address,
    roles::{Officer, rights::SendLetters},
    web::{form::Fields, page::page, view::View},
};
use askama::Template;
use axum::extract::{Path, State};
use uuid::Uuid;

#[derive(Template)]
#[template(path = "letters/address.html")]
struct AddressPage {
    view: View,
    id: Uuid,
    email: String,
    subject: String,
    is_dead: bool,
}

pub async fn show(State(app): State<App>, view: View, who: Officer<SendLetters>, Path(id): Path<String>) -> Answer {
    let letter = find(&app, &who, &id).await?.letter;
    let address = address::find(app.db.read(), &letter.address).await?;
    page(&AddressPage {
        id: letter.id,
        subject: subject(&view, letter.subject.as_deref(), &letter.kind),
        email: letter.email.unwrap_or_default(),
        is_dead: address.is_some_and(|address| address.is_dead()),
        view,
    })
}

pub async fn update(
    State(app): State<App>,
    view: View,
    who: Officer<SendLetters>,
    Path(id): Path<String>,
    fields: Fields,
) -> Answer {
    let id: Uuid = id.parse().map_err(|_| AppError::NotFound)?;
    let (mark, done) = match fields.get("mark") {
        "dead" => (Mark::Dead, "dead"),
        "alive" => (Mark::Alive, "alive"),
        _ => return Err(AppError::Malformed),
    };
    mark_address(&app.db, &who, id, mark, view.now).await?;
    Ok(view.see_other(&format!("/admin/letters/{id}?done={done}")))
}
