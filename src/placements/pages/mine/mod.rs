//! Doors: the apprentice's own placements.
pub mod answers;
pub mod cancellation;
pub mod change;
pub mod contact;
pub mod data;
pub mod life;
pub mod list;
pub mod objection;
mod offers;
pub mod one;
pub mod overlap;
mod part;
mod stands;
mod taken;
mod wishes;

use crate::{
    app::App,
    error::AppError,
    placements::{case::Case, queries},
    roles::Candidate,
};

/// One's own; any other is as if it did not exist.
async fn find(app: &App, who: &Candidate, id: &str) -> Result<Case, AppError> {
    let id = id.parse().map_err(|_| AppError::NotFound)?;
    queries::my(app.db.read(), who, id).await?.ok_or(AppError::NotFound)
}
