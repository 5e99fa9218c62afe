//! What every request passes on its way in and out, outermost first: request id, log line, headers,
//! language, drawing of errors, forged posts, time. Its size is limited by its route.
use super::{
    problem,
    view::{self, Kit},
};
use crate::{
    error::AppError,
    roles::{self, Doorman},
};
use axum::{
    Router,
    extract::{MatchedPath, Request, State},
    http::{HeaderName, HeaderValue, StatusCode, header},
    middleware::{from_fn, from_fn_with_state},
    response::{IntoResponse, Response},
};
use std::time::Duration;
use tower_http::{
    CompressionLevel,
    catch_panic::CatchPanicLayer,
    compression::{CompressionLayer, predicate::SizeAbove},
    csrf::CsrfLayer,
    request_id::{MakeRequestUuid, PropagateRequestIdLayer, SetRequestIdLayer},
    timeout::TimeoutLayer,
};
use tracing::Instrument;

/// No inline script or style anywhere, so one static policy does.
const POLICY: &str = "default-src 'none'; style-src 'self'; img-src 'self'; script-src 'self'; \
    form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

pub fn wrap(router: Router, kit: Kit, doorman: Doorman, request_time: Duration) -> Router {
    let (https, pages) = (kit.base_url.scheme() == "https", kit.pages.clone());
    router
        .layer(from_fn(undisturbed))
        .layer(TimeoutLayer::with_status_code(StatusCode::SERVICE_UNAVAILABLE, request_time))
        .layer(CsrfLayer::new())
        .layer(from_fn_with_state(https, forged))
        .layer(CatchPanicLayer::new())
        .layer(from_fn_with_state(pages, problem::draw))
        .layer(from_fn_with_state(kit, view::enter))
        .layer(from_fn_with_state(doorman, roles::enter))
        // Below a kilobyte a compressor costs more than it saves (measured: 2x on small JSON).
        .layer(CompressionLayer::new().quality(CompressionLevel::Fastest).compress_when(SizeAbove::new(1024)))
        .layer(axum::middleware::map_response(move |response: Response| protect(response, https)))
        .layer(from_fn(log))
        .layer(PropagateRequestIdLayer::x_request_id())
        .layer(SetRequestIdLayer::x_request_id(MakeRequestUuid))
        .layer(from_fn(drop_foreign_id))
}

/// An act that has begun is finished, also when its client hangs up or its time is over: a dropped
/// future could leave a transaction open on a pooled connection (sqlx queues no rollback while BEGIN
/// is under way).
async fn undisturbed(request: Request, next: axum::middleware::Next) -> Response {
    if request.method().is_safe() {
        return next.run(request).await;
    }
    match tokio::spawn(next.run(request).in_current_span()).await {
        Ok(response) => response,
        Err(error) => AppError::Internal(error.into()).into_response(),
    }
}

/// A post that a sign-in goes with must say where it comes from: the layer above lets pass what says
/// nothing, as programs do.
async fn forged(State(https): State<bool>, request: Request, next: axum::middleware::Next) -> Response {
    let headers = request.headers();
    let says = headers.contains_key("sec-fetch-site") || headers.contains_key(header::ORIGIN);
    if !request.method().is_safe() && !says && roles::token(headers, https).is_some() {
        return StatusCode::FORBIDDEN.into_response();
    }
    next.run(request).await
}

/// The id is ours alone: one from outside could forge log lines.
async fn drop_foreign_id(mut request: Request, next: axum::middleware::Next) -> Response {
    request.headers_mut().remove("x-request-id");
    next.run(request).await
}

/// One line for each request: the matched route, never the path, for paths carry secrets.
async fn log(request: Request, next: axum::middleware::Next) -> Response {
    let route = request.extensions().get::<MatchedPath>().map_or("unmatched", MatchedPath::as_str).to_owned();
    let id = request.headers().get("x-request-id").and_then(|id| id.to_str().ok()).unwrap_or_default().to_owned();
    let span = tracing::info_span!("request", method = %request.method(), route, id);
    let started = std::time::Instant::now();
    async move {
        let response = next.run(request).await;
        let milliseconds = started.elapsed().as_millis();
        tracing::info!(status = response.status().as_u16(), milliseconds, "answered");
        response
    }
    .instrument(span)
    .await
}

async fn protect(mut response: Response, https: bool) -> Response {
    let headers = response.headers_mut();
    let mut set = |name: HeaderName, value: &'static str| {
        headers.entry(name).or_insert(HeaderValue::from_static(value));
    };
    set(header::CONTENT_SECURITY_POLICY, POLICY);
    set(header::X_CONTENT_TYPE_OPTIONS, "nosniff");
    // With no-referrer browsers would post `Origin: null`.
    set(header::REFERRER_POLICY, "same-origin");
    set(header::X_FRAME_OPTIONS, "DENY");
    set(HeaderName::from_static("cross-origin-opener-policy"), "same-origin");
    set(HeaderName::from_static("permissions-policy"), "camera=(), geolocation=(), microphone=()");
    if https {
        set(header::STRICT_TRANSPORT_SECURITY, "max-age=31536000");
    }
    response
}
