//! A draft with which the bureau has to wait, wherever it is: for another placement to be left, for a guardian, or until
//! its enterprise is verified again.
use crate::{
    app::App,
    error::AppError,
    placements::{
        case::Case,
        exceptions::{self, OVERLAP},
        links,
        overlaps::{self, Wait},
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
    let (db, row) = (app.db.read(), &case.row);
    let is_unguarded = links::is_unguarded(db, row).await?;
    let wait = overlaps::wait(db, row).await?;
    let next = match wait {
        Some(Wait::ForCheck) if !is_unguarded => "placements-desk-next-check",
        None | Some(Wait::ForCheck) => "placements-desk-next-guardian",
        Some(_) if exceptions::stands(row, OVERLAP) => "placements-desk-next-overlap",
        Some(_) => "placements-desk-next-leaving",
    };
    let state = match wait {
        _ if is_unguarded => unguarded(view),
        Some(wait) => resting(view, row, wait),
        None => return Ok(None),
    };
    Ok(Some(Rest { state, next, is_unguarded, is_leaving: wait.is_some_and(Wait::is_leaving) }))
}
