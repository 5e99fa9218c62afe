//! What a guardian reads of a placement, and says to it; by a letter's link alone.
use super::facts::{self, Fact};
use crate::{
    app::App,
    error::{Answer, AppError},
    placements::{
        case::Case,
        consent::{Consent, consent},
        form::ConsentForm,
        open::{OpenError, opened},
    },
    web::{
        form::{FieldErrors, Fields, Query},
        page::{again, page},
        problems::Problems,
        view::View,
    },
};
use askama::Template;
use axum::extract::{Path, State};
use entity::placement_link::For;

#[derive(Template)]
#[template(path = "placements/guardian.html")]
struct GuardianPage {
    view: View,
    lead: String,
    /// Text key.
    question: &'static str,
    facts: Vec<Fact>,
    duties: Vec<Fact>,
    form: ConsentForm,
    problems: Problems,
}

#[derive(Template)]
#[template(path = "placements/guardian_said.html")]
struct SaidPage {
    view: View,
    /// Text keys of what was said and what comes next.
    keys: [&'static str; 2],
}

pub async fn show(State(app): State<App>, view: View, Path(token): Path<String>, Query(query): Query) -> Answer {
    let keys = match query.get("said") {
        "yes" => Some(["placements-consent-yes", "placements-consent-yes-next"]),
        "no" => Some(["placements-consent-no", "placements-consent-no-next"]),
        "change-yes" => Some(["placements-consent-yes", "placements-consent-change-yes-next"]),
        "change-no" => Some(["placements-consent-no", "placements-consent-change-no-next"]),
        _ => None,
    };
    match (opened(app.db.read(), &token, For::Guardian, view.now).await, keys) {
        (Ok((_, case)), _) => page(&guardian_page(view, &case, ConsentForm::default(), &FieldErrors::default())),
        (Err(OpenError::Over), Some(keys)) => page(&SaidPage { view, keys }),
        (Err(error), _) => Err(over(error)),
    }
}

pub async fn create(State(app): State<App>, view: View, Path(token): Path<String>, fields: Fields) -> Answer {
    let (_, case) = opened(app.db.read(), &token, For::Guardian, view.now).await.map_err(over)?;
    let form = ConsentForm::from(&fields);
    let said = match form.parse() {
        Ok(said) => said,
        Err(errors) => return again(&guardian_page(view, &case, form, &errors)),
    };
    consent(&app.db, &app.address_key, &token, &said, view.now).await.map_err(over)?;
    let word = match (case.row.status.is_live(), said) {
        (false, Consent::Yes) => "yes",
        (false, Consent::No(_)) => "no",
        (true, Consent::Yes) => "change-yes",
        (true, Consent::No(_)) => "change-no",
    };
    Ok(view.see_other(&format!("/guardians/{token}?said={word}")))
}

/// In words for guardians, who have no account.
fn over(error: OpenError) -> AppError {
    match error {
        OpenError::Over => AppError::Gone("placements.consent_over"),
        other => other.into(),
    }
}

fn guardian_page(view: View, case: &Case, form: ConsentForm, errors: &FieldErrors) -> GuardianPage {
    let lead = [
        ("enterprise", case.enterprise.name.clone().into()),
        ("programme", case.programme.name(view.locale()).text.to_owned().into()),
        ("name", case.row.name.clone().into()),
    ];
    let hours = facts::hours(&view, case);
    let teachers = facts::teachers(&view, case);
    // Of what is filed a change names them.
    let (key, question) = if case.row.status.is_live() {
        ("placements-consent-change-lead", "placements-consent-change-question")
    } else {
        ("placements-consent-lead", "placements-consent-question")
    };
    GuardianPage {
        lead: view.fill(key, &lead),
        question,
        facts: facts::place(&view, case)
            .into_iter()
            .chain(facts::work(&view, case))
            .chain(hours)
            .chain(teachers)
            .collect(),
        duties: facts::duties(&view, case),
        problems: Problems::of(&view, errors),
        form,
        view,
    }
}
