//! A page is a struct and a template of the same name; here it becomes an answer.
use crate::{
    error::{Answer, AppError},
    sheets::Format,
};
use askama::Template;
use axum::{
    body::Body,
    http::{HeaderValue, StatusCode, header},
    response::IntoResponse,
};

/// 200 with the page.
pub fn page(template: &impl Template) -> Answer {
    page_with(StatusCode::OK, template)
}

/// 422: the same form again, with its errors.
pub fn again(template: &impl Template) -> Answer {
    page_with(StatusCode::UNPROCESSABLE_ENTITY, template)
}

pub fn page_with(status: StatusCode, template: &impl Template) -> Answer {
    let html = template.render().map_err(|error| AppError::Internal(error.into()))?;
    let headers = [(header::CONTENT_TYPE, "text/html; charset=utf-8"), (header::CACHE_CONTROL, "no-cache")];
    Ok((status, headers, html).into_response())
}

/// A letter's HTML part, at an address of its own: its styles are inline, and nothing in it may run.
pub fn letter(html: String) -> Answer {
    let policy =
        "default-src 'none'; style-src 'unsafe-inline'; sandbox allow-top-navigation-by-user-activation allow-popups";
    let headers = [(header::CONTENT_TYPE, "text/html; charset=utf-8"), (header::CONTENT_SECURITY_POLICY, policy)];
    Ok((headers, html).into_response())
}

/// A calendar file to keep: RFC 5545, 8.1.
pub fn calendar(name: &str, ics: String) -> Answer {
    attachment(&format!("{name}.ics"), "text/calendar; charset=utf-8", ics)
}

/// What somebody handed in: to keep, and where it is looked at nothing in it runs.
pub fn file(name: &str, media_type: &str, bytes: Vec<u8>) -> Answer {
    let ending = media_type.rsplit('/').next().unwrap_or_default();
    let mut response = attachment(&format!("{name}.{ending}"), media_type, bytes)?;
    let policy = HeaderValue::from_static("default-src 'none'; sandbox");
    response.headers_mut().insert(header::CONTENT_SECURITY_POLICY, policy);
    Ok(response)
}

/// For everybody, at an address that changes with the picture: kept for ever, and nothing in it runs.
pub fn picture(media_type: &str, bytes: Vec<u8>) -> Answer {
    let headers = [
        (header::CONTENT_TYPE, media_type),
        (header::CACHE_CONTROL, "public, max-age=31536000, immutable"),
        (header::CONTENT_SECURITY_POLICY, "default-src 'none'; sandbox"),
    ];
    let headers = headers.map(|(name, value)| (name, value.to_owned()));
    Ok((headers, bytes).into_response())
}

/// A table to keep, called so and by its format; written on a thread that answers nobody meanwhile.
pub async fn table(
    name: &str,
    format: Format,
    write: impl FnOnce() -> anyhow::Result<Vec<u8>> + Send + 'static,
) -> Answer {
    let written = tokio::task::spawn_blocking(write).await;
    let file = written.map_err(|error| AppError::Internal(error.into()))??;
    attachment(&format!("{name}.{}", format.ending()), format.media_type(), file)
}

/// A file to keep, of whatever media type.
pub fn attachment(name: &str, media_type: &str, body: impl Into<Body>) -> Answer {
    let disposition = format!("attachment; filename=\"{name}\"");
    let headers = [(header::CONTENT_TYPE, media_type.to_owned()), (header::CONTENT_DISPOSITION, disposition)];
    Ok((headers, body.into()).into_response())
}
