//! A form with a file (RFC 7578). The file's bytes are handed on as they came: what they are is the business of
//! whoever checks them, never of the name or type that was sent along.
use super::{
    choice::Choice,
    form::{Fields, has_type},
    problems::Problems,
    view::View,
};
use crate::{imports::NewImport, sheets::SheetFault};
use axum::{
    extract::{FromRequest, Multipart, Request, multipart::MultipartError},
    http::StatusCode,
    response::{IntoResponse, Response},
};

/// Fields that come along with so many files.
pub const fn most_bytes(files: usize) -> usize {
    (1 + 5 * files) * 1024 * 1024
}

pub struct Upload {
    pub fields: Fields,
    /// Of the one file; none chosen is none.
    pub file: Vec<u8>,
    /// What whoever sent it calls it: to be shown to them, and believed in nothing.
    pub called: String,
}

impl Upload {
    /// As a list that is handed in; the sheet, where several hold something.
    pub fn list(self, view: &View) -> NewImport {
        let called = Some(self.called).filter(|called| !called.trim().is_empty());
        let name = called.unwrap_or_else(|| view.t("sheets-file"));
        NewImport { name, bytes: self.file, sheet: self.fields.get("sheet").to_owned() }
    }
}

/// Of a list that cannot be read: the sheets that one may choose from, and what is wrong.
pub fn unread(view: &View, fault: &SheetFault) -> (Vec<Choice>, Problems) {
    let names = if let SheetFault::WhichSheet(names) = fault { names.as_slice() } else { &[] };
    let sheets = names.iter().map(|name| Choice::of(name.clone(), name.clone(), "")).collect();
    (sheets, Problems::one(if names.is_empty() { "file" } else { "sheet" }, fault.message(view.words)))
}

/// With several files, each by the name of its field.
pub struct Uploads {
    pub fields: Fields,
    files: Vec<File>,
}

struct File {
    name: String,
    called: String,
    bytes: Vec<u8>,
}

const LONGEST_NAME: usize = 120;

impl Uploads {
    /// The bytes of a field's file, once; none chosen is none.
    pub fn take(&mut self, name: &str) -> Vec<u8> {
        let file = self.files.iter_mut().find(|file| file.name == name);
        file.map(|file| std::mem::take(&mut file.bytes)).unwrap_or_default()
    }
}

impl<S: Send + Sync> FromRequest<S> for Upload {
    type Rejection = Response;

    async fn from_request(request: Request, state: &S) -> Result<Self, Response> {
        let Uploads { fields, mut files } = Uploads::from_request(request, state).await?;
        let (file, called) = files.pop().map(|file| (file.bytes, file.called)).unwrap_or_default();
        Ok(Self { fields, file, called })
    }
}

impl<S: Send + Sync> FromRequest<S> for Uploads {
    type Rejection = Response;

    async fn from_request(request: Request, state: &S) -> Result<Self, Response> {
        if !has_type(request.headers(), "multipart/form-data") {
            return Err(StatusCode::UNSUPPORTED_MEDIA_TYPE.into_response());
        }
        let parts = Multipart::from_request(request, state).await.map_err(IntoResponse::into_response)?;
        read(parts).await.map_err(IntoResponse::into_response)
    }
}

async fn read(mut parts: Multipart) -> Result<Uploads, MultipartError> {
    let (mut fields, mut files) = (Vec::new(), Vec::new());
    while let Some(part) = parts.next_field().await? {
        let name = part.name().unwrap_or_default().to_owned();
        if let Some(own) = part.file_name() {
            let called = own.chars().filter(|mark| !mark.is_control()).take(LONGEST_NAME).collect();
            files.push(File { name, called, bytes: part.bytes().await?.to_vec() });
        } else {
            fields.push((name, String::from_utf8_lossy(&part.bytes().await?).into_owned()));
        }
    }
    Ok(Uploads { fields: Fields::from(fields), files })
}
