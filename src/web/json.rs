//! JSON in and out: one top-level key named after the resource; a body is an object.
use super::form::has_type;
use crate::error::{Answer, AppError};
use axum::{
    body::Bytes,
    extract::{FromRequest, Request},
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use serde_json::{Map, Value, json};

/// The posted object, still unchecked.
pub struct Object(pub Map<String, Value>);

impl<S: Send + Sync> FromRequest<S> for Object {
    type Rejection = Response;

    async fn from_request(request: Request, state: &S) -> Result<Self, Response> {
        if !has_type(request.headers(), "application/json") {
            return Err(StatusCode::UNSUPPORTED_MEDIA_TYPE.into_response());
        }
        let body = Bytes::from_request(request, state).await.map_err(IntoResponse::into_response)?;
        serde_json::from_slice(&body).map(Self).map_err(|_| AppError::Malformed.into_response())
    }
}

/// What may stand inside `<script>`: no `<` is left in it.
pub fn in_script(value: &Value) -> String {
    value.to_string().replace('<', "\\u003c")
}

/// `{"<resource>": …}` with a status.
pub fn answer(status: StatusCode, resource: &str, body: &Value) -> Answer {
    Ok(respond(status, &json!({ resource: body })))
}

/// `{"<resources>": […], "meta": {"next": cursor or null}}`
pub fn list(resources: &str, items: &[Value], next: Option<&str>) -> Answer {
    Ok(respond(StatusCode::OK, &json!({ resources: items, "meta": { "next": next } })))
}

fn respond(status: StatusCode, body: &Value) -> Response {
    (status, [(header::CONTENT_TYPE, "application/json")], body.to_string()).into_response()
}

/// RFC 3339 in UTC, to the second.
pub fn instant(at: chrono::DateTime<chrono::Utc>) -> String {
    at.to_rfc3339_opts(chrono::SecondsFormat::Secs, true)
}
