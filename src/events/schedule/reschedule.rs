//! Move a draft on the schedule: to another start, all its times by as much, or into another room.
use crate::{
    db::Db,
    error::AppError,
    events::{
        draft::NewEvent,
        edit::{EditError, edit},
        sessions::{
            Item, NewSession, SessionError,
            change::{SeenSession, change_session},
            tell::Tell,
        },
    },
    mail::address::AddressKey,
    roles::{Officer, rights::WriteEvents},
};
use chrono::{DateTime, Utc};
use entity::event::{self, Status};
use thiserror::Error;
use uuid::Uuid;

/// Where to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Spot {
    pub starts_at: DateTime<Utc>,
    /// `None`: of an event, where it is; of a session, where its event is.
    pub room: Option<Uuid>,
    pub back: Back,
}

/// Whether something returns to where it was.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Back {
    Onwards,
    /// Then a session names its event's room where it did so before.
    AsItWas,
}

#[derive(Debug, Error)]
pub enum RescheduleError {
    #[error("registration would close before it opens")]
    ClosesFirst,
    #[error(transparent)]
    Event(#[from] EditError),
    #[error(transparent)]
    Session(#[from] SessionError),
}

impl From<RescheduleError> for AppError {
    fn from(error: RescheduleError) -> Self {
        match error {
            RescheduleError::ClosesFirst => Self::Refused("events.times"),
            RescheduleError::Event(error) => error.into(),
            RescheduleError::Session(error) => error.into(),
        }
    }
}

/// The event as it would be there. Whatever ends or closes does so later by as much as it starts later; when
/// registration opens stays. Words for a place stay, for nothing could bring them back.
pub fn event_as_moved(event: &event::Model, to: Spot) -> event::Model {
    let by = to.starts_at - event.starts_at;
    event::Model {
        starts_at: to.starts_at,
        ends_at: event.ends_at + by,
        closes_at: event.closes_at + by,
        answers_until: event.answers_until + by,
        room_id: event.room_id.map(|room| to.room.unwrap_or(room)),
        ..event.clone()
    }
}

/// The new revision; `None`: it is published, and what people rely on is moved by an act of its own. Twice is once.
pub async fn reschedule_event(
    db: &Db,
    who: &Officer<WriteEvents>,
    event: &event::Model,
    revision: i32,
    to: Spot,
    now: DateTime<Utc>,
) -> Result<Option<i32>, RescheduleError> {
    let moved = event_as_moved(event, to);
    if event.status == Status::Published {
        if revision != event.revision && moved != *event {
            return Err(EditError::Stale(Box::new(event.clone())).into());
        }
        return Ok(None);
    }
    if moved == *event {
        return Ok(Some(event.revision));
    }
    if moved.opens_at >= moved.closes_at {
        return Err(RescheduleError::ClosesFirst);
    }
    let is_later = moved.starts_at != event.starts_at;
    let times = ["starts_at", "ends_at", "closes_at", "answers_until"].into_iter().filter(|_| is_later);
    let changed: Vec<_> = times.chain((moved.room_id != event.room_id).then_some("room")).collect();
    let saved = edit(db, who, event.id, revision, NewEvent::from(&moved), &changed, now).await?;
    Ok(Some(saved.revision))
}

/// As long as before. The room of its event is where that is, unless the session names it by itself: then the room stays
/// its own, for the event may move without it.
pub fn session_as_moved(item: &Item, event: &event::Model, to: Spot) -> NewSession {
    let by = to.starts_at - item.session.starts_at;
    let is_own = |room: &Uuid| to.back == Back::AsItWas || item.session.room_id == Some(*room);
    let room = to.room.filter(|room| is_own(room) || Some(*room) != event.room_id);
    NewSession { starts_at: to.starts_at, ends_at: item.session.ends_at + by, room, ..NewSession::from(item) }
}

/// As [`reschedule_event`].
pub async fn reschedule_session(
    db: &Db,
    key: &AddressKey,
    who: &Officer<WriteEvents>,
    (event, item): (&event::Model, &Item),
    revision: i32,
    to: Spot,
    now: DateTime<Utc>,
) -> Result<Option<i32>, RescheduleError> {
    let moved = session_as_moved(item, event, to);
    if event.status == Status::Published {
        if revision != item.session.revision && moved != NewSession::from(item) {
            return Err(SessionError::Stale(Box::new(item.clone())).into());
        }
        return Ok(None);
    }
    let seen = SeenSession { event: event.id, id: item.session.id, revision, status: event.status, despite: "" };
    let saved = change_session(db, key, who, seen, &moved, Tell::Everybody, now).await?;
    Ok(Some(saved.revision))
}
