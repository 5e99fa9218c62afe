//! Taking back a last day that the bureau named, as long as it is still to come.
use super::{ActPage, Decider, Key, allowed};
use crate::{
    app::App,
    error::{Answer, AppError},
    placements::{
        acts::Act,
        case::Case,
        life::{EndError, Ender, may_stay, take_end_back, then},
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

pub async fn ask(State(app): State<App>, view: View, who: Decider, Path(id): Path<String>) -> Answer {
    let case = theirs(&app, &view, &who, &id).await?;
    let key = key(&view, &case);
    page(&ActPage::new(view, key, &case, &Fields::default()))
}

pub async fn put(State(app): State<App>, view: View, who: Decider, Path(id): Path<String>, fields: Fields) -> Answer {
    let case = theirs(&app, &view, &who, &id).await?;
    let (now, key) = (view.now, key(&view, &case));
    let shown = ActPage::new(view, key, &case, &fields);
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

/// What becomes of it, and who is written to of that.
fn key(view: &View, case: &Case) -> Key {
    let means = match case.row.end_side {
        Some(Side::Reviewer) if then(&case.row, Side::Reviewer, view.today()).is_some() => {
            "placements-desk-staying-later"
        }
        Some(Side::Reviewer) => "placements-desk-staying-means",
        _ => "placements-desk-staying-own",
    };
    ("placements-desk-staying", means)
}

async fn theirs(app: &App, view: &View, who: &Decider, id: &str) -> Result<Case, AppError> {
    let case = allowed(app, view, who, id, Act::TakeEndBack).await?;
    let is_theirs = may_stay(&case.row, Side::Reviewer, view.today());
    if is_theirs { Ok(case) } else { Err(EndError::NothingToTakeBack.into()) }
}
