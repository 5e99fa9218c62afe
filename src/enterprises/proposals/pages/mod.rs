//! Doors: an owner proposes a change; somebody else says that an enterprise is theirs.
pub mod change;
pub mod claim;

use crate::{
    enterprises::pages::application::fault_of,
    error::AppError,
    files::{self, Checked},
    web::form::FieldErrors,
};

/// The licence that goes along, or its fault at the field.
async fn licence(file: Vec<u8>, errors: &mut FieldErrors) -> Result<Option<Checked>, AppError> {
    let checked = files::check(file).await?;
    Ok(errors.keep("licence", checked.map_err(|fault| fault_of(&fault))))
}
