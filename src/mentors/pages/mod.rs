//! Doors: an enterprise's mentors.
pub mod card;
pub mod list;
pub mod new;
pub mod one;
pub mod removal;
pub mod turns;

use super::queries;
use crate::{
    app::App,
    error::AppError,
    roles::{Member, MemberRight},
};
use entity::mentor;
use std::collections::HashMap;

/// Names in an address: the extractor of members reads them too.
pub type Names = axum::extract::Path<HashMap<String, String>>;

/// Of this enterprise; any other is as if they did not exist.
pub async fn find<R: MemberRight>(
    app: &App,
    who: &Member<R>,
    names: &HashMap<String, String>,
) -> Result<mentor::Model, AppError> {
    let id = names.get("id").and_then(|id| id.parse().ok()).ok_or(AppError::NotFound)?;
    queries::own(app.db.read(), who.enterprise.id, id).await?.ok_or(AppError::NotFound)
}

/// The most that anybody may look after.
pub fn most(app: &App) -> i32 {
    app.settings.mentor_load
}
