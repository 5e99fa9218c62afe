//! Whether letters go out: a banner on officers' pages says so when they do not. Two look-ups by an index,
//! however long the line is.
use chrono::{DateTime, Duration, Utc};
use entity::{
    letter::{self, State},
    letter_delivery::{self, Outcome},
};
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

/// Nobody need worry before.
const PATIENCE: Duration = Duration::minutes(5);

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Backlog {
    /// The mail server refuses us whatever the letter: sign-in, greeting or sender.
    Stopped,
    /// The first in line waits since then.
    Waiting(DateTime<Utc>),
}

/// `None`: all is well.
pub async fn look(db: &impl ConnectionTrait, now: DateTime<Utc>) -> Result<Option<Backlog>, DbErr> {
    let first: Option<DateTime<Utc>> = letter::Entity::find()
        .select_only()
        .column(letter::Column::DueAt)
        .filter(letter::COLUMN.state.is_in([State::Queued, State::Sending]))
        .order_by_asc(letter::Column::DueAt)
        .limit(1)
        .into_tuple()
        .one(db)
        .await?;
    let last: Option<Option<Outcome>> = letter_delivery::Entity::find()
        .select_only()
        .column(letter_delivery::Column::Outcome)
        .filter(letter_delivery::COLUMN.ended_at.is_not_null())
        .order_by_desc(letter_delivery::Column::EndedAt)
        .limit(1)
        .into_tuple()
        .one(db)
        .await?;
    Ok(match (first, last.flatten()) {
        (Some(due), Some(Outcome::GivenBack)) if due <= now => Some(Backlog::Stopped),
        (Some(due), _) if due + PATIENCE <= now => Some(Backlog::Waiting(due)),
        _ => None,
    })
}
