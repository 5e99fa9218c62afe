//! Taking back a last day that the bureau named, as long as it is still to come.
use super::{ActPage, Decider, Key, allowed};
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
        form::{Fields, reason_in},
        page::page,
        view::View,
    },
};
use axum::extract::{Path, State};
use entity::placement::Side;

const KEY: Key = ("placements-desk-staying", "placements-desk-staying-means");

pub async fn ask(State(app): State<App>, view: View, who: Decider, Path(id): Path<String>) -> Answer {
    let case = theirs(&app, &view, &who, &id).await?;
    page(&ActPage::new(view, KEY, &case, &Fields::default()))
}

pub async fn put(State(app): State<App>, view: View, who: Decider, Path(id): Path<String>, fields: Fields) -> Answer {
    let case = theirs(&app, &view, &who, &id).await?;
    let now = view.now;
    let shown = ActPage::new(view, KEY, &case, &fields);
    let why = match reason_in(&fields) {
        Ok(why) => why,
        Err(errors) => return shown.wrong(&errors),
    };
    match take_end_back(&app.db, &app.address_key, Ender::Reviewer(&who), case.row.id, Some(&why), now).await {
        Ok(row) => shown.done(stayed(&case.row, &row, Side::Reviewer)),
        Err(EndError::DaysTaken(faults)) => shown.not_free(&app, &case, &faults).await,
        Err(error) => Err(error.into()),
    }
}

async fn theirs(app: &App, view: &View, who: &Decider, id: &str) -> Result<Case, AppError> {
    let case = allowed(app, view, who, id, Act::TakeEndBack).await?;
    let is_theirs = may_stay(&case.row, Side::Reviewer, view.today());
    if is_theirs { Ok(case) } else { Err(EndError::NothingToTakeBack.into()) }
}
