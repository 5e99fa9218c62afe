//! What registrations write to people. Facts are put with the act, as they were; the worker renders.
//!
//! Only a confirmed registration's letter carries a calendar entry: METHOD:REQUEST, and CANCEL when
//! it ends (RFC 5546).
mod agenda;
mod message;
mod pending_left;
mod reminder;
mod render;
mod sessions;

pub use agenda::agenda_changed;
pub use message::{Written, message};
pub use pending_left::{KIND as PENDING_LEFT, pending_left};
pub use reminder::{KIND as REMINDER, reminder};
pub use render::{dashed, render};
pub use sessions::{session_ended, session_promoted, sessions_changed, sessions_meet};

use super::sessions::Chosen;
use crate::mail::{
    address::AddressKey,
    outbox::{NewLetter, Pacing, Reader, Secrets},
};
use chrono::{DateTime, Duration, Utc};
use entity::{
    event, letter,
    registration::{self, Status},
};
use serde::{Deserialize, Serialize};
use serde_json::json;

/// What was true when the act happened.
#[derive(Debug, Serialize, Deserialize)]
struct Facts {
    name: String,
    title: String,
    place: String,
    summary: String,
    slug: String,
    starts_at: DateTime<Utc>,
    ends_at: DateTime<Utc>,
    answers_until: DateTime<Utc>,
    zone: String,
    status: String,
    code: String,
    sequence: i32,
    rank: Option<i64>,
    reason: Option<String>,
    /// What held before an event was moved.
    was: Option<Was>,
    /// What changed in the agenda.
    agenda: Option<Vec<agenda::Turn>>,
    /// What an officer wrote to many.
    message: Option<Written>,
    /// What was chosen of the event's sessions.
    #[serde(default)]
    sessions: Vec<sessions::Fact>,
    /// The session that the letter is about.
    session: Option<String>,
    other_session: Option<String>,
    token: String,
    /// Absent where the address is proven: nobody else can have typed it.
    not_me: Option<String>,
}

/// Time and place.
#[derive(Debug, Serialize, Deserialize)]
struct Was {
    place: String,
    starts_at: DateTime<Utc>,
    ends_at: DateTime<Utc>,
    zone: String,
}

pub fn registered(key: &AddressKey, event: &event::Model, row: &registration::Model, rank: Option<i64>) -> NewLetter {
    let kind = match row.status {
        Status::Waiting => "registrations-waiting",
        Status::Pending => "registrations-pending",
        _ => "registrations-confirmed",
    };
    let mut letter = new(key, kind, event, row, Pacing::Paced, event.ends_at);
    letter.facts["rank"] = json!(rank);
    letter
}

pub fn approved(key: &AddressKey, event: &event::Model, row: &registration::Model) -> NewLetter {
    new(key, "registrations-approved", event, row, Pacing::Free, event.ends_at)
}

/// With the officer's reason, which stands in the row.
pub fn rejected(key: &AddressKey, event: &event::Model, row: &registration::Model) -> NewLetter {
    let mut letter = new(key, "registrations-rejected", event, row, Pacing::Free, event.ends_at);
    letter.facts["reason"] = json!(row.reason);
    letter
}

/// Out of turn, by an officer.
pub fn admitted(key: &AddressKey, event: &event::Model, row: &registration::Model) -> NewLetter {
    new(key, "registrations-admitted", event, row, Pacing::Free, event.ends_at)
}

/// By hand, by an officer.
pub fn added(key: &AddressKey, event: &event::Model, row: &registration::Model) -> NewLetter {
    new(key, "registrations-added", event, row, Pacing::Paced, event.ends_at)
}

/// To another time or place, with what held until now.
pub fn moved(key: &AddressKey, event: &event::Model, row: &registration::Model, was: &event::Model) -> NewLetter {
    let mut letter = new(key, "registrations-moved", event, row, Pacing::Free, event.ends_at);
    letter.facts["was"] = json!(Was {
        place: was.place(row.locale).text.to_owned(),
        starts_at: was.starts_at,
        ends_at: was.ends_at,
        zone: was.zone.clone(),
    });
    letter
}

pub fn promoted(key: &AddressKey, event: &event::Model, row: &registration::Model) -> NewLetter {
    let kind = if row.status == Status::Pending { "registrations-promoted-pending" } else { "registrations-promoted" };
    new(key, kind, event, row, Pacing::Free, event.ends_at)
}

/// `row` as it was before: a confirmed one takes its entry out of the calendar.
pub fn cancelled(key: &AddressKey, event: &event::Model, row: &registration::Model) -> NewLetter {
    let mut letter = new(key, "registrations-cancelled", event, row, Pacing::Free, event.ends_at);
    letter.facts["sequence"] = json!(row.sequence + 1);
    letter
}

