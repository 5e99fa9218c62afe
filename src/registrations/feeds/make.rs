//! Make the secret address of a calendar, or a new one in its place.
use crate::{
    db::Db,
    error::AppError,
    limits::{self, TooMany},
    roles::Candidate,
    secret,
};
use chrono::{DateTime, Duration, Utc};
use entity::calendar_feed::{self, Kind};
use sea_orm::{ActiveValue::Set, DbErr, EntityTrait, sea_query::OnConflict};
use thiserror::Error;

const AN_HOUR: i32 = 20;

#[derive(Debug, Error)]
pub enum FeedError {
    #[error("as many as there are in an hour")]
    TooMany(TooMany),
    #[error(transparent)]
    Db(#[from] DbErr),
}

impl From<FeedError> for AppError {
    fn from(error: FeedError) -> Self {
        match error {
            FeedError::TooMany(wait) => wait.into(),
            FeedError::Db(error) => error.into(),
        }
    }
}

/// The new secret; the one before opens nothing from now on.
pub async fn make_feed(db: &Db, who: &Candidate, kind: Kind, now: DateTime<Utc>) -> Result<String, FeedError> {
    let account = who.account.id;
    let count = format!("calendars {account}");
    limits::take(db, &count, AN_HOUR, Duration::hours(1), now).await?.map_err(FeedError::TooMany)?;
    let token = secret::token();
    let row = calendar_feed::ActiveModel {
        account_id: Set(account),
        kind: Set(kind),
        token_hash: Set(secret::digest(token.as_bytes())),
        made_at: Set(now),
    };
    let key = [calendar_feed::Column::AccountId, calendar_feed::Column::Kind];
    let anew = [calendar_feed::Column::TokenHash, calendar_feed::Column::MadeAt];
    calendar_feed::Entity::insert(row)
        .on_conflict(OnConflict::columns(key).update_columns(anew).to_owned())
        .exec_without_returning(db.write())
        .await?;
    Ok(token)
}
