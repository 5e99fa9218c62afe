//! Publish an event: from here on it is found, and may be registered for when its time comes. What is in review
//! is published by another than its authors; a draft by anybody who may write it, unless the house wants two
//! officers.
use super::{
    conflicts::{Conflict, Unsettled, settle},
    duty, letters, queries, sessions,
    versions::{keep_version, was_last},
};
use crate::{
    audit::{self, Entry},
    db::Db,
    error::AppError,
    mail::{address::AddressKey, outbox},
    roles::{Officer, TwoOfficers, rights::WriteEvents},
};
use chrono::{DateTime, Utc};
use entity::event::{self, Status};
use sea_orm::{ActiveEnum, ActiveModelTrait, ActiveValue::Set, DbErr, IntoActiveModel};
use thiserror::Error;
use uuid::Uuid;

const ACT: &str = "events.publish";

#[derive(Debug, Error)]
pub enum PublishError {
    #[error("there is no such event")]
    NoSuchEvent,
    #[error("the event was cancelled or archived")]
    Ended,
    #[error("it is published already")]
    Published,
    #[error("a draft is reviewed first")]
    NotReviewed,
    #[error("whoever decides drafted it or sent it")]
    Author,
    #[error("another saved it, or something of its agenda, since it was looked at")]
    Stale,
    #[error("it meets what takes the same, or asks for a reason")]
    Conflicts(Vec<Conflict>),
    #[error(transparent)]
    Db(#[from] DbErr),
}

impl From<PublishError> for AppError {
    fn from(error: PublishError) -> Self {
        match error {
            PublishError::NoSuchEvent => Self::NotFound,
            PublishError::Ended => Self::Refused("events.ended"),
            PublishError::Published => Self::Refused("events.published_already"),
            PublishError::NotReviewed => Self::Refused("events.not_reviewed"),
            PublishError::Author => Self::Refused("events.author"),
            PublishError::Stale => Self::Refused("events.review_stale"),
            PublishError::Conflicts(_) => Self::Refused("events.conflicts"),
            PublishError::Db(error) => error.into(),
        }
    }
}

impl From<Unsettled> for PublishError {
    fn from(error: Unsettled) -> Self {
        match error {
            Unsettled::Conflicts(found) => Self::Conflicts(found),
            Unsettled::Db(error) => Self::Db(error),
        }
    }
}

/// An event as it was looked at by who acts on it.
#[derive(Clone, Copy, Debug)]
pub struct Seen<'a> {
    pub event: Uuid,
    pub revision: i32,
    /// Why it takes place despite conflicts that ask for a reason; empty: none is given.
    pub despite: &'a str,
}

impl From<&event::Model> for Seen<'static> {
    fn from(event: &event::Model) -> Self {
        Self { event: event.id, revision: event.revision, despite: "" }
    }
}

/// `agenda` is the mark of the one that the officer saw. Twice is once. Whoever is on duty there reads of it now that it
/// is certain.
pub async fn publish(
    db: &Db,
    key: &AddressKey,
    rule: TwoOfficers,
    who: &Officer<WriteEvents>,
    seen: Seen<'_>,
    agenda: &str,
    now: DateTime<Utc>,
) -> Result<event::Model, PublishError> {
    let id = seen.event;
    let tx = db.begin().await?;
    let was = queries::lock_within(&tx, who, id).await?.ok_or(PublishError::NoSuchEvent)?;
    if was.status == Status::Published && was_last(&tx, id, ACT, who.account).await? {
        return Ok(was);
    }
    refuse(&was, who.account, rule)?;
    if was.revision != seen.revision || sessions::mark(&sessions::lock(&tx, id).await?) != agenda {
        return Err(PublishError::Stale);
    }
    let mut row = was.clone().into_active_model();
    row.status = Set(Status::Published);
    row.review_since = Set(None);
    row.review_by = Set(None);
    row.returned_at = Set(None);
    row.returned_by = Set(None);
    row.return_reason = Set(None);
    // Who still writes the draft is told, instead of writing what everybody reads.
    row.revision = Set(was.revision + 1);
    row.updated_at = Set(now);
    row.timed_at = Set(Some(now));
    let event = settle(&tx, row.update(&tx).await?, seen.despite, now).await?;
    let entry =
        Entry::new(ACT, "event", id).district(event.district).states(was.status.to_value(), event.status.to_value());
    audit::put(&tx, &who.actor(), entry, now).await?;
    keep_version(&tx, Some(who.account), ACT, Some(&was), &event, now).await?;
    let letters = letters::to_authors(&tx, key, letters::PUBLISHED, who.account, (&was, &event), now).await?;
    outbox::put_by(&tx, who.account, letters, now).await?;
    duty::tell(&tx, key, who.account, duty::roster(&tx, &was).await?, &event, now).await?;
    tx.commit().await?;
    Ok(event)
}

/// Why an officer cannot publish it; a page asks it before it offers to.
pub fn refuse(event: &event::Model, account: Uuid, rule: TwoOfficers) -> Result<(), PublishError> {
    match event.status {
        Status::Draft if rule == TwoOfficers::On => Err(PublishError::NotReviewed),
        Status::InReview if event.is_by(account) => Err(PublishError::Author),
        Status::Draft | Status::InReview => Ok(()),
        Status::Published => Err(PublishError::Published),
        Status::Cancelled | Status::Archived => Err(PublishError::Ended),
    }
}
