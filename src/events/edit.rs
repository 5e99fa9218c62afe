//! Edit an event: whoever saves says which revision they edited, so that nobody writes over what another
//! saved meanwhile without seeing it. What moves people (time, place, places) is moved elsewhere once the
//! event is published.
use super::{draft::NewEvent, queries, search};
use crate::{
    audit::{self, Entry},
    db::Db,
    error::AppError,
    roles::{Officer, rights::WriteEvents},
};
use chrono::{DateTime, Utc};
use entity::event::{self, Status};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, DbErr, IntoActiveModel};
use thiserror::Error;
use uuid::Uuid;

#[derive(Debug, Error)]
pub enum EditError {
    #[error("there is no such event within the officer's reach")]
    NoSuchEvent,
    #[error("another saved it meanwhile")]
    Stale(Box<event::Model>),
    #[error("the event was cancelled or archived")]
    Ended,
    #[error("the officer's district is another")]
    OutOfReach,
    #[error(transparent)]
    Db(#[from] DbErr),
}

impl From<EditError> for AppError {
    fn from(error: EditError) -> Self {
        match error {
            EditError::NoSuchEvent => Self::NotFound,
            EditError::Stale(_) => Self::Refused("events.stale"),
            EditError::Ended => Self::Refused("events.ended"),
            EditError::OutOfReach => Self::Refused("events.out_of_reach"),
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
    let event = queries::lock_within(&tx, who, id).await?.ok_or(EditError::NoSuchEvent)?;
    if event.revision != revision {
        return Err(EditError::Stale(Box::new(event)));
    }
    if !matches!(event.status, Status::Draft | Status::InReview | Status::Published) {
        return Err(EditError::Ended);
    }
    if !who.reaches(new.district) {
        return Err(EditError::OutOfReach);
    }
    let is_draft = event.status != Status::Published;
    let district = event.district;
    let mut row = event.into_active_model();
    write_text(&mut row, &new);
    if is_draft {
        write_draft(&mut row, &new);
    }
    row.revision = Set(revision + 1);
    row.updated_at = Set(now);
    let event = row.update(&tx).await?;
    let entry = Entry::new("events.edit", "event", event.id).district(district).fields(changed.iter().copied());
    audit::put(&tx, &who.actor(), entry, now).await?;
    tx.commit().await?;
    Ok(event)
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
    row.search_text = Set(search::of(new));
}

/// What nobody has relied on yet.
fn write_draft(row: &mut event::ActiveModel, new: &NewEvent) {
    let [place_zh, place_en] = new.place.clone();
    row.district = Set(new.district);
    row.zone = Set(new.zone.clone());
    row.starts_at = Set(new.starts_at);
    row.ends_at = Set(new.ends_at);
    row.place_zh = Set(place_zh);
    row.place_en = Set(place_en);
    row.capacity = Set(new.capacity);
    row.waiting_limit = Set(new.waiting_limit);
    row.needs_approval = Set(new.needs_approval);
}
