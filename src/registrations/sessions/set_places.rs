//! Another number of places at a session that people have chosen; a raise moves its line up in the same transaction.
use super::promote::promote_all;
use crate::{
    audit::{self, Entry},
    db::Db,
    error::AppError,
    events::{
        self, NewPlaces,
        conflicts::{Conflict, Unsettled, explained},
    },
    mail::{address::AddressKey, outbox},
    registrations::places::said,
    roles::{Officer, rights::WriteEvents},
};
use chrono::{DateTime, Utc};
use entity::{event, session};
use sea_orm::{ConnectionTrait, DbErr};
use thiserror::Error;
use uuid::Uuid;

const ACT: &str = "registrations.set_session_places";

#[derive(Debug, Error)]
pub enum SessionPlacesError {
    #[error("there is no such event or session within the officer's reach")]
    NoSuchSession,
    #[error("the event is not published, or is over")]
    Ended,
    #[error("the session has begun: its places say who was there")]
    Begun,
    #[error("it is another since the officer saw it")]
    Stale,
    #[error("{taken} places are taken")]
    BelowTaken { taken: i32 },
    #[error("the room holds fewer, and no reason is given")]
    Conflicts(Vec<Conflict>),
    #[error(transparent)]
    Db(#[from] DbErr),
}

impl From<SessionPlacesError> for AppError {
    fn from(error: SessionPlacesError) -> Self {
        match error {
            SessionPlacesError::NoSuchSession => Self::NotFound,
            SessionPlacesError::Ended => Self::Refused("registrations.session_ended"),
            SessionPlacesError::Begun => Self::Refused("registrations.session_begun"),
            SessionPlacesError::Stale => Self::Refused("registrations.event_stale"),
            SessionPlacesError::BelowTaken { .. } => Self::Refused("registrations.capacity_below_taken"),
            SessionPlacesError::Conflicts(_) => Self::Refused("events.conflicts"),
            SessionPlacesError::Db(error) => error.into(),
        }
    }
}

impl From<Unsettled> for SessionPlacesError {
    fn from(error: Unsettled) -> Self {
        match error {
            Unsettled::Conflicts(found) => Self::Conflicts(found),
            Unsettled::Db(error) => Self::Db(error),
        }
    }
}

/// Which session, and what its officer saw and says.
#[derive(Clone, Copy, Debug)]
pub struct SeenPlaces<'a> {
    pub event: Uuid,
    pub session: Uuid,
    /// What held when the officer typed, so that nobody writes over what another set meanwhile.
    pub seen: Option<i32>,
    /// Why more than the room holds; empty: no reason is given.
    pub despite: &'a str,
}

/// Below what is taken: refused, for nobody loses a place they were promised. Twice is once.
pub async fn set_session_places(
    db: &Db,
    key: &AddressKey,
    who: &Officer<WriteEvents>,
    of: SeenPlaces<'_>,
    places: i32,
    now: DateTime<Utc>,
) -> Result<session::Model, SessionPlacesError> {
    let tx = db.begin().await?;
    let (event, was) = open(&tx, who, of.event, of.session, now).await?;
    let is = &was.session;
    if places < is.taken {
        return Err(SessionPlacesError::BelowTaken { taken: is.taken });
    }
    if is.places == Some(places) {
        return Ok(was.session);
    }
    if is.places.is_none() || is.places != of.seen {
        return Err(SessionPlacesError::Stale);
    }
    let entry = Entry::new(ACT, "session", is.id).district(event.district).states(said(is.places), places.to_string());
    audit::put(&tx, &who.actor(), entry, now).await?;
    let despite = explained(&event, of.despite, [is.places, Some(places)]);
    let new = NewPlaces { act: ACT, places: Some(places), despite };
    let session = events::resize(&tx, who.account, &event, &was, new, now).await?;
    let letters = promote_all(&tx, key, &event, now).await?;
    outbox::put_by(&tx, who.account, letters, now).await?;
    tx.commit().await?;
    Ok(session)
}

/// The event and one of its sessions, locked, while its places may still change.
pub(super) async fn open(
    tx: &impl ConnectionTrait,
    who: &Officer<WriteEvents>,
    event: Uuid,
    session: Uuid,
    now: DateTime<Utc>,
) -> Result<(event::Model, events::Item), SessionPlacesError> {
    let event = events::lock_within(tx, who, event).await?.ok_or(SessionPlacesError::NoSuchSession)?;
    let item = events::lock_session(tx, event.id, session).await?.ok_or(SessionPlacesError::NoSuchSession)?;
    refuse(&event, &item.session, now)?;
    Ok((event, item))
}

/// Why they cannot change any more; a page asks it before anybody types.
pub fn refuse(event: &event::Model, session: &session::Model, now: DateTime<Utc>) -> Result<(), SessionPlacesError> {
    if !event.is_to_come(now) {
        return Err(SessionPlacesError::Ended);
    }
    if session.has_begun(now) { Err(SessionPlacesError::Begun) } else { Ok(()) }
}
