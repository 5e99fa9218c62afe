//! How anything that went wrong is drawn: a page for people, problem+json (RFC 9457) for programs.
//! Handlers never choose; refusals of the layers below (413, 403, 405 …) take the same way.
use super::{back, view::View};
use crate::error::Facts;
use askama::Template;
use axum::{
    extract::{Request, State},
    http::{HeaderMap, HeaderValue, StatusCode, Uri, header},
    middleware::Next,
    response::{IntoResponse, Response},
};
use serde_json::json;
use std::sync::Arc;

#[derive(Template)]
#[template(path = "problem.html")]
struct ProblemPage {
    view: View,
    status: u16,
    what: String,
    next: String,
    /// Where one came from, or the page above.
    back: Option<String>,
}

/// `pages` are the addresses that can be looked at.
pub async fn draw(State(pages): State<Arc<[&'static str]>>, view: View, request: Request, next: Next) -> Response {
    let posted = request.method() == axum::http::Method::POST;
    let from = back::came_from(&view, request.headers());
    let here = if posted { from.clone() } else { asked(request.uri()) };
    let response = next.run(request).await;
    let status = response.status();
    if !(status.is_client_error() || status.is_server_error()) || is_drawn(&response) {
        return response;
    }
    let facts = response
        .extensions()
        .get::<Facts>()
        .cloned()
        .unwrap_or_else(|| Facts { code: code_of(&response), errors: Arc::default() });
    if let Some(door) = door(facts.code, here.as_deref(), posted).filter(|_| !view.is_within("/api")) {
        return view.see_other(&door);
    }
    let (mut parts, _) = response.into_parts();
    if status == StatusCode::SERVICE_UNAVAILABLE {
        parts.headers.entry(header::RETRY_AFTER).or_insert(HeaderValue::from_static("10"));
    }
    parts.headers.remove(header::CONTENT_TYPE);
    parts.headers.remove(header::CONTENT_LENGTH);
    let minutes = minutes(&parts.headers);
    let next = view.count(&format!("{}-next", key(facts.code)), minutes);
    let body = if view.is_within("/api") {
        problem(&view, status, &facts, &next)
    } else {
        // What the rules refuse they refuse again; what went wrong otherwise may go right the next time.
        let may_retry = posted && status != StatusCode::CONFLICT;
        let from = from.filter(|from| may_retry || from.split('?').next() != Some(&*view.path));
        let is_gone = [StatusCode::CONFLICT, StatusCode::NOT_FOUND].contains(&status);
        let above = is_gone.then(|| back::above(&pages, &view.path)).flatten();
        error_page(&view, status, &facts, next, from.or(above))
    };
    let (drawn, body) = body.into_parts();
    // What a private route said about keeping the answer still holds.
    let kept = parts.headers.remove(header::CACHE_CONTROL);
    parts.headers.extend(drawn.headers);
    if let Some(kept) = kept {
        parts.headers.insert(header::CACHE_CONTROL, kept);
    }
    Response::from_parts(parts, body)
}

fn asked(uri: &Uri) -> Option<String> {
    uri.path_and_query().map(|here| here.as_str().to_owned())
}

/// How long to wait, as the answer says (RFC 9110, 10.2.3), in minutes of which the last counts whole.
fn minutes(headers: &HeaderMap) -> i64 {
    let seconds = headers.get(header::RETRY_AFTER).and_then(|value| value.to_str().ok()?.parse().ok());
    seconds.map_or(1, |seconds: i64| (seconds + 59) / 60)
}

/// Where a page leads whoever has to sign in first; after a form they come to the page that it stood on, and read
/// that what they typed was not kept.
fn door(code: &str, here: Option<&str>, posted: bool) -> Option<String> {
    match code {
        "sign_in_needed" => {
            let next = here.map(|here| ("next", here));
            let lost = posted.then_some(("done", "lost"));
            let query =
                form_urlencoded::Serializer::new(String::new()).extend_pairs(next.into_iter().chain(lost)).finish();
            Some(if query.is_empty() { "/sign-in".to_owned() } else { format!("/sign-in?{query}") })
        }
        "factor_needed" => Some("/sign-in/factor".to_owned()),
        "factor_missing" => Some("/my/factor?required=yes".to_owned()),
        _ => None,
    }
}

/// Mark of an answer that says all it has to say, such as a probe's word.
#[derive(Clone)]
pub struct Drawn;

fn is_drawn(response: &Response) -> bool {
    response.extensions().get::<Drawn>().is_some()
        || response.headers().get(header::CONTENT_TYPE).is_some_and(|value| {
            value.as_bytes().starts_with(b"text/html") || value.as_bytes().starts_with(b"application/problem+json")
        })
}

/// Text key of a code: a domain's refusal is its own key, the kit's are under `problem-`.
fn key(code: &str) -> String {
    if code.contains('.') { code.to_owned() } else { format!("problem-{code}") }
}

fn error_page(view: &View, status: StatusCode, facts: &Facts, next: String, back: Option<String>) -> Response {
    let page = ProblemPage { status: status.as_u16(), what: view.t(&key(facts.code)), next, back, view: view.clone() };
    match page.render() {
        Ok(html) => ([(header::CONTENT_TYPE, "text/html; charset=utf-8"), (header::CACHE_CONTROL, "no-store")], html)
            .into_response(),
        Err(error) => {
            tracing::error!(%error, "the error page cannot be drawn");
            page.what.into_response()
        }
    }
}

fn problem(view: &View, status: StatusCode, facts: &Facts, next: &str) -> Response {
    let mut body = json!({
        "type": view.absolute(&format!("/problems/{}", facts.code)),
        "status": status.as_u16(),
        "title": view.t(&key(facts.code)),
        "detail": next,
        "instance": &*view.request_id,
    });
    if !facts.errors.is_empty() {
        body["errors"] = facts
            .errors
            .iter()
            .map(|error| json!({ "field": error.field, "code": error.code, "message": error.message(view.words) }))
            .collect();
    }
    let mut response = body.to_string().into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}

/// Mark of what a form with a file is answered: of too large a body it is the file that is too large.
#[derive(Clone)]
pub struct WithFile;

/// What a bare status from a layer or the router means.
fn code_of(response: &Response) -> &'static str {
    let has_file = response.extensions().get::<WithFile>().is_some();
    match response.status() {
        StatusCode::FORBIDDEN => "forged",
        StatusCode::NOT_FOUND => "not_found",
        StatusCode::METHOD_NOT_ALLOWED => "method_not_allowed",
        StatusCode::PAYLOAD_TOO_LARGE if has_file => "file_too_large",
        StatusCode::PAYLOAD_TOO_LARGE => "too_large",
        StatusCode::UNSUPPORTED_MEDIA_TYPE => "unsupported",
        StatusCode::SERVICE_UNAVAILABLE => "unavailable",
        status if status.is_client_error() => "malformed",
        _ => "internal",
    }
}
