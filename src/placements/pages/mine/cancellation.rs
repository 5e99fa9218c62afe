//! Declining what has not begun, asked on a page of its own.
use super::find;
use crate::{
    app::App,
    error::Answer,
    placements::{
        cancel::{decline, may_decline},
        case::Case,
        form::WhyForm,
        reason::{self, is_declined},
    },
    roles::Candidate,
    web::{
        choice::Choice,
        form::{FieldErrors, Fields, Query},
        page::{again, page},
        problems::Problems,
        view::View,
    },
    words::spoken::Spoken,
};
use askama::Template;
use axum::extract::{Path, State};
use entity::placement::Reason;
use sea_orm::Iterable;
use uuid::Uuid;

#[derive(Template)]
#[template(path = "placements/mine/cancellation.html")]
struct CancellationPage {
    view: View,
    id: Uuid,
    enterprise: Spoken,
    codes: Vec<Choice>,
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
    let case = find(&app, &who, &id).await?;
    may_decline(&case, view.now)?;
    let form = WhyForm { code: query.get("code").to_owned(), words: String::new() };
    page(&cancellation_page(view, &case, form, &FieldErrors::default()))
}

pub async fn create(
    State(app): State<App>,
    view: View,
    who: Candidate,
    Path(id): Path<String>,
    fields: Fields,
) -> Answer {
    let case = find(&app, &who, &id).await?;
    may_decline(&case, view.now)?;
    let form = WhyForm::from(&fields);
    let why = match form.parse(is_declined) {
        Ok(why) => why,
        Err(errors) => return again(&cancellation_page(view, &case, form, &errors)),
    };
    decline(&app.db, &app.address_key, &who, case.row.id, &why, view.now).await?;
    Ok(view.see_other(&format!("/my/placements/{}?done=cancelled", case.row.id)))
}

fn cancellation_page(view: View, case: &Case, form: WhyForm, errors: &FieldErrors) -> CancellationPage {
    let reasons = Reason::iter().filter(|code| is_declined(*code));
    CancellationPage {
        id: case.row.id,
        enterprise: Spoken::chinese(&case.enterprise.name, view.locale()),
        codes: Choice::these(&view, reasons, reason::name, &form.code),
        words: form.words,
        problems: Problems::of(&view, errors),
        view,
    }
}
