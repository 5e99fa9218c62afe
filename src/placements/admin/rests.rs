//! A draft with which the bureau has to wait, wherever it is: for another placement to be left, or for a guardian.
use crate::{
    app::App,
    error::AppError,
    placements::{
        acts::Stage,
        case::Case,
        exceptions::{self, OVERLAP},
        links, overlaps,
        pages::state::{State, resting, unguarded},
    },
    web::view::View,
};

pub struct Rest {
    pub state: State,
    /// What happens next: text key.
    pub next: &'static str,
    /// A guardian has still to say yes.
    pub is_unguarded: bool,
    /// Another placement is to be left.
    pub is_leaving: bool,
}

/// `None`: nobody else is waited for.
pub async fn rest(app: &App, view: &View, case: &Case) -> Result<Option<Rest>, AppError> {
    let (db, row, stage) = (app.db.read(), &case.row, Stage::of(&case.row));
    let is_unguarded = links::is_unguarded(db, row).await?;
    let is_leaving = stage.is_draft() && overlaps::waits(db, row).await?;
    let next = match is_leaving {
        true if exceptions::stands(row, OVERLAP) => "placements-desk-next-overlap",
        true => "placements-desk-next-leaving",
        false => "placements-desk-next-guardian",
    };
    let state = if is_unguarded { unguarded(view) } else { resting(view, row) };
    Ok((is_leaving || is_unguarded).then_some(Rest { state, next, is_unguarded, is_leaving }))
}
