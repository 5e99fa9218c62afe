//! Door to an event's questions: listed, put in order, retired.
use super::show::find;
use crate::{
    app::App,
    error::{Answer, AppError},
    events::{
        queries,
        questions::{
            find as find_question, may_change,
            reorder::{Direction, reorder_question},
            retire::retire_question,
        },
    },
    roles::{Officer, rights::WriteEvents},
    web::{
        form::{Fields, Query},
        page::page,
        view::View,
    },
    words::spoken::Spoken,
};
use askama::Template;
use axum::extract::{Path, State};
use entity::{
    event,
    question::{self, Kind},
};

#[derive(Template)]
#[template(path = "events/admin/questions.html")]
struct QuestionsPage {
    view: View,
    slug: String,
    title: Spoken,
    rows: Vec<Row>,
    /// Not while it is in review.
    can_change: bool,
    flash: Option<&'static str>,
}

struct Row {
    key: String,
    label: Spoken,
    kind: String,
    required: bool,
    options: Vec<Spoken>,
}

pub async fn list(
    State(app): State<App>,
    view: View,
    who: Officer<WriteEvents>,
    Path(slug): Path<String>,
    Query(query): Query,
) -> Answer {
    let event = find(&app, &who, &slug).await?;
    let rows = queries::questions(app.db.read(), event.id).await?.iter().map(|question| row(&view, question)).collect();
    let flash = match query.get("done") {
        "saved" => Some("events-question-saved"),
        "retired" => Some("events-question-retired"),
        _ => None,
    };
    let can_change = may_change(&event).is_ok();
    page(&QuestionsPage { can_change, title: title(&view, &event), slug, rows, flash, view })
}

pub fn title(view: &View, event: &event::Model) -> Spoken {
    Spoken::of(event.title(view.locale()), view.locale())
}

fn row(view: &View, question: &question::Model) -> Row {
    let locale = view.locale();
    Row {
        key: question.key.clone(),
        label: Spoken::of(question.label(locale), locale),
        kind: view.t(kind(question.kind)),
        required: question.required,
        options: question
            .options
            .0
            .iter()
            .map(|choice| Spoken::of(entity::said(&choice.zh, &choice.en, locale), locale))
            .collect(),
    }
}

/// Text key of a kind's name.
pub fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Short => "events-question-short",
        Kind::Long => "events-question-long",
        Kind::One => "events-question-one",
        Kind::Several => "events-question-several",
        Kind::YesNo => "events-question-yes_no",
    }
}

pub type Names = Path<(String, String)>;

pub async fn named(
    app: &App,
    who: &Officer<WriteEvents>,
    slug: &str,
    key: &str,
) -> Result<(event::Model, question::Model), AppError> {
    let event = find(app, who, slug).await?;
    let question = find_question(app.db.read(), event.id, key).await?.ok_or(AppError::NotFound)?;
    Ok((event, question))
}

pub async fn reorder(
    State(app): State<App>,
    view: View,
    who: Officer<WriteEvents>,
    Path((slug, key)): Names,
    fields: Fields,
) -> Answer {
    let (event, was) = named(&app, &who, &slug, &key).await?;
    let direction = match fields.get("direction") {
        "up" => Direction::Up,
        "down" => Direction::Down,
        _ => return Err(AppError::Malformed),
    };
    reorder_question(&app.db, &who, event.id, &was.key, direction, view.now).await?;
    Ok(view.see_other(&format!("/admin/events/{slug}/questions")))
}

#[derive(Template)]
#[template(path = "events/admin/retirement.html")]
struct RetirementPage {
    view: View,
    slug: String,
    key: String,
    label: Spoken,
}

pub async fn ask_retirement(
    State(app): State<App>,
    view: View,
    who: Officer<WriteEvents>,
    Path((slug, key)): Names,
) -> Answer {
    let (_, was) = named(&app, &who, &slug, &key).await?;
    page(&RetirementPage { label: Spoken::of(was.label(view.locale()), view.locale()), key: was.key, slug, view })
}

pub async fn retirement(
    State(app): State<App>,
    view: View,
    who: Officer<WriteEvents>,
    Path((slug, key)): Names,
) -> Answer {
    let (event, was) = named(&app, &who, &slug, &key).await?;
    retire_question(&app.db, &who, event.id, &was.key, view.now).await?;
    Ok(view.see_other(&format!("/admin/events/{slug}/questions?done=retired")))
}