pub fn event_cancelled(
    key: &AddressKey,
    event: &event::Model,
    row: &registration::Model,
    now: DateTime<Utc>,
) -> NewLetter {
    let useful_until = event.ends_at.max(now + Duration::days(1));
    let mut letter = new(key, "registrations-event-cancelled", event, row, Pacing::Free, useful_until);
    letter.facts["sequence"] = json!(row.sequence + 1);
    letter.facts["reason"] = json!(event.cancel_reason);
    letter
}

pub fn answers_changed(key: &AddressKey, event: &event::Model, row: &registration::Model) -> NewLetter {
    new(key, "registrations-answers-changed", event, row, Pacing::Paced, event.ends_at)
}

/// To the corrected address, in the state that now holds: after the end there is no entry to keep.
pub fn corrected(key: &AddressKey, event: &event::Model, row: &registration::Model, now: DateTime<Utc>) -> NewLetter {
    if event.is_cancelled() && row.status.is_live() {
        return event_cancelled(key, event, row, now);
    }
    let useful_until = event.ends_at.max(now + Duration::hours(12));
    let mut letter = new(key, "registrations-corrected", event, row, Pacing::Paced, useful_until);
    if now >= event.ends_at {
        letter.facts["status"] = json!("over");
    }
    letter
}

pub fn link(key: &AddressKey, event: &event::Model, row: &registration::Model, now: DateTime<Utc>) -> NewLetter {
    new(key, "registrations-link", event, row, Pacing::Paced, event.ends_at.max(now + Duration::hours(12)))
}

/// A letter once more, with what its reader has chosen. While what it tells is still so, it goes out as it was, with the
/// links that open today; else the letter with the link goes in its place, for the ticket shows what is so now.
pub fn again(
    key: &AddressKey,
    event: &event::Model,
    row: &registration::Model,
    sent: &letter::Model,
    (kind, chosen): (&'static str, &[Chosen]),
    now: DateTime<Utc>,
) -> NewLetter {
    let link = NewLetter { pacing: Pacing::Free, ..link(key, event, row, now) };
    let is_same = |fact: &str| sent.facts[fact] == link.facts[fact];
    // What an agenda became may have changed since, and leaves no mark in an entry.
    let is_agenda = sent.facts["agenda"].is_array();
    let is_other = is_agenda || !sessions::are_so(sent, chosen);
    if !event.is_to_come(now) || is_other || !is_same("status") || !is_same("sequence") {
        return link;
    }
    let mut facts = sent.facts.clone();
    for fact in ["name", "token", "not_me"] {
        facts[fact] = link.facts[fact].clone();
    }
    NewLetter { kind, facts, quiet_in: sent.quiet_in.clone(), ..link }
}

fn new(
    key: &AddressKey,
    kind: &'static str,
    event: &event::Model,
    row: &registration::Model,
    pacing: Pacing,
    useful_until: DateTime<Utc>,
) -> NewLetter {
    let email = row.email.clone().unwrap_or_default();
    let not_me = row.proven_at.is_none().then(|| row.not_me_token.clone());
    let facts = Facts {
        name: row.name.clone().unwrap_or_default(),
        title: event.title(row.locale).text.to_owned(),
        place: event.place(row.locale).text.to_owned(),
        summary: event.summary(row.locale).text.to_owned(),
        slug: event.slug.clone(),
        starts_at: event.starts_at,
        ends_at: event.ends_at,
        answers_until: event.answers_until,
        zone: event.zone.clone(),
        status: sea_orm::ActiveEnum::to_value(&row.status),
        code: row.code.clone(),
        sequence: row.sequence,
        rank: None,
        reason: None,
        was: None,
        agenda: None,
        message: None,
        sessions: vec![],
        session: None,
        other_session: None,
        token: row.letter_token.clone(),
        not_me: not_me.clone(),
    };
    NewLetter {
        kind,
        locale: row.locale,
        address: key.hash(&email),
        email,
        about: Some(row.id),
        facts: json!(facts),
        event: Some(row.event_id),
        secrets: Secrets::Known(std::iter::once(row.letter_token.clone()).chain(not_me).collect()),
        pacing,
        reader: if row.proven_at.is_some() { Reader::Proven } else { Reader::Unproven },
        useful_until,
        quiet_in: None,
    }
}

impl NewLetter {
    /// With an officer's own words.
    pub fn explained(mut self, reason: &str) -> Self {
        self.facts["reason"] = json!(reason);
        self
    }
}
