//! Carry what was changed in one event over to another of its series.
use super::rule::shifted_by;
use crate::{events::draft::NewEvent, words::when::clocks};
use chrono::{DateTime, Duration, Utc};
use entity::event::{self, Status};

/// All that changes along in what is published: people rely on the rest, which is moved by acts of its own.
const WORDS: [&str; 8] = ["kind", "title_zh", "title_en", "summary_zh", "summary_en", "text_zh", "text_en", "contact"];

const TIMES: [&str; 5] = ["starts_at", "ends_at", "opens_at", "closes_at", "answers_until"];

/// What becomes of another event.
pub struct Carried {
    pub new: NewEvent,
    /// Fields that change.
    pub changed: Vec<&'static str>,
    /// Whether anything stays as it is that would have changed.
    pub is_held: bool,
}

/// `from` is the changed event with its times on the other's day.
pub fn carried(to: &event::Model, from: &NewEvent, fields: &[&'static str], now: DateTime<Utc>) -> Carried {
    let is_over = now >= to.ends_at;
    let may = |field: &str| match to.status {
        Status::Draft => !to.by_hand.holds(field),
        Status::Published => WORDS.contains(&field) && !to.by_hand.holds(field),
        Status::InReview | Status::Cancelled | Status::Archived => false,
    };
    // On other clocks every time is another.
    let times = TIMES.into_iter().filter(|time| fields.contains(&"zone") && !fields.contains(time));
    let fields: Vec<&'static str> = fields.iter().copied().chain(times).collect();
    let mut carried = Carried { new: NewEvent::from(to), changed: vec![], is_held: false };
    for field in fields {
        let mut new = carried.new.clone();
        if !carry(&mut new, from, field) {
            continue;
        }
        if may(field) && !is_over {
            carried.new = new;
            carried.changed.push(field);
        } else {
            carried.is_held = true;
        }
    }
    in_order(carried, to)
}

/// Times that would not fit what stays are left as they are.
fn in_order(carried: Carried, to: &event::Model) -> Carried {
    let Carried { mut new, mut changed, .. } = carried;
    let latest = new.closes_at.max(new.answers_until);
    if new.starts_at < new.ends_at && new.opens_at < new.closes_at && latest <= new.ends_at {
        return Carried { new, changed, ..carried };
    }
    let is = NewEvent::from(to);
    for field in TIMES.into_iter().chain(["zone"]) {
        carry(&mut new, &is, field);
    }
    changed.retain(|field| *field != "zone" && !TIMES.contains(field));
    Carried { new, changed, is_held: true }
}

/// The same so many days on: all its times move by as much as the start does, as when it is moved.
pub fn on_other_day(new: &NewEvent, days: Duration) -> NewEvent {
    new.shifted(shifted_by(new.starts_at, days, clocks(&new.zone)))
}

/// Whether it was something else.
fn carry(to: &mut NewEvent, from: &NewEvent, field: &str) -> bool {
    match field {
        "kind" => set(&mut to.kind, &from.kind),
        "district" => set(&mut to.district, &from.district),
        "title_zh" => set(&mut to.title[0], &from.title[0]),
        "title_en" => set(&mut to.title[1], &from.title[1]),
        "summary_zh" => set(&mut to.summary[0], &from.summary[0]),
        "summary_en" => set(&mut to.summary[1], &from.summary[1]),
        "text_zh" => set(&mut to.text[0], &from.text[0]),
        "text_en" => set(&mut to.text[1], &from.text[1]),
        "zone" => set(&mut to.zone, &from.zone),
        "starts_at" => set(&mut to.starts_at, &from.starts_at),
        "ends_at" => set(&mut to.ends_at, &from.ends_at),
        "opens_at" => set(&mut to.opens_at, &from.opens_at),
        "closes_at" => set(&mut to.closes_at, &from.closes_at),
        "answers_until" => set(&mut to.answers_until, &from.answers_until),
        "room" | "setup" | "clearing" | "place_zh" | "place_en" => set(&mut to.place, &from.place),
        "contact" => set(&mut to.contact, &from.contact),
        "capacity" => set(&mut to.capacity, &from.capacity),
        "line" | "waiting_limit" => set(&mut to.waiting_limit, &from.waiting_limit),
        "approval" => set(&mut to.needs_approval, &from.needs_approval),
        _ => false,
    }
}

fn set<T: Clone + PartialEq>(to: &mut T, from: &T) -> bool {
    let is_other = to != from;
    to.clone_from(from);
    is_other
}
