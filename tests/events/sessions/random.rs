//! Conflicts of random schedules, found by the statements and by comparing everything with everything.
use crate::{
    events::conflicts::{at, hall, told},
    on_both,
    support::{
        Site,
        sessions::{session, speaker},
        venues::venue as new_venue,
    },
};
use chrono::{DateTime, Duration, NaiveTime, Utc};
use entity::{
    event, room,
    room_block::Kind,
    session,
    venue::{self, Hours, Span},
};
use rand::{RngExt, SeedableRng, rngs::StdRng};
use std::collections::BTreeSet;
use uuid::Uuid;
use xingtan::{
    events::{self, Item, NewSession, Place, conflicts},
    venues::{NewBlock, NewVenue},
};

const EVENTS: usize = 8;
const SESSIONS: usize = 5;
const BLOCKS: usize = 3;
const SPEAKERS: [&str; 4] = ["meng", "yan", "kong", "zeng"];
/// Of what is offered: fits everywhere, not into the small room, nowhere.
const PLACES: [i32; 3] = [10, 30, 80];
/// What the dice are to have thrown at least once, or they prove nothing of it.
const KINDS: [&str; 8] = ["blocked", "closed", "outside", "shared", "small", "speaks", "speaks-twice", "taken"];

/// A hall that is always open, a room beside it for few, and a room in a house that is open from ten to twelve.
pub struct Ground {
    tower: venue::Model,
    annex: venue::Model,
    rooms: [room::Model; 3],
}

/// All of one day.
pub struct Day {
    pub events: Vec<(event::Model, Vec<Item>)>,
    /// Room, from when until when.
    pub blocks: Vec<(Uuid, [DateTime<Utc>; 2])>,
}

/// What takes a room: an event that has no agenda, or a session.
pub struct Taking<'a> {
    pub item: Option<&'a Item>,
    pub room: Uuid,
    /// With setting up and clearing.
    pub minutes: Vec<DateTime<Utc>>,
}

on_both! {
    async fn what_the_statements_find_is_what_a_look_at_every_pair_finds(site: Site) {
        let ground = Ground::new(&site).await;
        let mut met = BTreeSet::new();
        for seed in 0..4 {
            let day = ground.thrown(&site, seed).await;
            for (event, agenda) in &day.events {
                let found = told(&conflicts::find(site.db(), event, agenda, site.now()).await.unwrap());
                let mut found: Vec<_> = found.into_iter().map(|(_, name)| name).collect();
                let mut looked = look(&ground, event, agenda, &day);
                found.sort_unstable();
                looked.sort_unstable();
                assert_eq!(found, looked, "seed {seed}, {}", event.slug);
                met.extend(looked);
            }
        }
        assert_eq!(met.into_iter().collect::<Vec<_>>(), KINDS);
    }
}

impl Ground {
    pub async fn new(site: &Site) -> Self {
        let (tower, first) = hall(site).await;
        let [from, to] = [10, 12].map(|hour| NaiveTime::from_hms_opt(hour, 0, 0).unwrap());
        let annex = site.venue(NewVenue { hours: Hours([Some(Span { from, to }); 7]), ..new_venue("annex") }).await;
        let rooms = [first, site.room(&annex, "展厅", 60).await, site.room(&tower, "会议室", 20).await];
        Self { tower, annex, rooms }
    }

    /// By the dice of a number, days after those of the number before, so that each begins with empty rooms.
    pub async fn thrown(&self, site: &Site, seed: u64) -> Day {
        let mut dice = StdRng::seed_from_u64(seed);
        let days = seed as i64 * 2 * 24 * 60;
        let mut events = vec![];
        for number in 0..EVENTS {
            // Every fourth has no agenda and takes its room itself, at any time of that morning.
            let is_alone = number % 4 == 3;
            let after = days + if is_alone { 15 * dice.random_range(-2..6) } else { 0 };
            let capacity = PLACES.get(dice.random_range(0..4)).copied();
            let (setup, clearing) = (15 * dice.random_range(0..2), 15 * dice.random_range(0..2));
            let id = self.rooms[number % 3].id;
            let event = site.event(&format!("event-{seed}-{number}")).with(at(&self.rooms[0], after)).with(|new| {
                new.place = Place::Room { id, setup, clearing };
                new.capacity = capacity;
            });
            let event = event.draft().await;
            for title in 0..if is_alone { 0 } else { SESSIONS } {
                site.add_session(&event, &self.session(&mut dice, &event, title)).await;
            }
            let agenda = events::agenda(site.db(), event.id).await.unwrap();
            events.push((event, agenda));
        }
        let blocks = self.block(site, &mut dice, events[0].0.starts_at).await;
        Day { events, blocks }
    }

    /// In quarters of an hour, so that many begin as others end; some outside their event.
    fn session(&self, dice: &mut StdRng, event: &event::Model, title: usize) -> NewSession {
        let (after, quarters) = (dice.random_range(-1..8), dice.random_range(1..4));
        let room = self.rooms.get(dice.random_range(0..4)).map(|room| room.id);
        let speakers = SPEAKERS.iter().filter(|_| dice.random_ratio(1, 4)).map(|name| speaker(name)).collect();
        let (setup, clearing) = (15 * dice.random_range(0..2), 15 * dice.random_range(0..2));
        let places = PLACES.get(dice.random_range(0..9)).copied();
        let new = session(event, &format!("第 {title} 场"), after * 15, quarters * 15);
        NewSession { room, speakers, setup, clearing, places, ..new }
    }

