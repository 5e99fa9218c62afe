//! The questions that an event asks: asked, changed, put in order, retired. Once the event is published some
//! may be answered, so none is deleted and no choice is taken away: what was answered stays readable.
pub mod ask;
pub mod change;
pub mod reorder;
pub mod retire;

use super::{queries, versions::keep_changes};
use crate::{
    error::AppError,
    roles::{Officer, rights::WriteEvents},
};
use chrono::{DateTime, Utc};
use entity::{
    Choice,
    event::{self, Status},
    event_version::Change,
    question,
};
use sea_orm::{ActiveEnum, ConnectionTrait, DbErr, EntityTrait, QueryFilter};
use thiserror::Error;
use uuid::Uuid;

/// As many as one event asks.
pub const MOST: usize = 30;

#[derive(Debug, Error)]
pub enum QuestionError {
    #[error("there is no such event, or no such question, within the officer's reach")]
    NoSuchQuestion,
    #[error("the event was cancelled or archived")]
    Ended,
    #[error("the event is in review")]
    InReview,
    #[error("the event is published, and somebody may have answered")]
    MayBeAnswered,
    #[error("there are as many questions as an event asks")]
    TooMany,
    #[error("another saved it meanwhile")]
    Stale(Box<question::Model>),
    #[error(transparent)]
    Db(#[from] DbErr),
}

impl From<QuestionError> for AppError {
    fn from(error: QuestionError) -> Self {
        match error {
            QuestionError::NoSuchQuestion => Self::NotFound,
            QuestionError::Ended => Self::Refused("events.ended"),
            QuestionError::InReview => Self::Refused("events.in_review"),
            QuestionError::MayBeAnswered => Self::Refused("events.may_be_answered"),
            QuestionError::TooMany => Self::Refused("events.questions_full"),
            QuestionError::Stale(_) => Self::Refused("events.stale"),
            QuestionError::Db(error) => error.into(),
        }
    }
}

/// The event, locked, while its questions may still change.
async fn open(
    tx: &impl ConnectionTrait,
    who: &Officer<WriteEvents>,
    event: Uuid,
) -> Result<event::Model, QuestionError> {
    let event = queries::lock_within(tx, who, event).await?.ok_or(QuestionError::NoSuchQuestion)?;
    may_change(&event).map(|()| event)
}

/// Why its questions cannot change; a page asks it before anybody types.
pub fn may_change(event: &event::Model) -> Result<(), QuestionError> {
    match event.status {
        Status::Draft | Status::Published => Ok(()),
        Status::InReview => Err(QuestionError::InReview),
        Status::Cancelled | Status::Archived => Err(QuestionError::Ended),
    }
}

/// One that is asked now.
pub async fn find(db: &impl ConnectionTrait, event: Uuid, key: &str) -> Result<Option<question::Model>, DbErr> {
    question::Entity::find()
        .filter(question::COLUMN.event_id.eq(event))
        .filter(question::COLUMN.key.eq(key.replace('\0', "")))
        .filter(question::COLUMN.retired_at.is_null())
        .one(db)
        .await
}

/// Every one that was ever asked.
async fn ever(db: &impl ConnectionTrait, event: Uuid) -> Result<Vec<question::Model>, DbErr> {
    question::Entity::find().filter(question::COLUMN.event_id.eq(event)).all(db).await
}

/// Of what must be answered, in the first line of what a version tells of a question.
pub const REQUIRED: &str = "required";

/// Keeps as a version what became of a question; `None` where there is none.
async fn kept(
    tx: &impl ConnectionTrait,
    (who, act): (Uuid, &'static str),
    event: &event::Model,
    turn: [Option<&question::Model>; 2],
    now: DateTime<Utc>,
) -> Result<(), DbErr> {
    let [old, new] = turn.map(|question| question.map(told).unwrap_or_default());
    keep_changes(tx, Some(who), act, event, vec![Change { field: "question".to_owned(), old, new }], now).await
}

/// Its kind, then a line for each thing that people read.
fn told(question: &question::Model) -> String {
    let demand = if question.required { REQUIRED } else { "optional" };
    let head = format!("{} {demand}", question.kind.to_value());
    let words = [&question.label_zh, &question.label_en, &question.hint_zh, &question.hint_en].map(Clone::clone);
    let both = |choice: &Choice| match choice.en.as_str() {
        "" => format!("– {}", choice.zh),
        en => format!("– {} / {en}", choice.zh),
    };
    let lines = std::iter::once(head).chain(words).chain(question.options.0.iter().map(both));
    lines.filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
}
