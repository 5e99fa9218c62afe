//! See all data about oneself, and take it along.
use super::{About, ask::by_letter, asked, held, my, offer};
use crate::{
    app::App,
    error::Answer,
    events,
    registrations::{holder::Holder, sessions::chosen_of},
    web::{
        page::{attachment, page},
        view::View,
    },
    words::when::local,
};
use askama::Template;
use axum::extract::{Path, State};

#[derive(Template)]
#[template(path = "registrations/data.html")]
struct DataPage {
    view: View,
    token: String,
    about: About,
    /// Term and value.
    rows: Vec<(String, String)>,
    notice: i32,
}

pub async fn show(State(app): State<App>, view: View, Path(token): Path<String>, who: Holder) -> Answer {
    by_letter(&who)?;
    let (event, row) = held(&app, &who).await?;
    let questions = events::questions(app.db.read(), event.id).await?;
    let said = |key: &str, value: Option<String>| value.map(|value| (view.t(key), value));
    let moment = |at| view.words.date_time(local(at, &event.zone));
    let own = [
        said("registrations-name", row.name.clone()),
        said("registrations-email", row.email.clone()),
        said("registrations-mobile", row.mobile.clone()),
        said("registrations-code", Some(super::super::letters::dashed(&row.code))),
        said("registrations-data-registered", Some(moment(row.created_at))),
        said("registrations-data-proven", row.proven_at.map(moment)),
        said("registrations-data-cancelled", row.cancelled_at.map(moment)),
        said("registrations-data-language", Some(view.t(language_key(row.locale)))),
    ];
    let answers = questions.iter().filter_map(|question| {
        let answer = row.answers.0.get(&question.key)?;
        Some((question.label(view.locale()).text.to_owned(), asked::in_words(&view, question, answer)))
    });
    let chosen = chosen_of(app.db.read(), row.id).await?;
    let sessions = offer::lines(&view, &event, &chosen)
        .into_iter()
        .map(|line| (view.t("registrations-sessions"), view.words.list([line.title.text, line.when, line.state])));
    let rows = own.into_iter().flatten().chain(answers).chain(sessions).collect();
    page(&DataPage { about: About::of(&view, &event), rows, notice: row.notice_version, token, view })
}

/// A machine-readable copy (PIPL, article 45).
pub async fn take(State(app): State<App>, who: Holder) -> Answer {
    by_letter(&who)?;
    let (event, row) = held(&app, &who).await?;
    let chosen = chosen_of(app.db.read(), row.id).await?;
    attachment("my-data.json", "application/json", format!("{:#}", my::data(&row, &event, &chosen)))
}

pub fn language_key(locale: entity::Locale) -> &'static str {
    match locale {
        entity::Locale::Zh => "site-language-zh",
        entity::Locale::En => "site-language-en",
    }
}
