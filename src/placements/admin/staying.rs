//! Taking back a last day that the bureau named, as long as it is still to come.
use super::{
    ActPage, Decider, allowed,
    life::{done, not_free},
};
use crate::{
    app::App,
    error::{Answer, AppError},
    placements::{
        acts::Act,
        case::Case,
        life::{EndError, Ender, may_stay, take_end_back},
        pages::ask::stayed,
    },
    web::{
        form::{FieldErrors, Fields, reason},
        page::{again, page},
        view::View,
    },
};
use axum::extract::{Path, State};
use entity::placement::Side;

pub async fn ask(State(app): State<App>, view: View, who: Decider, Path(id): Path<String>) -> Answer {
    let case = theirs(&app, &view, &who, &id).await?;
    page(&staying_page(view, &case, &Fields::default(), &FieldErrors::default()))
}

pub async fn put(State(app): State<App>, view: View, who: Decider, Path(id): Path<String>, fields: Fields) -> Answer {
    let case = theirs(&app, &view, &who, &id).await?;
    let why = match reason(fields.get("reason")) {
        Ok(why) => why,
        Err(wrong) => return again(&staying_page(view, &case, &fields, &FieldErrors::one("reason", wrong))),
    };
    let ender = Ender::Reviewer(&who);
    match take_end_back(&app.db, &app.address_key, ender, case.row.id, Some(&why), view.now).await {
        Ok(row) => done(&view, &case, stayed(&row)),
        Err(EndError::DaysTaken(faults)) => {
            let shown = staying_page(view.clone(), &case, &fields, &FieldErrors::default());
            not_free(&app, shown, &view, &case, &faults).await
        }
        Err(error) => Err(error.into()),
    }
}

async fn theirs(app: &App, view: &View, who: &Decider, id: &str) -> Result<Case, AppError> {
    let case = allowed(app, view, who, id, Act::TakeEndBack).await?;
    let is_theirs = may_stay(&case.row, Side::Reviewer, view.today());
    if is_theirs { Ok(case) } else { Err(EndError::NothingToTakeBack.into()) }
}

fn staying_page(view: View, case: &Case, fields: &Fields, errors: &FieldErrors) -> ActPage {
    let key = ("placements-desk-staying", "placements-desk-staying-means");
    ActPage { is_bad: false, ..ActPage::new(view, key, case, fields, errors) }
}
