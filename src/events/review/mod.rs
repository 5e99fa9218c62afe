//! Review: a draft is sent to another officer, who publishes it or sends it back with a reason; until then its
//! author may take it back. Author is who drafted it, and who sent it. Each turn counts as a revision, so that
//! whoever still looks at the one before is told.
pub mod send_back;
pub mod send_for_review;
pub mod take_back;

use super::{
    queries,
    versions::{keep_version, was_last},
};
use crate::{
    audit::{self, Entry},
    error::AppError,
    roles::{Officer, rights::WriteEvents},
};
use chrono::{DateTime, Utc};
use entity::event::{self, Status};
use sea_orm::{ActiveEnum, ActiveModelTrait, ActiveValue::Set, ConnectionTrait, DbErr, IntoActiveModel};
use thiserror::Error;
use uuid::Uuid;

#[derive(Debug, Error)]
pub enum ReviewError {
    #[error("there is no such event within the officer's reach")]
    NoSuchEvent,
    #[error("it is no draft")]
    NotDraft,
    #[error("it is not in review")]
    NotInReview,
    #[error("another drafted it and sent it")]
    NotAuthor,
    #[error("whoever decides drafted it or sent it")]
    Author,
    #[error("another officer saved it meanwhile")]
    Stale,
    #[error(transparent)]
    Db(#[from] DbErr),
}

impl From<ReviewError> for AppError {
    fn from(error: ReviewError) -> Self {
        match error {
            ReviewError::NoSuchEvent => Self::NotFound,
            ReviewError::NotDraft => Self::Refused("events.not_draft"),
            ReviewError::NotInReview => Self::Refused("events.not_in_review"),
            ReviewError::NotAuthor => Self::Refused("events.not_author"),
            ReviewError::Author => Self::Refused("events.author"),
            ReviewError::Stale => Self::Refused("events.review_stale"),
            ReviewError::Db(error) => error.into(),
        }
    }
}

/// What may come of a review.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Turn {
    Send,
    TakeBack,
    SendBack,
}

impl Turn {
    fn act(self) -> &'static str {
        match self {
            Self::Send => "events.send_for_review",
            Self::TakeBack => "events.take_back",
            Self::SendBack => "events.send_back",
        }
    }

    fn becomes(self) -> Status {
        if self == Self::Send { Status::InReview } else { Status::Draft }
    }

    /// Why an officer cannot do it; a page asks it before it offers to.
    pub fn refuse(self, event: &event::Model, account: Uuid) -> Result<(), ReviewError> {
        match (self, event.status) {
            (Self::Send, Status::Draft) => Ok(()),
            (Self::Send, _) => Err(ReviewError::NotDraft),
            (Self::TakeBack, Status::InReview) if event.is_by(account) => Ok(()),
            (Self::TakeBack, Status::InReview) => Err(ReviewError::NotAuthor),
            (Self::SendBack, Status::InReview) if event.is_by(account) => Err(ReviewError::Author),
            (Self::SendBack, Status::InReview) => Ok(()),
            (Self::TakeBack | Self::SendBack, _) => Err(ReviewError::NotInReview),
        }
    }
}

/// The row before the turn, none where the same officer has just done it, and the row after it, under its lock.
/// `reason` is empty where none is asked.
async fn take(
    tx: &impl ConnectionTrait,
    who: &Officer<WriteEvents>,
    turn: Turn,
    id: Uuid,
    revision: i32,
    reason: &str,
    now: DateTime<Utc>,
) -> Result<(Option<event::Model>, event::Model), ReviewError> {
    let was = queries::lock_within(tx, who, id).await?.ok_or(ReviewError::NoSuchEvent)?;
    if was.status == turn.becomes() && was_last(tx, id, turn.act(), who.account).await? {
        return Ok((None, was));
    }
    turn.refuse(&was, who.account)?;
    if was.revision != revision {
        return Err(ReviewError::Stale);
    }
    let mut row = was.clone().into_active_model();
    row.status = Set(turn.becomes());
    row.review_since = Set((turn == Turn::Send).then_some(now));
    row.review_by = Set((turn == Turn::Send).then_some(who.account));
    if turn == Turn::SendBack {
        row.returned_at = Set(Some(now));
        row.returned_by = Set(Some(who.account));
        row.return_reason = Set(Some(reason.to_owned()));
    }
    row.revision = Set(was.revision + 1);
    row.updated_at = Set(now);
    let is = row.update(tx).await?;
    let entry = Entry::new(turn.act(), "event", id)
        .district(is.district)
        .states(was.status.to_value(), is.status.to_value())
        .reason(reason);
    audit::put(tx, &who.actor(), entry, now).await?;
    keep_version(tx, Some(who.account), turn.act(), Some(&was), &is, now).await?;
    Ok((Some(was), is))
}
