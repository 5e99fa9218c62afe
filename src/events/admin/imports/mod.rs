//! An agenda as a file: taken along, and handed in, looked at and carried out.
pub mod files;
pub mod new;
pub mod show;

use crate::{
    app::App,
    error::AppError,
    events::{admin::show::find, sessions::imports},
    roles::{Officer, rights::WriteEvents},
};
use axum::extract::Path;
use entity::{event, import};
use uuid::Uuid;

pub type Names = Path<(String, Uuid)>;

/// An event and an import of its agenda.
async fn named(
    app: &App,
    who: &Officer<WriteEvents>,
    slug: &str,
    id: Uuid,
) -> Result<(event::Model, import::Model), AppError> {
    let event = find(app, who, slug).await?;
    let import = imports::find(app.db.read(), event.id, id).await?.ok_or(AppError::NotFound)?;
    Ok((event, import))
}
