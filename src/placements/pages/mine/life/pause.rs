//! Asking the enterprise for a pause, and taking that back.
use super::{AskPage, asking, done, open};
use crate::{
    app::App,
    error::{Answer, AppError},
    placements::{
        Act, Case,
        form::FiledForm,
        life::{PauseError, ask_pause, withdraw_pause},
        pages::{
            ask::{Ask, now},
            problems,
        },
    },
    roles::Candidate,
    web::{
        form::Fields,
        page::{again, page},
        problems::Problems,
        view::View,
    },
};
use axum::extract::{Path, State};

pub async fn ask_for(State(app): State<App>, view: View, who: Candidate, Path(id): Path<String>) -> Answer {
    let case = wishing(&app, &view, &who, &id).await?;
    page(&AskPage::of(&view, pause_ask(&view, &case, &FiledForm::default())))
}

pub async fn create(
    State(app): State<App>,
    view: View,
    who: Candidate,
    Path(id): Path<String>,
    fields: Fields,
) -> Answer {
    let case = wishing(&app, &view, &who, &id).await?;
    let form = FiledForm::from(&fields);
    let asked = |problems| AskPage::of(&view, pause_ask(&view, &case, &form).with(problems));
    let (last, words) = match form.parse_wish() {
        Ok(typed) => typed,
        Err(errors) => return again(&asked(Problems::of(&view, &errors))),
    };
    match ask_pause(&app.db, &app.address_key, &who, case.row.id, last, &words, view.now).await {
        Ok(row) => done(&view, &row, "asked"),
        Err(PauseError::Faults(faults)) => again(&asked(problems(&view, &faults))),
        Err(error) => Err(error.into()),
    }
}

pub async fn ask_withdrawal(State(app): State<App>, view: View, who: Candidate, Path(id): Path<String>) -> Answer {
    let case = open(&app, &view, &who, &id, Act::WithdrawPause).await?;
    let wish = now(&app, &view, &case).await?.wish.ok_or(PauseError::NothingWished)?;
    let means = view.with("placements-mine-pause-withdrawal-means", "day", &view.day(wish.last_day));
    page(&AskPage::of(&view, asking(&view, &case, "placements-mine-pause-withdrawal").meaning(means)))
}

pub async fn withdraw(State(app): State<App>, view: View, who: Candidate, Path(id): Path<String>) -> Answer {
    let case = open(&app, &view, &who, &id, Act::WithdrawPause).await?;
    let row = withdraw_pause(&app.db, &app.address_key, &who, case.row.id, view.now).await?;
    done(&view, &row, "unasked")
}

/// One wish at a time.
async fn wishing(app: &App, view: &View, who: &Candidate, id: &str) -> Result<Case, AppError> {
    let case = open(app, view, who, id, Act::AskPause).await?;
    if now(app, view, &case).await?.wish.is_some() { Err(PauseError::Waits.into()) } else { Ok(case) }
}

fn pause_ask(view: &View, case: &Case, form: &FiledForm) -> Ask {
    asking(view, case, "placements-mine-pause")
        .meaning(view.t("placements-mine-pause-means"))
        .day("placements-pause-last", form)
        .words("placements-mine-pause-words", "placements-mine-cancellation-hint", form)
}