    /// One of each house, and one of all rooms of a house; each has a note of its own, for two that are alike are one.
    async fn block(&self, site: &Site, dice: &mut StdRng, morning: DateTime<Utc>) -> Vec<(Uuid, [DateTime<Utc>; 2])> {
        let mut blocks = vec![];
        for number in 0..BLOCKS {
            let starts_at = morning + Duration::minutes(15 * dice.random_range(-2..8));
            let ends_at = starts_at + Duration::minutes(15 * dice.random_range(1..3));
            let (of, rooms) = match number {
                0 => (&self.annex, vec![self.rooms[1].id]),
                1 => (&self.tower, vec![self.rooms[2].id]),
                _ => (&self.tower, vec![self.rooms[0].id, self.rooms[2].id]),
            };
            let room = (rooms.len() == 1).then(|| rooms[0]);
            let kind = if number == 0 { Kind::Closed } else { Kind::Booked };
            site.blocked(of, NewBlock { room, kind, starts_at, ends_at, note: format!("第 {number} 次检修") }).await;
            blocks.extend(rooms.into_iter().map(|room| (room, [starts_at, ends_at])));
        }
        blocks
    }

    /// Minute by minute on the city's clocks.
    pub fn is_closed(&self, taking: &Taking<'_>) -> bool {
        let hour = |minute: &DateTime<Utc>| minute.with_timezone(&chrono_tz::Asia::Shanghai).format("%H").to_string();
        taking.room == self.rooms[1].id && !taking.minutes.iter().all(|at| ["10", "11"].contains(&&*hour(at)))
    }

    fn holds(&self, room: Uuid) -> i32 {
        self.rooms.iter().find(|one| one.id == room).expect("a room").capacity
    }
}

impl Day {
    pub fn takings(&self) -> impl Iterator<Item = Taking<'_>> {
        self.events.iter().flat_map(|(event, agenda)| takings(event, agenda))
    }
}

fn takings<'a>(event: &event::Model, agenda: &'a [Item]) -> Vec<Taking<'a>> {
    let own = event.room_id.expect("every event has a room here");
    if agenda.is_empty() {
        let around = (event.setup_minutes, event.clearing_minutes);
        let minutes = minutes([event.starts_at, event.ends_at], around);
        return vec![Taking { item: None, room: own, minutes }];
    }
    let of = |item: &'a Item| {
        let session = &item.session;
        let minutes = minutes([session.starts_at, session.ends_at], (session.setup_minutes, session.clearing_minutes));
        Taking { item: Some(item), room: session.room_id.unwrap_or(own), minutes }
    };
    agenda.iter().map(of).collect()
}

/// Whether a room holds fewer than may come: where there is no limit each does, and of several talks at a time nobody
/// counts who goes to which.
fn is_small(ground: &Ground, own: &event::Model, agenda: &[Item], one: &Taking<'_>) -> bool {
    let is_more = |people: i32| people > ground.holds(one.room);
    let of_all = own.capacity.is_none_or(is_more);
    let Some(Item { session, .. }) = one.item else { return of_all };
    let said = |session: &session::Model| minutes([session.starts_at, session.ends_at], (0, 0));
    let is_alone =
        agenda.iter().filter(|other| said(&other.session).iter().any(|at| said(session).contains(at))).count() == 1;
    session.places.map_or(is_alone && of_all, is_more)
}

/// Minute by minute: two meet if there is one that both take.
fn look(ground: &Ground, own: &event::Model, agenda: &[Item], day: &Day) -> Vec<&'static str> {
    let mut found = vec![];
    for (at, one) in takings(own, agenda).iter().enumerate() {
        found.extend(ground.is_closed(one).then_some("closed"));
        let blocks = day.blocks.iter().filter(|(room, span)| *room == one.room && meet(&one.minutes, *span));
        found.extend(blocks.map(|_| "blocked"));
        found.extend(is_small(ground, own, agenda, one).then_some("small"));
        if let Some(Item { session, .. }) = one.item {
            let talk = minutes([session.starts_at, session.ends_at], (0, 0));
            let is_outside = talk.iter().any(|minute| !(own.starts_at..own.ends_at).contains(minute));
            found.extend(is_outside.then_some("outside"));
        }
        for (event, others) in &day.events {
            for (other_at, other) in takings(event, others).iter().enumerate() {
                let is_own = event.id == own.id;
                if is_own && other_at <= at {
                    continue;
                }
                if one.room == other.room && one.minutes.iter().any(|minute| other.minutes.contains(minute)) {
                    found.push(if is_own { "shared" } else { "taken" });
                }
                found.extend((0..speak_at_once(one, other)).map(|_| if is_own { "speaks-twice" } else { "speaks" }));
            }
        }
    }
    found
}

/// How many speak at both while both last.
pub fn speak_at_once(one: &Taking<'_>, other: &Taking<'_>) -> usize {
    let (Some(one), Some(other)) = (one.item, other.item) else { return 0 };
    let talk = minutes([one.session.starts_at, one.session.ends_at], (0, 0));
    if !meet(&talk, [other.session.starts_at, other.session.ends_at]) {
        return 0;
    }
    one.speakers.iter().filter(|speaker| other.speakers.contains(speaker)).count()
}

pub fn meet(taken: &[DateTime<Utc>], span: [DateTime<Utc>; 2]) -> bool {
    let others = minutes(span, (0, 0));
    taken.iter().any(|minute| others.contains(minute))
}

fn minutes([from, until]: [DateTime<Utc>; 2], (before, behind): (i32, i32)) -> Vec<DateTime<Utc>> {
    let minute = |count: i64| Duration::minutes(count);
    let (from, until) = (from - minute(before.into()), until + minute(behind.into()));
    (0..(until - from).num_minutes()).map(|count| from + minute(count)).collect()
}
