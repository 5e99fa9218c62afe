//! What can be asked of calendars of one's own.
use crate::{registrations::queries, secret};
use chrono::{DateTime, Duration, Utc};
use entity::{
    account,
    calendar_feed::{self, Kind},
    event, registration,
};
use sea_orm::{ConnectionTrait, DbErr, EntityTrait, QueryFilter};
use uuid::Uuid;

/// Whose a secret is, and of which kind. `None`: it opens nothing.
pub async fn find(db: &impl ConnectionTrait, token: &str) -> Result<Option<(Kind, account::Model)>, DbErr> {
    if !secret::is_token(token) {
        return Ok(None);
    }
    let hash = secret::digest(token.as_bytes());
    let of_secret = calendar_feed::Entity::find().filter(calendar_feed::COLUMN.token_hash.eq(hash));
    let found = of_secret.find_also_related(account::Entity).one(db).await?;
    Ok(found.and_then(|(feed, account)| Some((feed.kind, account?))))
}

/// Those that an account has made.
pub async fn made(db: &impl ConnectionTrait, account: Uuid) -> Result<Vec<calendar_feed::Model>, DbErr> {
    calendar_feed::Entity::find().filter(calendar_feed::COLUMN.account_id.eq(account)).all(db).await
}

/// From when on calendars show what is over or was cancelled.
pub fn since(now: DateTime<Utc>) -> DateTime<Utc> {
    now - Duration::weeks(4)
}

/// What an account has a place at, or had one: whoever never was confirmed has no entry.
pub async fn registered(
    db: &impl ConnectionTrait,
    account: Uuid,
    now: DateTime<Utc>,
) -> Result<Vec<(registration::Model, event::Model)>, DbErr> {
    let mut rows = queries::of_account(db, account, now).await?;
    rows.retain(|(row, event)| {
        let is_kept = event.ends_at > since(now) && row.cancelled_at.is_none_or(|at| at > since(now));
        is_kept && row.confirmed_at.is_some() && !row.is_forgotten()
    });
    rows.sort_by_key(|(row, event)| (event.starts_at, row.id));
    Ok(rows)
}
