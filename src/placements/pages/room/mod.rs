//! Doors: an enterprise's room of placements.
pub mod acts;
pub mod change;
mod choices;
pub mod editor;
pub mod export;
mod facts;
pub mod files;
pub mod handover;
pub mod leaving;
pub mod life;
pub mod list;
pub mod looks;
mod offers;
pub mod one;
mod paper;
mod returned;
mod standing;
pub mod teachers;

use crate::{
    app::App,
    error::AppError,
    placements::{Case, queries},
    roles::{Member, TendEnterprise},
    web::view::View,
};
use entity::placement;
use std::collections::HashMap;
use uuid::Uuid;

/// Names in an address: the extractor of members reads them too.
type Names = axum::extract::Path<HashMap<String, String>>;

fn id(names: &HashMap<String, String>) -> Result<Uuid, AppError> {
    names.get("id").and_then(|id| id.parse().ok()).ok_or(AppError::NotFound)
}

/// Of this enterprise; any other is as if it did not exist.
async fn find(app: &App, who: &Member<TendEnterprise>, names: &HashMap<String, String>) -> Result<Case, AppError> {
    queries::own(app.db.read(), who, id(names)?).await?.ok_or(AppError::NotFound)
}

fn address(slug: &str, id: Uuid) -> String {
    format!("/enterprise/{slug}/placements/{id}")
}

fn called(view: &View, row: &placement::Model) -> String {
    if row.name.is_empty() { view.t("placements-enterprise-nameless") } else { row.name.clone() }
}
