//! Edit an event: whoever saves says which revision they edited, so that nobody writes over what another
//! saved meanwhile without seeing it. What moves people (time, place, places) is moved elsewhere once the
//! event is published.
use super::{conflicts, draft::NewEvent, place::Place, queries, search, sessions, versions::keep_version};
use crate::{
    audit::{self, Entry},
    db::Db,
    error::AppError,
    roles::{Officer, rights::WriteEvents},
};
use chrono::{DateTime, Utc};
use entity::event::{self, ByHand, Status};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ConnectionTrait, DbErr, IntoActiveModel};
use thiserror::Error;
use uuid::Uuid;

const ACT: &str = "events.edit";

#[derive(Debug, Error)]
pub enum EditError {
    #[error("there is no such event within the officer's reach")]
    NoSuchEvent,
    #[error("another saved it meanwhile")]
    Stale(Box<event::Model>),
    #[error("the event was cancelled or archived")]
    Ended,
    #[error("the event is in review")]
    InReview,
    #[error("the officer's district is another")]
    OutOfReach,
    #[error("there is no such room")]
    NoSuchRoom,
    #[error(transparent)]
    Db(#[from] DbErr),
}

impl From<EditError> for AppError {
    fn from(error: EditError) -> Self {
        match error {
            EditError::NoSuchEvent => Self::NotFound,
            EditError::Stale(_) => Self::Refused("events.stale"),
            EditError::Ended => Self::Refused("events.ended"),
            EditError::InReview => Self::Refused("events.in_review"),
            EditError::OutOfReach => Self::Refused("events.out_of_reach"),
            EditError::NoSuchRoom => Self::Refused("events.room_gone"),
            EditError::Db(error) => error.into(),
        }
    }
}

pub async fn edit(
    db: &Db,
    who: &Officer<WriteEvents>,
    id: Uuid,
    revision: i32,
    new: NewEvent,
    changed: &[&'static str],
    now: DateTime<Utc>,
) -> Result<event::Model, EditError> {
    let tx = db.begin().await?;
    let was = queries::lock_within(&tx, who, id).await?.ok_or(EditError::NoSuchEvent)?;
    judge(who, &was, revision, &new)?;
    let by_hand = if was.series_id.is_some() { was.by_hand.with(changed) } else { was.by_hand.clone() };
    let event = save(&tx, who, &was, Edited { new: &new, by_hand, changed }, now).await?;
    tx.commit().await?;
    Ok(event)
}

/// Why a locked row cannot become that.
pub(super) fn judge(
    who: &Officer<WriteEvents>,
    was: &event::Model,
    revision: i32,
    new: &NewEvent,
) -> Result<(), EditError> {
    refuse(was)?;
    if was.revision != revision {
        return Err(EditError::Stale(Box::new(was.clone())));
    }
    if who.reaches(new.district) { Ok(()) } else { Err(EditError::OutOfReach) }
}

/// What becomes of an event.
pub(super) struct Edited<'a> {
    pub new: &'a NewEvent,
    /// What its series leaves alone from now on.
    pub by_hand: ByHand,
    pub changed: &'a [&'static str],
}

/// Writes it over a row that is locked and may be edited.
pub(super) async fn save(
    tx: &impl ConnectionTrait,
    who: &Officer<WriteEvents>,
    was: &event::Model,
    Edited { new, by_hand, changed }: Edited<'_>,
    now: DateTime<Utc>,
) -> Result<event::Model, EditError> {
    let is_draft = was.status != Status::Published;
    let place = if is_draft { new.place.clone() } else { Place::from(was) };
    let words = place.in_words(tx, Some(was)).await?.ok_or(EditError::NoSuchRoom)?;
    let mut row = was.clone().into_active_model();
    write_text(&mut row, new);
    row.search_text = Set(search::of(new, &words));
    if is_draft {
        write_draft(&mut row, new);
        place.write(&mut row, words);
    }
    row.by_hand = Set(by_hand);
    row.revision = Set(was.revision + 1);
    row.updated_at = Set(now);
    let event = row.update(tx).await?;
    if is_draft {
        sessions::follow(tx, was, &event).await?;
        conflicts::keep(tx, &event).await?;
    }
    let entry = Entry::new(ACT, "event", event.id).district(was.district).fields(changed.iter().copied());
    audit::put(tx, &who.actor(), entry, now).await?;
    keep_version(tx, Some(who.account), ACT, Some(was), &event, now).await?;
    Ok(event)
}

/// Why it cannot be edited at all; a page asks it before anybody types. What is in review is taken back first, so
/// that whoever reviews it decides on what they read.
pub fn refuse(event: &event::Model) -> Result<(), EditError> {
    match event.status {
        Status::Draft | Status::Published => Ok(()),
        Status::InReview => Err(EditError::InReview),
        Status::Cancelled | Status::Archived => Err(EditError::Ended),
    }
}

fn write_text(row: &mut event::ActiveModel, new: &NewEvent) {
    let [title_zh, title_en] = new.title.clone();
    let [summary_zh, summary_en] = new.summary.clone();
    let [text_zh, text_en] = new.text.clone();
    row.kind = Set(new.kind);
    row.title_zh = Set(title_zh);
    row.title_en = Set(title_en);
    row.summary_zh = Set(summary_zh);
    row.summary_en = Set(summary_en);
    row.text_zh = Set(text_zh);
    row.text_en = Set(text_en);
    row.contact = Set(new.contact.clone());
    row.opens_at = Set(new.opens_at);
    row.closes_at = Set(new.closes_at);
    row.answers_until = Set(new.answers_until);
}

/// What nobody has relied on yet.
fn write_draft(row: &mut event::ActiveModel, new: &NewEvent) {
    row.district = Set(new.district);
    row.zone = Set(new.zone.clone());
    row.starts_at = Set(new.starts_at);
    row.ends_at = Set(new.ends_at);
    row.capacity = Set(new.capacity);
    row.waiting_limit = Set(new.waiting_limit);
    row.needs_approval = Set(new.needs_approval);
}
