//! An event's agenda: sessions, each at a time, in a room, with who speaks.
//!
//! A session is changed under its event's lock. As long as the event is a draft everything may be written; once it
//! is published each change is settled with whatever takes the same room or speaker. Start reading at `add.rs`.
pub mod add;
pub mod call;
pub mod change;
mod foresee;
pub mod imports;
mod keep;
mod queries;
pub mod remove;
mod resize;
pub mod speakers;
pub mod tell;

pub use foresee::{foresee, foresee_all, foresee_crossed, foresee_without};
pub use keep::{follow, put_all, shifted};
pub use queries::{Crossings, Item, choosable, crossed, crossings, find, last_end, lock, lock_one, mark, of};
pub use resize::{NewPlaces, resize};

use super::{
    conflicts::{Conflict, Unsettled},
    queries as events,
};
use crate::{
    error::AppError,
    roles::{Officer, rights::WriteEvents},
};
use chrono::{DateTime, Utc};
use entity::event::{self, Status};
use sea_orm::{ConnectionTrait, DbErr};
use thiserror::Error;
use uuid::Uuid;

/// As many as one event has.
pub const MOST: usize = 200;

/// As many as speak at one session.
pub const SPEAKERS: usize = 6;

/// `[Chinese, English]`; Chinese is needed for the title alone, English may be empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewSession {
    pub title: [String; 2],
    pub text: [String; 2],
    pub track: [String; 2],
    pub starts_at: DateTime<Utc>,
    pub ends_at: DateTime<Utc>,
    /// `None`: where the event is.
    pub room: Option<Uuid>,
    pub setup: i32,
    pub clearing: i32,
    /// Of its own, to be chosen; `None`: whoever comes.
    pub places: Option<i32>,
    pub speakers: Vec<Named>,
}

/// A speaker as officers name them, in Chinese; one that nobody named before is new.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Named {
    pub name: String,
    /// May be empty.
    pub affiliation: String,
}

impl From<&Item> for NewSession {
    fn from(Item { session, speakers }: &Item) -> Self {
        let both = |zh: &str, en: &str| [zh.to_owned(), en.to_owned()];
        Self {
            title: both(&session.title_zh, &session.title_en),
            text: both(&session.text_zh, &session.text_en),
            track: both(&session.track_zh, &session.track_en),
            starts_at: session.starts_at,
            ends_at: session.ends_at,
            room: session.room_id,
            setup: session.setup_minutes,
            clearing: session.clearing_minutes,
            places: session.places,
            speakers: speakers.iter().map(Named::from).collect(),
        }
    }
}

#[derive(Debug, Error)]
pub enum SessionError {
    #[error("there is no such event or session within the officer's reach")]
    NoSuchSession,
    #[error("the event was cancelled or archived")]
    Ended,
    #[error("the event is in review")]
    InReview,
    #[error("it ends before it begins")]
    Times,
    #[error("there are as many sessions as an event has")]
    TooMany,
    #[error("there is no such room")]
    NoSuchRoom,
    #[error("somebody has chosen it, so its places are changed, or taken back, by an act of their own")]
    Chosen,
    #[error("it has begun, and somebody has chosen it, so it does not come again")]
    Begun,
    #[error("somebody has chosen it, so it does not begin by being moved")]
    Past,
    #[error("another saved it meanwhile")]
    Stale(Box<Item>),
    #[error("the event was published meanwhile, or is so no more")]
    Meanwhile,
    #[error("it meets what takes the same, or asks for a reason")]
    Conflicts(Vec<Conflict>),
    #[error(transparent)]
    Db(#[from] DbErr),
}

impl From<SessionError> for AppError {
    fn from(error: SessionError) -> Self {
        match error {
            SessionError::NoSuchSession => Self::NotFound,
            SessionError::Ended => Self::Refused("events.ended"),
            SessionError::InReview => Self::Refused("events.in_review"),
            SessionError::Times => Self::Refused("events.times"),
            SessionError::TooMany => Self::Refused("events.sessions_full"),
            SessionError::NoSuchRoom => Self::Refused("events.room_gone"),
            SessionError::Chosen => Self::Refused("events.session_chosen"),
            SessionError::Begun => Self::Refused("events.session_begun"),
            SessionError::Past => Self::Refused("events.session_past"),
            SessionError::Stale(_) => Self::Refused("events.stale"),
            SessionError::Meanwhile => Self::Refused("events.session_meanwhile"),
            SessionError::Conflicts(_) => Self::Refused("events.conflicts"),
            SessionError::Db(error) => error.into(),
        }
    }
}

impl From<Unsettled> for SessionError {
    fn from(error: Unsettled) -> Self {
        match error {
            Unsettled::Conflicts(found) => Self::Conflicts(found),
            Unsettled::Db(error) => Self::Db(error),
        }
    }
}

/// Whose agenda an officer changes, and what they saw of it.
#[derive(Clone, Copy, Debug)]
pub struct SeenAgenda<'a> {
    pub event: Uuid,
    /// Of the event: what its publication asks for was not asked before.
    pub status: Status,
    /// Why it goes ahead where a conflict asks for a reason.
    pub despite: &'a str,
}

/// The event, locked, while its agenda may still change.
async fn open(
    tx: &impl ConnectionTrait,
    who: &Officer<WriteEvents>,
    event: Uuid,
) -> Result<event::Model, SessionError> {
    let event = events::lock_within(tx, who, event).await?.ok_or(SessionError::NoSuchSession)?;
    may_change(&event).map(|()| event)
}

/// Why its agenda cannot change; a page asks it before anybody types.
pub fn may_change(event: &event::Model) -> Result<(), SessionError> {
    match event.status {
        Status::Draft | Status::Published => Ok(()),
        Status::InReview => Err(SessionError::InReview),
        Status::Cancelled | Status::Archived => Err(SessionError::Ended),
    }
}
