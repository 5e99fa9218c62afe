//! Door for probes: is the process alive, is it able to serve.
use crate::{app::App, db, web::problem::Drawn};
use axum::{
    Extension,
    extract::State,
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};

/// More than this between our clock and the database's, and decisions about times would differ.
const MOST_SECONDS_APART: i64 = 2;

pub async fn alive() -> Response {
    said(StatusCode::OK, "alive")
}

/// 503 while the process is ending, the database is away, or the clocks are apart.
pub async fn ready(State(app): State<App>) -> Response {
    if app.ending.is_cancelled() {
        return said(StatusCode::SERVICE_UNAVAILABLE, "ending");
    }
    match db::clock_skew(&app.db, app.clock.now()).await {
        Ok(seconds) if seconds > MOST_SECONDS_APART => {
            tracing::error!(seconds, "this process's clock and the database's are apart; mend the clock");
            said(StatusCode::SERVICE_UNAVAILABLE, "clock")
        }
        Ok(_) => said(StatusCode::OK, "ready"),
        Err(error) => {
            tracing::warn!(%error, "the database is away");
            said(StatusCode::SERVICE_UNAVAILABLE, "database")
        }
    }
}

fn said(status: StatusCode, word: &'static str) -> Response {
    let headers = [(header::CONTENT_TYPE, "text/plain; charset=utf-8"), (header::CACHE_CONTROL, "no-store")];
    (status, Extension(Drawn), headers, word).into_response()
}
