//! The bureau's lists: handing one in, what would come of it, and carrying it out.
pub mod act;
pub mod files;
pub mod list;
pub mod new;
pub mod show;

use crate::{
    app::App,
    enterprises::imports::queries,
    error::AppError,
    roles::{Officer, rights::DecideEnterprises},
    words::names,
};
use entity::import::{self, Status};

async fn find(app: &App, who: &Officer<DecideEnterprises>, id: &str) -> Result<import::Model, AppError> {
    let id = id.parse().map_err(|_| AppError::NotFound)?;
    queries::find(app.db.read(), who, id).await?.ok_or(AppError::NotFound)
}

/// Text key of a state, and its tint.
fn state(status: Status) -> (&'static str, &'static str) {
    let tint = match status {
        Status::Dry => "info",
        Status::Committed => "ok",
        Status::Cancelled => "",
    };
    (names::import(status), tint)
}
