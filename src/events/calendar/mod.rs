//! Events as iCalendar (RFC 5545): one entry, or a feed of many. The zone's rules around the event's
//! dates go along as VTIMEZONE, which the library does not write.
mod zone;

use crate::words::when::local;
use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use entity::{Locale, event};
use icalendar::{Calendar, Component, Event, EventLike, Property};
use std::collections::BTreeSet;

/// What the calendar asks its reader to do (RFC 5546).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Method {
    Publish,
    Request,
    Cancel,
}

impl Method {
    pub fn name(self) -> &'static str {
        match self {
            Self::Publish => "PUBLISH",
            Self::Request => "REQUEST",
            Self::Cancel => "CANCEL",
        }
    }
}

/// One entry, before it is text.
#[derive(Clone, Debug)]
pub struct Entry {
    /// Stable for ever.
    pub uid: String,
    pub sequence: i32,
    pub title: String,
    pub place: String,
    pub description: String,
    /// Address of the event's public page; never a secret one, for people share entries.
    pub url: String,
    pub starts_at: DateTime<Utc>,
    pub ends_at: DateTime<Utc>,
    pub zone: String,
    pub cancelled: bool,
    pub changed_at: DateTime<Utc>,
    /// Address of the calendar mailbox.
    pub organizer: Option<String>,
    /// Name and address of the invited person.
    pub attendee: Option<(String, String)>,
}

impl Entry {
    /// The public entry of an event.
    pub fn of(event: &event::Model, locale: Locale, url: String, host: &str) -> Self {
        Self {
            uid: format!("{}@{host}", event.id),
            sequence: event.sequence,
            title: event.title(locale).text.to_owned(),
            place: event.place(locale).text.to_owned(),
            description: event.summary(locale).text.to_owned(),
            url,
            starts_at: event.starts_at,
            ends_at: event.ends_at,
            zone: event.zone.clone(),
            cancelled: event.is_cancelled(),
            changed_at: event.updated_at,
            organizer: None,
            attendee: None,
        }
    }

    fn component(&self, now: DateTime<Utc>) -> Event {
        let mut component = Event::new();
        component
            .uid(&self.uid)
            .timestamp(now)
            .sequence(self.sequence.unsigned_abs())
            .summary(&self.title)
            .location(&self.place)
            .description(&self.description)
            .append_property(Property::new("URL", &self.url))
            .append_property(Property::new("LAST-MODIFIED", stamp(self.changed_at)))
            .append_property(Property::new("STATUS", if self.cancelled { "CANCELLED" } else { "CONFIRMED" }))
            .append_property(self.at("DTSTART", self.starts_at))
            .append_property(self.at("DTEND", self.ends_at));
        if let Some(organizer) = &self.organizer {
            component.append_property(Property::new("ORGANIZER", format!("mailto:{organizer}")));
        }
        if let Some((name, address)) = &self.attendee {
            // RFC 5545, 3.2: a parameter's value may hold no quotes.
            component.append_property(
                Property::new("ATTENDEE", format!("mailto:{address}"))
                    .add_parameter("CN", &name.replace('"', "'"))
                    .add_parameter("PARTSTAT", "ACCEPTED")
                    .add_parameter("RSVP", "FALSE")
                    .done(),
            );
        }
        component.done()
    }

    fn at(&self, name: &str, at: DateTime<Utc>) -> Property {
        let at = local(at, &self.zone);
        Property::new(name, at.format("%Y%m%dT%H%M%S").to_string()).add_parameter("TZID", at.timezone().name()).done()
    }
}

/// A calendar of entries; `name` is what a subscriber reads.
pub fn calendar(entries: &[Entry], method: Method, name: Option<&str>, now: DateTime<Utc>) -> String {
    let mut calendar = Calendar::new();
    calendar.append_property(Property::new("METHOD", method.name()));
    if let Some(name) = name {
        calendar.append_property(Property::new("X-WR-CALNAME", name));
        calendar.append_property(Property::new("NAME", name));
        calendar.append_property(Property::new("REFRESH-INTERVAL", "PT6H").add_parameter("VALUE", "DURATION").done());
    }
    for entry in entries {
        calendar.push(entry.component(now));
    }
    let text = calendar.to_string();
    let head = text.find("BEGIN:VEVENT").or_else(|| text.find("END:VCALENDAR")).unwrap_or(text.len());
    format!("{}{}{}", &text[..head], zones(entries), &text[head..])
}

fn stamp(at: DateTime<Utc>) -> String {
    at.format("%Y%m%dT%H%M%SZ").to_string()
}

/// One VTIMEZONE for each zone that the entries use.
fn zones(entries: &[Entry]) -> String {
    let names: BTreeSet<&'static str> =
        entries.iter().map(|entry| local(entry.starts_at, &entry.zone).timezone().name()).collect();
    names
        .into_iter()
        .filter_map(|name| {
            let zone: Tz = name.parse().ok()?;
            let of_zone = || entries.iter().filter(|entry| local(entry.starts_at, &entry.zone).timezone() == zone);
            let from = of_zone().map(|entry| entry.starts_at).min()?;
            let to = of_zone().map(|entry| entry.ends_at).max()?;
            Some(zone::rules(zone, from, to))
        })
        .collect()
}
