//! From what an officer typed to an event that may be.
use super::EventForm;
use crate::{
    events::{draft::NewEvent, place::Place},
    web::form::{FieldErrors, Wrong, line, lines, moment, named, number, slug, wrong, wrong_limit},
};
use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use entity::event::{District, Kind, Reminders};

const MOST_PLACES: i32 = 100_000;
const MOST_SESSION_PLACES: i32 = 10_000;

/// In minutes; as long as setting up takes, and what people are reminded by where nobody says otherwise.
const DAY: i32 = 1440;

impl EventForm {
    pub fn parse(&self) -> Result<NewEvent, FieldErrors> {
        let mut errors = FieldErrors::default();
        let slug = errors.keep("slug", slug(self.get("slug")));
        let kind = errors.keep("kind", named::<Kind>(self.get("kind")));
        let district = errors.keep("district", named::<District>(self.get("district")));
        let title = self.both(&mut errors, "title", |text| line(text, 80), true);
        let summary = self.both(&mut errors, "summary", |text| line(text, 200), false);
        let body = self.both(&mut errors, "text", |text| lines(text, 10_000), false);
        let place = self.place(&mut errors);
        let contact = errors.keep("contact", line(self.get("contact"), 120).map(Option::unwrap_or_default));
        let zone = errors.keep("zone", self.get("zone").parse::<Tz>().map_err(|_| wrong("zone")));
        let mut at = |name: &str| errors.keep(name, moment(self.get(name), zone.unwrap_or(chrono_tz::Asia::Shanghai)));
        let [starts, ends, opens, closes] = ["starts_at", "ends_at", "opens_at", "closes_at"].map(&mut at);
        let answers = if self.get("answers_until").is_empty() { closes } else { at("answers_until") };
        self.order(&mut errors, [starts, ends, opens, closes, answers]);
        let capacity = errors.keep("capacity", places(self.get("capacity")));
        let waiting_limit = errors.keep("waiting_limit", self.waiting_limit());
        (|| {
            Some(NewEvent {
                slug: slug?,
                kind: kind?,
                district: district?,
                title: title?,
                summary: summary?,
                text: body?,
                place: place?,
                contact: contact?,
                zone: zone?.name().to_owned(),
                starts_at: starts?,
                ends_at: ends?,
                opens_at: opens?,
                closes_at: closes?,
                answers_until: answers?,
                needs_approval: self.get("approval") == "yes",
                capacity: capacity?,
                waiting_limit: waiting_limit?,
                reminders: Reminders(vec![DAY]),
                questions: vec![],
                sessions: vec![],
            })
        })()
        .filter(|_| errors.is_empty())
        .ok_or(errors)
    }

    /// One of the city's rooms, or words; both would be two places.
    fn place(&self, errors: &mut FieldErrors) -> Option<Place> {
        let room = self.get("room");
        let written = self.both(errors, "place", |text| line(text, 120), room.is_empty());
        let [setup, clearing] = ["setup", "clearing"].map(|name| errors.keep(name, minutes(self.get(name))));
        if room.is_empty() {
            return written.map(Place::Written);
        }
        if written.is_some_and(|words| !words.concat().is_empty()) {
            errors.add("place_zh", wrong("place_twice"));
        }
        let id = errors.keep("room", room.parse().map_err(|_| wrong("room_gone")));
        Some(Place::Room { id: id?, setup: setup?, clearing: clearing? })
    }

    fn waiting_limit(&self) -> Result<Option<i32>, Wrong> {
        match self.get("line") {
            "none" => Ok(Some(0)),
            "unlimited" => Ok(None),
            "limit" => {
                places(self.get("waiting_limit"))?.filter(|limit| *limit > 0).map(Some).ok_or(wrong("line_limit"))
            }
            _ => Err(wrong("answer_not_chosen")),
        }
    }

    /// Each time at the field where it is out of order.
    fn order(&self, errors: &mut FieldErrors, [starts, ends, opens, closes, answers]: [Option<DateTime<Utc>>; 5]) {
        let mut before = |first: Option<DateTime<Utc>>, then: Option<DateTime<Utc>>, field: &str, order: Wrong| {
            if first.zip(then).is_some_and(|(first, then)| then <= first) {
                errors.add(field, order);
            }
        };
        before(starts, ends, "ends_at", wrong("ends_before_start"));
        before(opens, closes, "closes_at", wrong("closes_before_opening"));
        let second = chrono::Duration::seconds(1);
        before(closes.map(|at| at - second), ends, "closes_at", wrong("closes_after_end"));
        before(answers.map(|at| at - second), ends, "answers_until", wrong("answers_after_end"));
    }
}

/// Minutes in which a room is set up or cleared; none where nothing is typed.
pub fn minutes(typed: &str) -> Result<i32, Wrong> {
    number(typed, DAY, wrong_limit("minutes", DAY as usize)).map(Option::unwrap_or_default)
}

/// A number of places; none is no limit.
pub fn places(typed: &str) -> Result<Option<i32>, Wrong> {
    number(typed, MOST_PLACES, wrong_limit("places_number", MOST_PLACES as usize))
}

/// Of a session; none has nothing to choose.
pub fn session_places(typed: &str) -> Result<Option<i32>, Wrong> {
    let outside = || wrong_limit("session_places", MOST_SESSION_PLACES as usize);
    let number = number(typed, MOST_SESSION_PLACES, outside())?;
    if number == Some(0) { Err(outside()) } else { Ok(number) }
}
