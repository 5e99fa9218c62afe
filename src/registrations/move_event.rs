//! Move an event: another time or place. Everybody with a live registration gets one letter that says both
//! what was and what is, unless the officer deliberately tells nobody; entries in calendars move along.
use super::{
    cancel::give_back, form::STATES, letters, places, promote::promote, reminders::send::renew, roll, sessions,
};
use crate::{
    audit::{self, Entry},
    db::Db,
    error::AppError,
    events::{
        self, NewEvent, Place, Seen, Tell,
        conflicts::{Conflict, Unsettled, settle},
    },
    mail::{
        address::AddressKey,
        outbox::{self, NewLetter},
    },
    roles::{Officer, rights::WriteEvents},
};
use chrono::{DateTime, Utc};
use entity::{
    event::{self, Status},
    registration, session,
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ConnectionTrait, DbErr, IntoActiveModel};
use std::collections::HashMap;
use thiserror::Error;

const ACT: &str = "registrations.move_event";
const UNTOLD_ACT: &str = "registrations.move_event_untold";

/// Where an event moves to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TimeAndPlace {
    pub starts_at: DateTime<Utc>,
    pub ends_at: DateTime<Utc>,
    pub closes_at: DateTime<Utc>,
    pub answers_until: DateTime<Utc>,
    pub place: Place,
}

impl From<NewEvent> for TimeAndPlace {
    fn from(new: NewEvent) -> Self {
        let NewEvent { starts_at, ends_at, closes_at, answers_until, place, .. } = new;
        Self { starts_at, ends_at, closes_at, answers_until, place }
    }
}

impl TimeAndPlace {
    /// Names of the fields in which an event would change.
    pub fn changes(&self, event: &event::Model) -> Vec<&'static str> {
        let pairs = [
            (self.starts_at != event.starts_at, "starts_at"),
            (self.ends_at != event.ends_at, "ends_at"),
            (self.closes_at != event.closes_at, "closes_at"),
            (self.answers_until != event.answers_until, "answers_until"),
        ];
        let pairs = pairs.into_iter().filter_map(|(changed, name)| changed.then_some(name));
        pairs.chain(moved_to(&Place::from(event), &self.place)).collect()
    }

    /// The event as it would take time and rooms.
    pub fn of(&self, event: &event::Model) -> event::Model {
        let (room_id, setup_minutes, clearing_minutes) = self.place.room();
        let (starts_at, ends_at) = (self.starts_at, self.ends_at);
        event::Model { starts_at, ends_at, room_id, setup_minutes, clearing_minutes, ..event.clone() }
    }

    /// Whether those who come must be told: until when one may register is not their concern.
    pub fn is_told(&self, event: &event::Model) -> bool {
        self.changes(event).iter().any(|name| !UNTOLD.contains(name))
    }
}

/// Nobody who comes plans by these.
const UNTOLD: [&str; 4] = ["closes_at", "answers_until", "setup", "clearing"];

fn moved_to(was: &Place, is: &Place) -> Vec<&'static str> {
    let pairs = match (was, is) {
        (Place::Written(was), Place::Written(is)) => vec![(was[0] != is[0], "place_zh"), (was[1] != is[1], "place_en")],
        (Place::Room { id, setup, clearing }, Place::Room { id: new_id, setup: new_setup, clearing: new_clearing }) => {
            vec![(id != new_id, "room"), (setup != new_setup, "setup"), (clearing != new_clearing, "clearing")]
        }
        _ => vec![(true, "room")],
    };
    pairs.into_iter().filter_map(|(changed, name)| changed.then_some(name)).collect()
}

