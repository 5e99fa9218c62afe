//! One programme: what it is, for whom, what each side does, who takes part.
use super::about::About;
use crate::{
    app::App,
    error::{Answer, AppError},
    programmes::{card, queries, structured::json_ld},
    web::{page::page, view::View},
    words::spoken::Spoken,
};
use askama::Template;
use axum::extract::{Path, State};
use entity::programme::Status;

#[derive(Template)]
#[template(path = "programmes/show.html")]
struct ShowPage {
    view: View,
    name: Spoken,
    summary: Spoken,
    is_closed: bool,
    about: About,
    json_ld: String,
}

pub async fn show(State(app): State<App>, view: View, Path(slug): Path<String>) -> Answer {
    let programme = queries::by_slug(app.db.read(), &slug).await?.ok_or(AppError::NotFound)?;
    let whole = queries::whole(app.db.read(), programme.id).await?;
    page(&ShowPage {
        name: card::name(view.words, &programme),
        summary: Spoken::of(programme.summary(view.locale()), view.locale()),
        is_closed: programme.status == Status::Closed,
        about: About::of(&view, &programme, &whole),
        json_ld: json_ld(&view, &programme, &whole.occupations),
        view,
    })
}
