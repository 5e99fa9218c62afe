//! The few ways anything can end badly. Doors return it; layers in `web/` choose page or problem+json.
//!
//! A verb that can refuse has an enum of its own and maps it here, below the enum, exhaustively.
use crate::{limits::TooMany, web::form::FieldErrors};
use axum::{
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Redirect, Response},
};
use sea_orm::DbErr;
use std::sync::Arc;

pub type Answer = Result<Response, AppError>;

#[derive(Debug)]
pub enum AppError {
    /// Missing, or somebody else's: the same answer, body included.
    NotFound,
    /// At another address now, which is local.
    Moved(String),
    /// The rules say no; the code is text key and tail of the problem type (RFC 9457).
    Refused(&'static str),
    /// Allowed to others: the link or role in hand does not reach so far.
    Forbidden(&'static str),
    /// Nobody is signed in: pages lead to `/sign-in`, programs get 401.
    SignInNeeded,
    /// The password was right; the second factor is still to be given.
    FactorNeeded,
    /// The second factor that the rule asks of officers is not set up yet.
    FactorMissing,
    /// Tried too often; come back in so many seconds.
    TooMany { seconds: u32 },
    /// It was here and is not any more.
    Gone(&'static str),
    /// Input of a program; pages show the form again instead.
    Invalid(FieldErrors),
    /// Well-formed, and still not to be done: such as a key that came with another body.
    Unprocessable(&'static str),
    /// Not even readable as what it claims to be.
    Malformed,
    /// Too many wait; come back in so many seconds.
    Overloaded { seconds: u32 },
    /// The database is away, or busy beyond patience.
    Unavailable,
    /// A fault of ours: the log has the chain, the visitor the request id.
    Internal(anyhow::Error),
}

/// What a layer needs to draw the answer; travels in the response's extensions.
#[derive(Clone, Debug)]
pub struct Facts {
    pub code: &'static str,
    pub errors: Arc<FieldErrors>,
}

impl From<anyhow::Error> for AppError {
    fn from(error: anyhow::Error) -> Self {
        Self::Internal(error)
    }
}

impl From<TooMany> for AppError {
    fn from(TooMany { seconds }: TooMany) -> Self {
        Self::TooMany { seconds }
    }
}

impl From<DbErr> for AppError {
    fn from(error: DbErr) -> Self {
        if crate::db::is_weather(&error) {
            tracing::warn!(error = %error, "the database is away or busy");
            return Self::Unavailable;
        }
        Self::Internal(error.into())
    }
}

impl IntoResponse for AppError {
    fn into_response(self) -> Response {
        if let Self::Moved(to) = &self {
            return Redirect::permanent(to).into_response();
        }
        let (status, code, retry) = match &self {
            Self::Moved(_) | Self::NotFound => (StatusCode::NOT_FOUND, "not_found", None),
            Self::Refused(code) => (StatusCode::CONFLICT, *code, None),
            Self::Forbidden(code) => (StatusCode::FORBIDDEN, *code, None),
            Self::SignInNeeded => (StatusCode::UNAUTHORIZED, "sign_in_needed", None),
            Self::FactorNeeded => (StatusCode::UNAUTHORIZED, "factor_needed", None),
            Self::FactorMissing => (StatusCode::FORBIDDEN, "factor_missing", None),
            Self::TooMany { seconds } => (StatusCode::TOO_MANY_REQUESTS, "too_many", Some(*seconds)),
            Self::Gone(code) => (StatusCode::GONE, *code, None),
            Self::Invalid(_) => (StatusCode::UNPROCESSABLE_ENTITY, "invalid", None),
            Self::Unprocessable(code) => (StatusCode::UNPROCESSABLE_ENTITY, *code, None),
            Self::Malformed => (StatusCode::BAD_REQUEST, "malformed", None),
            Self::Overloaded { seconds } => (StatusCode::SERVICE_UNAVAILABLE, "overloaded", Some(*seconds)),
            Self::Unavailable => (StatusCode::SERVICE_UNAVAILABLE, "unavailable", Some(10)),
            Self::Internal(error) => {
                tracing::error!(error = format!("{error:#}"), "request failed");
                (StatusCode::INTERNAL_SERVER_ERROR, "internal", None)
            }
        };
        let errors = Arc::new(if let Self::Invalid(errors) = self { errors } else { FieldErrors::default() });
        let mut response = status.into_response();
        response.extensions_mut().insert(Facts { code, errors });
        if let Some(seconds) = retry {
            response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(seconds));
        }
        response
    }
}
