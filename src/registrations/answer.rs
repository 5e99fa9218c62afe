//! Change the answers to an event's questions, until the event says that it needs them.
use super::{
    holder::{self, Holder},
    letters,
};
use crate::{
    db::Db,
    error::AppError,
    events,
    mail::{address::AddressKey, outbox},
};
use chrono::{DateTime, Utc};
use entity::{Answers, event, registration};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, DbErr, IntoActiveModel};
use thiserror::Error;

#[derive(Debug, Error)]
pub enum AnswerError {
    #[error("there is no such registration any more")]
    Gone,
    #[error("answers can no longer be changed")]
    Closed,
    #[error("the registration is not live")]
    NotLive,
    #[error(transparent)]
    Db(#[from] DbErr),
}

impl From<AnswerError> for AppError {
    fn from(error: AnswerError) -> Self {
        match error {
            AnswerError::Gone => Self::Gone("registrations.forgotten"),
            AnswerError::Closed => Self::Refused("registrations.answers_closed"),
            AnswerError::NotLive => Self::Refused("registrations.not_live"),
            AnswerError::Db(error) => error.into(),
        }
    }
}

/// The same answers again change nothing and write no letter.
pub async fn answer(
    db: &Db,
    key: &AddressKey,
    who: &Holder,
    answers: Answers,
    now: DateTime<Utc>,
) -> Result<registration::Model, AnswerError> {
    let tx = db.begin().await?;
    let event = events::lock(&tx, who.event).await?.ok_or(AnswerError::Gone)?;
    let row = holder::row(&tx, who).await?.ok_or(AnswerError::Gone)?;
    refuse(&event, &row, now)?;
    let mut row = holder::prove(&tx, who, row, key, now).await?;
    if row.answers != answers {
        let mut changed = row.into_active_model();
        changed.answers = Set(answers);
        row = changed.update(&tx).await?;
        outbox::put(&tx, letters::answers_changed(key, &event, &row), now).await?;
    }
    tx.commit().await?;
    Ok(row)
}

/// Why answers cannot be changed; a page asks it before it shows a form.
pub fn refuse(event: &event::Model, row: &registration::Model, now: DateTime<Utc>) -> Result<(), AnswerError> {
    if !event.takes_answers(now) {
        return Err(AnswerError::Closed);
    }
    if !row.status.is_live() {
        return Err(AnswerError::NotLive);
    }
    Ok(())
}
