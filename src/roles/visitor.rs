//! Who a request comes from, by the cookie of their sign-in; looked up once, before everything else.
use super::{
    held,
    rights::{self, ReadLetters},
};
use crate::{
    clock::Clock,
    db::Db,
    mail::backlog::{self, Backlog},
    secret,
    web::cookie,
};
use axum::{
    extract::{Request, State},
    http::{HeaderMap, HeaderValue, header},
    middleware::Next,
    response::Response,
};
use chrono::{DateTime, Duration, Utc};
use entity::{account, officer_role, sign_in};
use sea_orm::{ActiveValue::Set, DbErr, EntityTrait, QueryFilter};
use std::sync::Arc;

const COOKIE: &str = "sign-in";
/// How exactly `seen_at` is kept.
const SEEN: Duration = Duration::minutes(1);

/// What is needed to know a visitor.
#[derive(Clone)]
pub struct Doorman {
    pub db: Db,
    pub clock: Clock,
    pub is_https: bool,
    pub officers: OfficerLimits,
}

/// An officer's sign-in ends sooner than others'.
#[derive(Clone, Copy, Debug)]
pub struct OfficerLimits {
    pub idle: Duration,
    pub longest: Duration,
    pub factor: FactorRule,
}

/// Who needs a second factor.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum FactorRule {
    Nobody,
    Administrators,
    Officers,
}

/// Signed in: the account, the open door, and the roles held now.
#[derive(Clone, Debug)]
pub struct Known {
    pub account: Arc<account::Model>,
    pub sign_in: sign_in::Model,
    pub roles: Arc<[officer_role::Model]>,
    /// The rule asks for a second factor that the account has not got.
    pub lacks_factor: bool,
    /// Letters that do not go out, told to officers who may see letters, on their pages.
    pub backlog: Option<Backlog>,
}

#[derive(Clone, Debug)]
pub enum Visitor {
    Nobody,
    /// The password was right; the second factor is still asked for.
    Halfway(Known),
    Known(Known),
    /// The database is away, so nobody can say.
    Unclear,
}

impl Visitor {
    pub fn known(&self) -> Option<&Known> {
        match self {
            Self::Known(known) => Some(known),
            _ => None,
        }
    }
}

pub async fn enter(State(doorman): State<Doorman>, mut request: Request, next: Next) -> Response {
    let mut visitor = match token(request.headers(), doorman.is_https) {
        Some(token) => find(&doorman, &token).await.unwrap_or_else(|error| {
            tracing::warn!(%error, "a visitor cannot be looked up");
            Visitor::Unclear
        }),
        None => Visitor::Nobody,
    };
    if let Visitor::Known(known) = &mut visitor {
        known.backlog = backlog(&doorman, request.uri().path(), &known.roles).await;
    }
    let is_known = matches!(visitor, Visitor::Known(_) | Visitor::Halfway(_));
    request.extensions_mut().insert(visitor);
    let mut response = next.run(request).await;
    if is_known {
        response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("private, no-store"));
    }
    response
}

/// Asked only where it is shown. A page is not lost because nobody can say.
async fn backlog(doorman: &Doorman, path: &str, roles: &[officer_role::Model]) -> Option<Backlog> {
    let is_desk = path == "/admin" || path.starts_with("/admin/");
    if !is_desk || !rights::any_has::<ReadLetters>(roles) {
        return None;
    }
    backlog::look(doorman.db.read(), doorman.clock.now()).await.unwrap_or_else(|error| {
        tracing::warn!(%error, "nobody can say whether letters go out");
        None
    })
}

/// The secret of the sign-in cookie, if it could be one.
pub fn token(headers: &HeaderMap, is_https: bool) -> Option<String> {
    cookie::read(headers, &cookie::name(COOKIE, is_https)).filter(|token| secret::is_token(token))
}

/// `Set-Cookie` for a sign-in; without an end it lives as long as the browser's window.
pub fn sign_in_cookie(token: &str, keep: Option<Duration>, is_https: bool) -> Option<HeaderValue> {
    cookie::set(COOKIE, token, keep, is_https)
}

async fn find(doorman: &Doorman, token: &str) -> Result<Visitor, DbErr> {
    let now = doorman.clock.now();
    let hash = secret::digest(token.as_bytes());
    let found = sign_in::Entity::find()
        .filter(sign_in::COLUMN.token_hash.eq(hash))
        .find_also_related(account::Entity)
        .one(doorman.db.read())
        .await?;
    let Some((sign_in, Some(account))) = found else { return Ok(Visitor::Nobody) };
    let roles = held(doorman.db.read(), account.id).await?;
    if account.is_closed() || has_ended(doorman, &sign_in, !roles.is_empty(), now) {
        return Ok(Visitor::Nobody);
    }
    if now - sign_in.seen_at >= SEEN {
        see(doorman, &sign_in, now).await?;
    }
    let lacks_factor = !account.has_factor() && doorman.officers.factor.asks(&roles);
    let passed = sign_in.passed_factor;
    let known = Known { account: Arc::new(account), sign_in, roles: roles.into(), lacks_factor, backlog: None };
    Ok(if passed { Visitor::Known(known) } else { Visitor::Halfway(known) })
}

impl FactorRule {
    fn asks(self, roles: &[officer_role::Model]) -> bool {
        match self {
            Self::Nobody => false,
            Self::Administrators => roles.iter().any(|held| held.role == officer_role::Role::Administrator),
            Self::Officers => !roles.is_empty(),
        }
    }
}

fn has_ended(doorman: &Doorman, sign_in: &sign_in::Model, is_officer: bool, now: DateTime<Utc>) -> bool {
    let limits = doorman.officers;
    now >= sign_in.expires_at
        || (is_officer && (now >= sign_in.seen_at + limits.idle || now >= sign_in.created_at + limits.longest))
}

async fn see(doorman: &Doorman, sign_in: &sign_in::Model, now: DateTime<Utc>) -> Result<(), DbErr> {
    sign_in::Entity::update_many()
        .set(sign_in::ActiveModel { seen_at: Set(now), ..Default::default() })
        .filter(sign_in::COLUMN.id.eq(sign_in.id))
        .exec(doorman.db.write())
        .await?;
    Ok(())
}
