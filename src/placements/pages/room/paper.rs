//! A file of a placement, as a form sends it.
use crate::{
    error::AppError,
    files::{self, Checked, FileFault},
    web::form::{FieldErrors, wrong},
};

/// None chosen is none; what is wrong with it stands at the field.
pub async fn paper(field: &str, bytes: Vec<u8>, faults: &mut FieldErrors) -> Result<Option<Checked>, AppError> {
    if bytes.is_empty() {
        return Ok(None);
    }
    let checked = files::check(bytes).await?.map_err(|fault| {
        wrong(match fault {
            FileFault::TooBig => "file_big",
            FileFault::TooWide => "file_wide",
            FileFault::Broken => "file_broken",
            FileFault::Empty | FileFault::OtherKind => "file_kind",
        })
    });
    Ok(faults.keep(field, checked))
}
