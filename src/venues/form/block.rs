//! A time in which a room is not to be had, as an officer types it: whole days, or from a time to a time.
use crate::{
    venues::blocks::NewBlock,
    web::form::{FieldErrors, Fields, Wrong, day, line, named, time_of_day, typed::Typed, wrong},
    words::when::at,
};
use chrono::{DateTime, Days, NaiveDate, NaiveTime, Utc};
use entity::{room, room_block::Kind};
use std::ops::Deref;
use uuid::Uuid;

const FIELDS: [&str; 7] = ["room", "kind", "first_day", "from", "last_day", "to", "note"];

/// As typed.
#[derive(Clone, Debug)]
pub struct BlockForm(Typed);

impl Deref for BlockForm {
    type Target = Typed;

    fn deref(&self) -> &Typed {
        &self.0
    }
}

impl From<&Fields> for BlockForm {
    fn from(fields: &Fields) -> Self {
        Self(Typed::read(&FIELDS, fields))
    }
}

impl BlockForm {
    pub fn blank(room: &str) -> Self {
        Self(Typed::of(&FIELDS, |name| if name == "room" { room.to_owned() } else { String::new() }))
    }

    /// Without times the days are whole, and without a last day there is one.
    pub fn parse(&self, rooms: &[room::Model], now: DateTime<Utc>) -> Result<NewBlock, FieldErrors> {
        let mut errors = FieldErrors::default();
        let room = errors.keep("room", self.room(rooms));
        let kind = errors.keep("kind", named::<Kind>(self.get("kind")));
        let first = day(self.get("first_day")).and_then(|day| day.ok_or(wrong("day_missing")));
        let first = errors.keep("first_day", first);
        let last = errors.keep("last_day", day(self.get("last_day")));
        let [from, to] = ["from", "to"].map(|name| errors.keep(name, time_of_day(self.get(name))));
        let note = errors.keep("note", line(self.get("note"), 120).map(Option::unwrap_or_default));
        let times = (|| {
            let (first, last) = (first?, last?.or(first)?);
            Some((begins(first, from?), ends(last, to?)))
        })();
        if let Some((starts, ends)) = times {
            let field = if self.get("last_day").is_empty() { "to" } else { "last_day" };
            if ends <= starts {
                errors.add(field, wrong("ends_before_start"));
            } else if ends <= now {
                errors.add(if field == "to" { "first_day" } else { field }, wrong("block_over"));
            }
        }
        (|| {
            let (starts_at, ends_at) = times?;
            Some(NewBlock { room: room?, kind: kind?, starts_at, ends_at, note: note? })
        })()
        .filter(|_| errors.is_empty())
        .ok_or(errors)
    }

    /// One in use, or every one.
    fn room(&self, rooms: &[room::Model]) -> Result<Option<Uuid>, Wrong> {
        let named = |room: &&room::Model| room.id.to_string() == self.get("room");
        match self.get("room") {
            "every" => Ok(None),
            _ => rooms.iter().find(named).map(|room| Some(room.id)).ok_or(wrong("answer_not_chosen")),
        }
    }
}

fn begins(day: NaiveDate, time: Option<NaiveTime>) -> DateTime<Utc> {
    at(day, time.unwrap_or(NaiveTime::MIN))
}

/// Midnight is the end of the day.
fn ends(day: NaiveDate, time: Option<NaiveTime>) -> DateTime<Utc> {
    match time.filter(|time| *time != NaiveTime::MIN) {
        Some(time) => at(day, time),
        None => at(day + Days::new(1), NaiveTime::MIN),
    }
}
