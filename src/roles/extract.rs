//! How doors take a role: nobody signed in is asked to, a right that is missing is named.
use super::{Candidate, Member, MemberRight, Officer, Right, Visitor};
use crate::{db::Db, error::AppError};
use axum::{
    RequestPartsExt,
    extract::{FromRef, FromRequestParts, OptionalFromRequestParts, Path},
    http::request::Parts,
};
use std::{collections::HashMap, convert::Infallible, sync::Arc};

impl<S: Sync> FromRequestParts<S> for Visitor {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        Ok(parts.extensions.get::<Self>().cloned().unwrap_or(Self::Nobody))
    }
}

impl<S: Sync> FromRequestParts<S> for Candidate {
    type Rejection = AppError;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, AppError> {
        candidate(parts)
    }
}

/// Where being signed in is a convenience, not a condition.
impl<S: Sync> OptionalFromRequestParts<S> for Candidate {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Option<Self>, Infallible> {
        Ok(candidate(parts).ok())
    }
}

fn candidate(parts: &Parts) -> Result<Candidate, AppError> {
    match parts.extensions.get::<Visitor>() {
        Some(Visitor::Known(known)) => {
            Ok(Candidate { account: known.account.clone(), sign_in: known.sign_in.id, request_id: request_id(parts) })
        }
        Some(Visitor::Halfway(_)) => Err(AppError::FactorNeeded),
        Some(Visitor::Unclear) => Err(AppError::Unavailable),
        Some(Visitor::Nobody) | None => Err(AppError::SignInNeeded),
    }
}

impl<S: Sync, R: Right> FromRequestParts<S> for Officer<R> {
    type Rejection = AppError;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, AppError> {
        let who = candidate(parts)?;
        let Some(Visitor::Known(known)) = parts.extensions.get() else { return Err(AppError::SignInNeeded) };
        let officer = Self::of(who.account.id, &known.roles, who.request_id)?;
        if known.lacks_factor {
            return Err(AppError::FactorMissing);
        }
        Ok(officer)
    }
}

/// Where what is shown may also be acted on.
impl<S: Sync, R: Right> OptionalFromRequestParts<S> for Officer<R> {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Option<Self>, Infallible> {
        Ok(<Self as FromRequestParts<S>>::from_request_parts(parts, state).await.ok())
    }
}

impl<S: Send + Sync, R: MemberRight> FromRequestParts<S> for Member<R>
where
    Db: FromRef<S>,
{
    type Rejection = AppError;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, AppError> {
        let who = candidate(parts)?;
        let names = parts.extract_with_state::<Path<HashMap<String, String>>, S>(state).await;
        let names = names.map_err(|_| AppError::NotFound)?.0;
        Self::load(&Db::from_ref(state), &who, names.get("slug").map_or("", String::as_str)).await
    }
}

fn request_id(parts: &Parts) -> Arc<str> {
    parts.headers.get("x-request-id").and_then(|id| id.to_str().ok()).unwrap_or_default().into()
}
