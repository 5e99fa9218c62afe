//! A draft with which the bureau has to wait, wherever it is: for another placement to be left, or for a guardian.
use crate::{
    app::App,
    error::AppError,
    placements::{
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
}

/// `None`: nobody else is waited for.
pub async fn rest(app: &App, view: &View, case: &Case) -> Result<Option<Rest>, AppError> {
    let (db, row) = (app.db.read(), &case.row);
    let is_unguarded = links::is_unguarded(db, row).await?;
    if let Some(wait) = overlaps::wait(db, row).await? {
        let is_ours = exceptions::stands(row, OVERLAP);
        let next = if is_ours { "placements-desk-next-overlap" } else { "placements-desk-next-leaving" };
        return Ok(Some(Rest { state: resting(view, row, wait), next, is_unguarded }));
    }
    let next = "placements-desk-next-guardian";
    Ok(is_unguarded.then(|| Rest { state: unguarded(view), next, is_unguarded }))
}
