//! What cannot both be, among all that takes place in a span: each pair once.
use super::queries::{Slot, What};
use crate::{
    venues::hours,
    words::when::{ZONE, local},
};
use entity::{room, session_speaker, venue};
use std::collections::{HashMap, HashSet};
use uuid::Uuid;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cause {
    /// Two take one room, setting up and clearing included.
    Room,
    /// Somebody speaks at both.
    Speaker,
    /// The venue is not open all the time, or the room is given up.
    Closed,
}

/// Places in the list of slots.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Clash {
    pub cause: Cause,
    pub one: usize,
    /// The later one; `None`: it meets nothing but closed doors.
    pub other: Option<usize>,
}

/// `slots` by start.
pub fn find(
    slots: &[Slot],
    venues: &[(venue::Model, Vec<room::Model>)],
    speak: &[session_speaker::Model],
) -> Vec<Clash> {
    let mut clashes = closed(slots, venues);
    let mut in_room: HashMap<Uuid, Vec<usize>> = HashMap::new();
    for (at, slot) in slots.iter().enumerate() {
        in_room.entry(slot.room.unwrap_or_default()).or_default().push(at);
    }
    in_room.remove(&Uuid::default());
    for mut places in in_room.into_values() {
        places.sort_by_key(|at| slots[*at].from_at);
        let taken = |at: usize| (slots[at].from_at, slots[at].until_at);
        clashes.extend(pairs(&places, taken, |one, other| {
            let are_blocks = [one, other].iter().all(|at| matches!(slots[*at].what, What::Block(_)));
            (!are_blocks).then_some(Cause::Room)
        }));
    }
    clashes.extend(speakers(slots, speak));
    clashes.sort_by_key(|clash| (clash.one, clash.other));
    clashes
}

/// Each pair of two that overlap; `places` by start.
fn pairs<T: Ord>(
    places: &[usize],
    taken: impl Fn(usize) -> (T, T),
    cause: impl Fn(usize, usize) -> Option<Cause>,
) -> Vec<Clash> {
    let mut found = vec![];
    for (nth, one) in places.iter().enumerate() {
        let (_, until) = taken(*one);
        let overlapping = places[nth + 1..].iter().take_while(|other| taken(**other).0 < until);
        found.extend(overlapping.filter_map(|other| {
            let (first, later) = (*one.min(other), *one.max(other));
            Some(Clash { cause: cause(first, later)?, one: first, other: Some(later) })
        }));
    }
    found
}

fn speakers(slots: &[Slot], speak: &[session_speaker::Model]) -> Vec<Clash> {
    let at: HashMap<Uuid, usize> =
        slots.iter().enumerate().filter_map(|(at, slot)| Some((slot.session()?.id, at))).collect();
    let mut speaks: HashMap<Uuid, Vec<usize>> = HashMap::new();
    for tie in speak {
        speaks.entry(tie.speaker_id).or_default().extend(at.get(&tie.session_id));
    }
    let mut found = vec![];
    for mut places in speaks.into_values() {
        places.sort_unstable();
        let held = |at: usize| (slots[at].starts_at, slots[at].ends_at);
        found.extend(pairs(&places, held, |_, _| Some(Cause::Speaker)));
    }
    // Two who speak at both are one clash.
    let mut known = HashSet::new();
    found.retain(|clash: &Clash| known.insert((clash.one, clash.other)));
    found
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
    places.map(|one| Clash { cause: Cause::Closed, one, other: None }).collect()
}
