//! Objecting to what the enterprise put in force, asked on a page of its own that shows what was before.
use super::find;
use crate::{
    app::App,
    error::{Answer, AppError},
    placements::{
        Act, Hand,
        case::Case,
        changes::{Called, object_to_change, objectable_one, standing},
        life::ObjectError,
        pages::{
            ask::open,
            changed::{Row, rows},
        },
    },
    roles::Candidate,
    web::{
        form::{FieldErrors, Fields, Query, lines, wrong},
        page::{again, page},
        problems::Problems,
        view::View,
    },
    words::spoken::Spoken,
};
use askama::Template;
use axum::extract::{Path, State};
use uuid::Uuid;

const LONGEST: usize = 500;

#[derive(Template)]
#[template(path = "placements/mine/objection.html")]
struct ObjectionPage {
    view: View,
    id: Uuid,
    /// Which of several it is against.
    change: Uuid,
    enterprise: Spoken,
    rows: Vec<Row>,
    words: String,
    problems: Problems,
}

pub async fn ask(
    State(app): State<App>,
    view: View,
    who: Candidate,
    Path(id): Path<String>,
    Query(query): Query,
) -> Answer {
    let case = disputable(&app, &view, &who, &id).await?;
    page(&objection_page(&app, view, &case, &query, &FieldErrors::default()).await?)
}

pub async fn create(
    State(app): State<App>,
    view: View,
    who: Candidate,
    Path(id): Path<String>,
    fields: Fields,
) -> Answer {
    let case = disputable(&app, &view, &who, &id).await?;
    let mut errors = FieldErrors::default();
    let words = lines(fields.get("words"), LONGEST).and_then(|words| words.ok_or(wrong("words_missing")));
    let Some(words) = errors.keep("words", words) else {
        return again(&objection_page(&app, view, &case, &fields, &errors).await?);
    };
    let change = fields.get("change").parse().ok();
    object_to_change(&app.db, &app.address_key, &who, case.row.id, change, &words, view.now).await?;
    Ok(view.see_other(&format!("/my/placements/{}?done=objected", case.row.id)))
}

/// One's own, where its stage allows it.
async fn disputable(app: &App, view: &View, who: &Candidate, id: &str) -> Result<Case, AppError> {
    open(view, find(app, who, id).await?, Hand::Apprentice, Act::ObjectToChange)
}

async fn objection_page(
    app: &App,
    view: View,
    case: &Case,
    fields: &Fields,
    errors: &FieldErrors,
) -> Result<ObjectionPage, AppError> {
    let db = app.db.read();
    let change = fields.get("change").parse().ok();
    let change = objectable_one(db, case, change, view.now).await?.ok_or(ObjectError::Nothing)?;
    let mut rows = rows(&view, &Called::of(db, &change).await?, &change);
    rows.retain(|row| standing(case, &change).contains(&row.field));
    Ok(ObjectionPage {
        id: case.row.id,
        change: change.id,
        enterprise: Spoken::chinese(&case.enterprise.name, view.locale()),
        rows,
        words: fields.get("words").to_owned(),
        problems: Problems::of(&view, errors),
        view,
    })
}
