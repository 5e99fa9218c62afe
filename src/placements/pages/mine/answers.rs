//! What the apprentice says to the parts. Nothing typed is lost: not by an error, nor when the page has gone stale.
use super::{find, one::one_page, part};
use crate::{
    app::App,
    error::Answer,
    placements::{
        answer::{AnswerError, answer},
        form::{AnswersForm, words_field},
        parts,
    },
    roles::Candidate,
    web::{
        form::{FieldErrors, Fields},
        page::{again, page_with},
        problems::Problems,
        view::View,
    },
};
use axum::{
    extract::{Path, State},
    http::StatusCode,
};
use entity::placement_part::Part;
use sea_orm::{ActiveEnum, Iterable};

pub async fn create(
    State(app): State<App>,
    view: View,
    who: Candidate,
    Path(id): Path<String>,
    fields: Fields,
) -> Answer {
    let case = find(&app, &who, &id).await?;
    let form = AnswersForm::from(fields);
    let asked = part::asked(&case);
    if asked.is_empty() || form.revision() != case.row.revision {
        return stale(&app, view, &who, &id, &form).await;
    }
    let answers = match form.parse(&asked) {
        Ok(answers) => answers,
        Err(errors) => {
            let problems = with_parts(&view, &errors);
            return again(&one_page(&app, view, case, &form, problems).await?);
        }
    };
    match answer(&app.db, &app.address_key, &who, case.row.id, form.revision(), &answers, view.now).await {
        Ok(row) => Ok(view.see_other(&format!("/my/placements/{}?done=answered", row.id))),
        Err(AnswerError::Stale | AnswerError::WithAnother(_)) => stale(&app, view, &who, &id, &form).await,
        Err(error) => Err(error.into()),
    }
}

/// 409: how it stands now, with what was typed where it is still asked.
async fn stale(app: &App, view: View, who: &Candidate, id: &str, form: &AnswersForm) -> Answer {
    let case = find(app, who, id).await?;
    let keys = if part::asked(&case).is_empty() {
        ["placements-mine-moved-on", "placements-mine-moved-on-next"]
    } else {
        ["placements-mine-stale", "placements-mine-stale-next"]
    };
    let mut page = one_page(app, view, case, form, Problems::default()).await?;
    page.stale = Some(keys);
    page_with(StatusCode::CONFLICT, &page)
}

/// With the part named in each error, for several may be wrong in the same way.
fn with_parts(view: &View, errors: &FieldErrors) -> Problems {
    Problems::of(view, errors).saying(|problem| {
        let is_at = |part: &Part| [part.to_value(), words_field(*part)].contains(&problem.field);
        let label = view.t(parts::name(Part::iter().find(is_at)?));
        Some(view.fill("form-about-question", &[("message", problem.message.clone().into()), ("label", label.into())]))
    })
}
