//! A form with a file (RFC 7578). The file's bytes are handed on as they came: what they are is the business of
//! whoever checks them, never of the name or type that was sent along.
use super::form::{Fields, has_type};
use axum::{
    extract::{FromRequest, Multipart, Request, multipart::MultipartError},
    http::StatusCode,
    response::{IntoResponse, Response},
};

/// A file and the fields that come with it.
pub const MOST_BYTES: usize = 6 * 1024 * 1024;

pub struct Upload {
    pub fields: Fields,
    /// Of the one file; none chosen is none.
    pub file: Vec<u8>,
    /// What whoever sent it calls it: to be shown to them, and believed in nothing.
    pub called: String,
}

const LONGEST_NAME: usize = 120;

impl<S: Send + Sync> FromRequest<S> for Upload {
    type Rejection = Response;

    async fn from_request(request: Request, state: &S) -> Result<Self, Response> {
        if !has_type(request.headers(), "multipart/form-data") {
            return Err(StatusCode::UNSUPPORTED_MEDIA_TYPE.into_response());
        }
        let parts = Multipart::from_request(request, state).await.map_err(IntoResponse::into_response)?;
        read(parts).await.map_err(IntoResponse::into_response)
    }
}

async fn read(mut parts: Multipart) -> Result<Upload, MultipartError> {
    let (mut fields, mut file, mut called) = (Vec::new(), Vec::new(), String::new());
    while let Some(part) = parts.next_field().await? {
        let name = part.name().unwrap_or_default().to_owned();
        if let Some(own) = part.file_name() {
            called = own.chars().filter(|mark| !mark.is_control()).take(LONGEST_NAME).collect();
            file = part.bytes().await?.to_vec();
        } else {
            fields.push((name, String::from_utf8_lossy(&part.bytes().await?).into_owned()));
        }
    }
    Ok(Upload { fields: Fields::from(fields), file, called })
}
