//! A list of names to print and tick: everybody confirmed, with their code. Shows no addresses.
use super::{About, within};
use crate::{
    app::App,
    error::Answer,
    registrations::{letters::dashed, roll},
    roles::{Officer, rights::MarkPresent},
    web::{page::page, view::View},
    words::when::local,
};
use askama::Template;
use axum::extract::{Path, State};

#[derive(Template)]
#[template(path = "registrations/admin/names.html")]
struct NamesPage {
    view: View,
    about: About,
    /// As of when.
    at: String,
    number: String,
    names: Vec<Named>,
}

struct Named {
    name: String,
    code: String,
    is_present: bool,
}

pub async fn show(State(app): State<App>, view: View, who: Officer<MarkPresent>, Path(slug): Path<String>) -> Answer {
    let event = within(&app, &who, &slug).await?;
    let rows = roll::confirmed_by_name(app.db.read(), event.id).await?;
    let number = view.count("registrations-names-number", rows.len() as i64);
    let names = rows.into_iter().map(|row| Named {
        code: dashed(&row.code),
        is_present: row.present_at.is_some(),
        name: row.name.unwrap_or_default(),
    });
    page(&NamesPage {
        about: About::of(&view, &event),
        at: view.words.short(local(view.now, &event.zone), view.now),
        number,
        names: names.collect(),
        view,
    })
}
