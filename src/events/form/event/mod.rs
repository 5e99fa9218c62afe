//! An event as an officer types it, both languages on one screen; and how what two officers typed at the
//! same time is brought together.
mod parse;

pub use parse::{minutes, places, session_places};

use crate::{
    web::form::{Fields, MOMENT, typed::Typed},
    words::when::clocks,
};
use chrono::{DateTime, Utc};
use entity::event;
use sea_orm::ActiveEnum;
use std::ops::{Deref, DerefMut};

/// Every field, in the order of the page.
pub const FIELDS: [&str; 25] = [
    "slug",
    "kind",
    "district",
    "title_zh",
    "title_en",
    "summary_zh",
    "summary_en",
    "text_zh",
    "text_en",
    "zone",
    "starts_at",
    "ends_at",
    "room",
    "setup",
    "clearing",
    "place_zh",
    "place_en",
    "contact",
    "opens_at",
    "closes_at",
    "answers_until",
    "capacity",
    "line",
    "waiting_limit",
    "approval",
];

/// What is moved elsewhere once it is published.
const FIXED: [&str; 13] = [
    "district",
    "zone",
    "starts_at",
    "ends_at",
    "room",
    "setup",
    "clearing",
    "place_zh",
    "place_en",
    "capacity",
    "line",
    "waiting_limit",
    "approval",
];

/// As typed: a value for each of [`FIELDS`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EventForm(Typed);

impl Deref for EventForm {
    type Target = Typed;

    fn deref(&self) -> &Typed {
        &self.0
    }
}

impl DerefMut for EventForm {
    fn deref_mut(&mut self) -> &mut Typed {
        &mut self.0
    }
}

impl From<&Fields> for EventForm {
    fn from(fields: &Fields) -> Self {
        Self(Typed::read(&FIELDS, fields))
    }
}

impl From<&event::Model> for EventForm {
    fn from(event: &event::Model) -> Self {
        let at = |moment: DateTime<Utc>| clock(moment, &event.zone);
        let number = |number: Option<i32>| number.map(|number| number.to_string()).unwrap_or_default();
        // What a room is called stands in the list of rooms.
        let written = |place: &str| if event.room_id.is_some() { String::new() } else { place.to_owned() };
        let line = match event.waiting_limit {
            Some(0) => "none",
            Some(_) => "limit",
            None => "unlimited",
        };
        let value = |name: &str| match name {
            "slug" => event.slug.clone(),
            "kind" => event.kind.to_value(),
            "district" => event.district.to_value(),
            "title_zh" => event.title_zh.clone(),
            "title_en" => event.title_en.clone(),
            "summary_zh" => event.summary_zh.clone(),
            "summary_en" => event.summary_en.clone(),
            "text_zh" => event.text_zh.clone(),
            "text_en" => event.text_en.clone(),
            "zone" => event.zone.clone(),
            "starts_at" => at(event.starts_at),
            "ends_at" => at(event.ends_at),
            "room" => event.room_id.map(|id| id.to_string()).unwrap_or_default(),
            "setup" => told(event.setup_minutes),
            "clearing" => told(event.clearing_minutes),
            "place_zh" => written(&event.place_zh),
            "place_en" => written(&event.place_en),
            "contact" => event.contact.clone(),
            "opens_at" => at(event.opens_at),
            "closes_at" => at(event.closes_at),
            "answers_until" => at(event.answers_until),
            "capacity" => number(event.capacity),
            "line" => line.to_owned(),
            "waiting_limit" => number(event.waiting_limit.filter(|limit| *limit > 0)),
            _ => if event.needs_approval { "yes" } else { "" }.to_owned(),
        };
        Self(Typed::of(&FIELDS, value))
    }
}

impl EventForm {
    /// What may not change in the editor is as it is, whatever was sent.
    pub fn held(mut self, event: &event::Model) -> Self {
        let is = Self::from(event);
        let fixed = if event.status.is_public() { &FIXED[..] } else { &[] };
        for name in ["slug"].iter().chain(fixed) {
            self.set(name, is.get(name));
        }
        self
    }

    /// A new one, with what most events have.
    pub fn blank() -> Self {
        let value = |name: &str| match name {
            "zone" => "Asia/Shanghai",
            "line" => "unlimited",
            "capacity" => "50",
            _ => "",
        };
        Self(Typed::of(&FIELDS, |name| value(name).to_owned()))
    }
}

/// As a field for date and time holds it, on the clocks of a zone.
pub fn clock(at: DateTime<Utc>, zone: &str) -> String {
    at.with_timezone(&clocks(zone)).format(MOMENT).to_string()
}

/// Minutes as they are typed; nothing for none.
pub fn told(minutes: i32) -> String {
    if minutes > 0 { minutes.to_string() } else { String::new() }
}
