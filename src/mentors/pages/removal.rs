//! Removing a mentor is asked on a page of its own.
use super::{Names, card::Card, find};
use crate::{
    app::App,
    enterprises::Room,
    error::Answer,
    mentors::remove::remove,
    roles::{Member, MemberRight, TendEnterprise},
    web::{page::page, view::View},
};
use askama::Template;
use axum::extract::{Path, State};
use entity::mentor;

#[derive(Template)]
#[template(path = "mentors/ask.html")]
pub struct AskPage {
    view: View,
    room: Room,
    heading: String,
    /// Text keys of what it means, of the button, and of not doing it.
    keys: [&'static str; 3],
    back: String,
    /// Why it cannot be done now.
    refusal: Option<String>,
}

impl AskPage {
    pub fn of<R: MemberRight>(
        view: View,
        who: &Member<R>,
        row: &mentor::Model,
        heading: &str,
        keys: [&'static str; 3],
    ) -> Self {
        Self {
            room: Room::of(&view, who),
            heading: view.with(heading, "name", &Card::of(&view, row).name),
            keys,
            refusal: None,
            back: format!("/enterprise/{}/mentors/{}", who.enterprise.slug, row.id),
            view,
        }
    }

    /// It cannot be done now.
    pub fn refusing(self, refusal: String) -> Self {
        Self { refusal: Some(refusal), ..self }
    }
}

pub async fn ask(State(app): State<App>, view: View, who: Member<TendEnterprise>, Path(names): Names) -> Answer {
    let row = find(&app, &who, &names).await?;
    let keys = ["mentors-removal-means", "mentors-remove", "mentors-keep"];
    page(&AskPage::of(view, &who, &row, "mentors-removal", keys))
}

pub async fn create(State(app): State<App>, view: View, who: Member<TendEnterprise>, Path(names): Names) -> Answer {
    let row = find(&app, &who, &names).await?;
    remove(&app.db, &who, row.id, view.now).await?;
    Ok(view.see_other(&format!("/enterprise/{}/mentors?done=removed", who.enterprise.slug)))
}
