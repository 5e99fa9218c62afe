//! A reviewer decides what both sides agreed to change.
use super::{Decider, allowed, done};
use crate::{
    app::App,
    error::{Answer, AppError},
    placements::{
        acts::Act,
        case::Case,
        changes::{Called, ChangeError, judge, open, waits_for_guardian, words_of},
        form::ReplyForm,
        pages::{
            changed::{Row, rows},
            problems,
        },
    },
    web::{
        choice::Choice,
        form::Fields,
        page::{again, page},
        problems::Problems,
        view::View,
    },
};
use askama::Template;
use axum::extract::{Path, State};
use entity::{placement::Side, placement_change};
use uuid::Uuid;

#[derive(Template)]
#[template(path = "placements/admin/change.html")]
struct ChangePage {
    view: View,
    name: String,
    back: String,
    change: Uuid,
    about: String,
    /// Whose yes is still missing.
    guardian: Option<String>,
    rows: Vec<Row>,
    /// Of whoever proposed it.
    said: Option<String>,
    answers: Vec<Choice>,
    words: String,
    problems: Problems,
}

pub async fn show(State(app): State<App>, view: View, who: Decider, Path(id): Path<String>) -> Answer {
    let case = allowed(&app, &view, &who, &id, Act::Change).await?;
    page(&change_page(&app, view, &case, &Fields::default(), Problems::default()).await?)
}

pub async fn create(
    State(app): State<App>,
    view: View,
    who: Decider,
    Path(id): Path<String>,
    fields: Fields,
) -> Answer {
    let case = allowed(&app, &view, &who, &id, Act::Change).await?;
    let form = ReplyForm::from(&fields);
    let verdict = match form.verdict() {
        Ok(verdict) => verdict,
        Err(errors) => {
            let problems = Problems::of(&view, &errors);
            return again(&change_page(&app, view, &case, &fields, problems).await?);
        }
    };
    match judge(&app.db, &app.address_key, &who, case.row.id, form.change(), &verdict, view.now).await {
        Ok(_) => done(&view, case.row.id, "decided"),
        Err(ChangeError::Faults(faults)) => {
            let problems = problems(&view, &faults);
            again(&change_page(&app, view, &case, &fields, problems).await?)
        }
        Err(error) => Err(error.into()),
    }
}

/// What waits for the bureau; of anything else there is nothing to decide.
async fn change_page(
    app: &App,
    view: View,
    case: &Case,
    fields: &Fields,
    problems: Problems,
) -> Result<ChangePage, AppError> {
    let agreed = |open: &placement_change::Model| open.state == placement_change::State::Agreed;
    let change = open(app.db.read(), case.row.id).await?.filter(agreed).ok_or(ChangeError::Over)?;
    let answers = [("grant", "placements-desk-change-grant"), ("refuse", "placements-desk-change-refuse")];
    let side = match change.side {
        Side::Apprentice => case.row.name.clone(),
        Side::Reviewer => view.t("placements-side-bureau"),
        _ => case.enterprise.name.clone(),
    };
    let guardian = waits_for_guardian(app.db.read(), case, &change, view.now).await?;
    Ok(ChangePage {
        guardian: guardian.map(|name| view.with("placements-change-waits-guardian", "name", &name)),
        name: case.row.name.clone(),
        back: format!("/admin/placements/{}", case.row.id),
        about: view.with("placements-desk-change-about", "who", &side),
        rows: rows(&view, &Called::of(app.db.read(), &change).await?, &change),
        said: words_of(app.db.read(), &change).await?,
        answers: answers.map(|(value, key)| Choice::of(value, view.t(key), fields.get("answer"))).into(),
        words: fields.get("words").to_owned(),
        change: change.id,
        problems,
        view,
    })
}
