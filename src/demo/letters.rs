//! The sample city's letters, newest first: what would have been sent, to be read and followed.
use crate::{
    app::App,
    error::{Answer, AppError},
    mail::transport::{Kept, LetterBox, Transport},
    web::{
        page::{self, page},
        route::{Route, get, private, router as build},
        view::View,
    },
    words::when::local,
};
use askama::Template;
use axum::{
    Router,
    extract::{Path, State},
    middleware::map_response,
};
use uuid::Uuid;

const SHOWN: usize = 200;

/// Nothing is posted here.
pub fn router() -> Router<App> {
    build(routes(), 0).layer(map_response(private))
}

fn routes() -> Vec<Route<App>> {
    vec![
        get("/demo/letters", "none", list),
        get("/demo/letters/{id}", "letter", show),
        get("/demo/letters/{id}/html", "letter", html),
    ]
}

#[derive(Template)]
#[template(path = "demo/letters.html")]
struct LettersPage {
    view: View,
    letters: Vec<Row>,
}

struct Row {
    id: Uuid,
    to: String,
    subject: String,
    at: String,
}

async fn list(State(app): State<App>, view: View) -> Answer {
    let mut letters = letter_box(&app)?.all();
    letters.sort_by_key(|kept| std::cmp::Reverse(kept.id));
    let letters = letters.into_iter().take(SHOWN).map(|kept| row(&view, kept)).collect();
    page(&LettersPage { view, letters })
}

#[derive(Template)]
#[template(path = "demo/letter.html")]
struct LetterPage {
    view: View,
    letter: Row,
    text: String,
    lang: &'static str,
    method: Option<&'static str>,
}

async fn show(State(app): State<App>, view: View, Path(id): Path<Uuid>) -> Answer {
    let kept = find(&app, id)?;
    let method = kept.letter.calendar.as_ref().map(|calendar| calendar.method);
    page(&LetterPage {
        text: kept.letter.text.clone(),
        lang: kept.locale.tag(),
        letter: row(&view, kept),
        method,
        view,
    })
}

async fn html(State(app): State<App>, Path(id): Path<Uuid>) -> Answer {
    page::letter(find(&app, id)?.letter.html)
}

fn row(view: &View, kept: Kept) -> Row {
    Row {
        id: kept.id,
        to: kept.to,
        subject: kept.letter.subject,
        at: view.words.date_time(local(kept.at, "Asia/Shanghai")),
    }
}

fn find(app: &App, id: Uuid) -> Result<Kept, AppError> {
    letter_box(app)?.all().into_iter().find(|kept| kept.id == id).ok_or(AppError::NotFound)
}

fn letter_box(app: &App) -> Result<&LetterBox, AppError> {
    match &app.transport {
        Transport::Box(letters) => Ok(letters),
        _ => Err(AppError::NotFound),
    }
}