#[derive(Debug, Error)]
pub enum MoveEventError {
    #[error("there is no such event within the officer's reach")]
    NoSuchEvent,
    #[error("only a published event is moved; a draft is edited")]
    NotPublished,
    #[error("another officer saved it meanwhile")]
    Stale,
    #[error("it would be over already")]
    Over,
    #[error("there is no such room")]
    NoSuchRoom,
    #[error("it would meet what takes the same, or asks for a reason")]
    Conflicts(Vec<Conflict>),
    #[error(transparent)]
    Db(#[from] DbErr),
}

impl From<MoveEventError> for AppError {
    fn from(error: MoveEventError) -> Self {
        match error {
            MoveEventError::NoSuchEvent => Self::NotFound,
            MoveEventError::NotPublished => Self::Refused("registrations.event_not_published"),
            MoveEventError::Stale => Self::Refused("registrations.event_stale"),
            MoveEventError::Over => Self::Refused("registrations.move_over"),
            MoveEventError::NoSuchRoom => Self::Refused("events.room_gone"),
            MoveEventError::Conflicts(_) => Self::Refused("events.conflicts"),
            MoveEventError::Db(error) => error.into(),
        }
    }
}

impl From<Unsettled> for MoveEventError {
    fn from(error: Unsettled) -> Self {
        match error {
            Unsettled::Conflicts(found) => Self::Conflicts(found),
            Unsettled::Db(error) => Self::Db(error),
        }
    }
}

/// Whoever moves up in line by it is written to in any case, and whoever is on duty there. Twice is once.
pub async fn move_event(
    db: &Db,
    key: &AddressKey,
    who: &Officer<WriteEvents>,
    seen: Seen<'_>,
    to: &TimeAndPlace,
    tell: Tell,
    now: DateTime<Utc>,
) -> Result<event::Model, MoveEventError> {
    let tx = db.begin().await?;
    let id = seen.event;
    let was = events::lock_within(&tx, who, id).await?.ok_or(MoveEventError::NoSuchEvent)?;
    refuse(&was)?;
    if to.ends_at <= now {
        return Err(MoveEventError::Over);
    }
    let changes = to.changes(&was);
    if changes.is_empty() {
        return Ok(was);
    }
    refuse_stale(&was, to, seen.revision)?;
    let is_told = to.is_told(&was);
    let words = to.place.in_words(&tx, Some(&was)).await?.ok_or(MoveEventError::NoSuchRoom)?;
    let duties = events::roster(&tx, &was).await?;
    let moved = moved(&was, to, words, now).update(&tx).await?;
    let agenda = events::follow(&tx, &was, &moved).await?;
    let mut event = settle(&tx, moved, seen.despite, now).await?;
    let act = if is_told && tell == Tell::Nobody { UNTOLD_ACT } else { ACT };
    events::keep_version(&tx, Some(who.account), act, Some(&was), &event, now).await?;
    let entry = Entry::new(act, "event", id).district(event.district).fields(changes);
    audit::put(&tx, &who.actor(), entry, now).await?;
    let mut letters = Vec::new();
    if is_told {
        // Also where nobody is told: the next letter's entry must win over the one that calendars have.
        roll::raise_sequences(&tx, id).await?;
    }
    if is_told && tell == Tell::Everybody {
        let live = roll::in_states(&tx, id, &STATES).await?;
        let chosen = match agenda.iter().any(session::Model::is_chosen) {
            true => sessions::chosen_at(&tx, id).await?,
            false => HashMap::new(),
        };
        let letter = |row: &registration::Model| {
            letters::moved(key, &event, row, &was).with_sessions(sessions::its(&chosen, row.id))
        };
        letters.extend(live.iter().map(letter));
    }
    let renewed = if is_told { renew(&tx, key, &was, &event).await? } else { vec![] };
    // One that had begun and is still to come again has a line that moves, and nobody is present yet.
    if was.has_started(now) && event.promotes(now) {
        letters.extend(free_forgotten(&tx, key, &mut event, now).await?);
    }
    if to.starts_at != was.starts_at && event.promotes(now) {
        roll::unmark_all(&tx, id).await?;
    }
    if to.starts_at != was.starts_at {
        letters.extend(sessions::promote_all(&tx, key, &event, now).await?);
    }
    letters.extend(promote(&tx, key, &mut event, now).await?);
    places::keep(&tx, event.clone()).await?;
    outbox::put_by(&tx, who.account, letters, now).await?;
    // Due in any case: nobody's decision.
    outbox::put_all(&tx, renewed, now).await?;
    events::tell_duties(&tx, key, who.account, duties, &event, now).await?;
    tx.commit().await?;
    Ok(event)
}

/// Why it cannot be moved at all; a page asks it before anybody types.
pub fn refuse(event: &event::Model) -> Result<(), MoveEventError> {
    if event.status == Status::Published { Ok(()) } else { Err(MoveEventError::NotPublished) }
}

/// Where it would move an event that another saved since it was looked at; a page says so before anybody goes on.
pub fn refuse_stale(event: &event::Model, to: &TimeAndPlace, revision: i32) -> Result<(), MoveEventError> {
    if event.revision == revision || to.changes(event).is_empty() { Ok(()) } else { Err(MoveEventError::Stale) }
}

/// Places of those who were forgotten after the start stood for their attendance; nobody holds them now.
async fn free_forgotten(
    tx: &impl ConnectionTrait,
    key: &AddressKey,
    event: &mut event::Model,
    now: DateTime<Utc>,
) -> Result<Vec<NewLetter>, DbErr> {
    let mut letters = vec![];
    for row in roll::forgotten(tx, event.id, &STATES).await? {
        letters.extend(give_back(tx, key, event, row, now).await?.1);
    }
    Ok(letters)
}

fn moved(was: &event::Model, to: &TimeAndPlace, words: [String; 2], now: DateTime<Utc>) -> event::ActiveModel {
    let [zh, en] = &words;
    let is = event::Model { place_zh: zh.clone(), place_en: en.clone(), ..was.clone() };
    let mut row = was.clone().into_active_model();
    row.starts_at = Set(to.starts_at);
    row.ends_at = Set(to.ends_at);
    row.closes_at = Set(to.closes_at);
    row.answers_until = Set(to.answers_until);
    row.search_text = Set(events::searched(&is));
    to.place.write(&mut row, words);
    row.sequence = Set(was.sequence + i32::from(to.is_told(was)));
    row.revision = Set(was.revision + 1);
    row.updated_at = Set(now);
    if to.starts_at != was.starts_at {
        row.timed_at = Set(Some(now));
    }
    if was.series_id.is_some() {
        row.by_hand = Set(was.by_hand.with(&to.changes(was)));
    }
    row
}
