//! What cannot both be, among all that takes place in a span: each pair once.
use super::queries::{Slot, What, key_of};
use crate::{
    events::duty::Shift,
    venues::hours,
    words::when::{ZONE, local},
};
use chrono::{DateTime, Utc};
use entity::{room, session_speaker, venue};
use std::collections::{HashMap, HashSet};
use uuid::Uuid;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Cause {
    /// Two take one room, setting up and clearing included.
    Room,
    /// Somebody speaks at both.
    Speaker,
    /// Somebody is on duty at both.
    Duty,
    /// The venue is not open all the time, or the room is given up.
    Closed,
}

impl Cause {
    /// Nothing is published with it; of the others a reason is asked.
    pub fn is_hard(self) -> bool {
        self != Self::Duty
    }
}

/// Places in the list of slots.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Clash {
    pub cause: Cause,
    pub one: usize,
    /// The later one; `None`: it meets nothing but closed doors.
    pub other: Option<usize>,
    /// While both last, half-open; setting up and clearing included where it is of a room.
    pub from: DateTime<Utc>,
    pub until: DateTime<Utc>,
}

/// `slots` by start.
pub fn find(
    slots: &[Slot],
    venues: &[(venue::Model, Vec<room::Model>)],
    speak: &[session_speaker::Model],
    shifts: &[Shift],
) -> Vec<Clash> {
    let mut clashes = closed(slots, venues);
    clashes.extend(pairs(Cause::Room, rooms(slots)));
    clashes.extend(pairs(Cause::Speaker, speakers(slots, speak)));
    clashes.extend(pairs(Cause::Duty, duties(slots, shifts)));
    // Two of whom both are at both are one clash, and two blocks are none.
    let is_block = |at: usize| matches!(slots[at].what, What::Block(_));
    let mut known = HashSet::new();
    clashes.retain(|clash| !(is_block(clash.one) && clash.other.is_some_and(is_block)) && known.insert(*clash));
    clashes.sort_by_key(|clash| (clash.one, clash.other));
    clashes
}

/// From when until when something is taken, and by what.
type Taken = (DateTime<Utc>, DateTime<Utc>, usize);

/// Of each thing each two that overlap, half-open.
fn pairs<T>(cause: Cause, taken: HashMap<T, Vec<Taken>>) -> Vec<Clash> {
    let mut found = vec![];
    for mut of_one in taken.into_values() {
        of_one.sort_unstable();
        for (nth, (_, until, one)) in of_one.iter().enumerate() {
            let meeting = of_one[nth + 1..].iter().take_while(|(from, ..)| from < until);
            let clash = |(from, end, other): &Taken| Clash {
                cause,
                one: *one.min(other),
                other: Some(*one.max(other)),
                from: *from,
                until: *until.min(end),
            };
            found.extend(meeting.filter(|(.., other)| other != one).map(clash));
        }
    }
    found
}

fn rooms(slots: &[Slot]) -> HashMap<Uuid, Vec<Taken>> {
    let mut taken: HashMap<Uuid, Vec<Taken>> = HashMap::new();
    for (at, slot) in slots.iter().enumerate() {
        if let Some(room) = slot.room {
            taken.entry(room).or_default().push((slot.from_at, slot.until_at, at));
        }
    }
    taken
}

fn speakers(slots: &[Slot], speak: &[session_speaker::Model]) -> HashMap<Uuid, Vec<Taken>> {
    let at: HashMap<Uuid, usize> =
        slots.iter().enumerate().filter_map(|(at, slot)| Some((slot.session()?.id, at))).collect();
    let mut taken: HashMap<Uuid, Vec<Taken>> = HashMap::new();
    for tie in speak {
        let own = at.get(&tie.session_id).map(|at| (slots[*at].starts_at, slots[*at].ends_at, *at));
        taken.entry(tie.speaker_id).or_default().extend(own);
    }
    taken
}

/// Of an event with an agenda its first session in the span stands for it.
fn duties(slots: &[Slot], shifts: &[Shift]) -> HashMap<Uuid, Vec<Taken>> {
    let mut at: HashMap<(Uuid, Option<Uuid>), usize> = HashMap::new();
    for (nth, slot) in slots.iter().enumerate() {
        let Some(event) = slot.event() else { continue };
        for own in [None, slot.session().map(|session| session.id)] {
            at.entry((event.id, own)).or_insert(nth);
        }
    }
    let mut taken: HashMap<Uuid, Vec<Taken>> = HashMap::new();
    for shift in shifts {
        let (from, until) = shift.times();
        taken.entry(shift.officer).or_default().extend(at.get(&key_of(shift)).map(|at| (from, until, *at)));
    }
    taken
}

fn closed(slots: &[Slot], venues: &[(venue::Model, Vec<room::Model>)]) -> Vec<Clash> {
    let halls: HashMap<Uuid, (&venue::Model, &room::Model)> =
        venues.iter().flat_map(|(venue, rooms)| rooms.iter().map(move |room| (room.id, (venue, room)))).collect();
    let is_closed = |slot: &Slot| {
        let Some((venue, room)) = slot.room.and_then(|room| halls.get(&room)) else { return false };
        let [from, until] = [slot.from_at, slot.until_at].map(|at| local(at, ZONE).naive_local());
        let is_retired = venue.retired_at.is_some() || room.retired_at.is_some();
        slot.event().is_some() && (is_retired || !hours::hold(&venue.hours, from, until))
    };
    let places = slots.iter().enumerate().filter(|(_, slot)| is_closed(slot)).map(|(at, _)| at);
    let clash = |one: usize| Clash {
        cause: Cause::Closed,
        one,
        other: None,
        from: slots[one].from_at,
        until: slots[one].until_at,
    };
    places.map(clash).collect()
}
