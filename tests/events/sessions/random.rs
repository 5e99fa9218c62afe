//! Conflicts of random schedules, found by the statements and by comparing everything with everything.
use crate::{
    events::conflicts::{at, hall, told},
    on_both,
    support::{
        Site,
        sessions::{session, speaker},
    },
};
use entity::{event, room};
use rand::{RngExt, SeedableRng, rngs::StdRng};
use xingtan::events::{self, Item, NewSession, conflicts};

pub const EVENTS: usize = 8;
pub const SESSIONS: usize = 5;
const SPEAKERS: [&str; 4] = ["meng", "yan", "kong", "zeng"];

on_both! {
    async fn what_the_statements_find_is_what_a_look_at_every_pair_finds(site: Site) {
        let (tower, first) = hall(&site).await;
        let rooms = [first, site.room(&tower, "展厅", 60).await, site.room(&tower, "会议室", 60).await];
        for seed in 0..4 {
            let mut dice = StdRng::seed_from_u64(seed);
            let mut all = vec![];
            for number in 0..EVENTS {
                // Days apart, so that every schedule begins with empty rooms.
                let days = seed as i64 * 2 * 24 * 60;
                let event = site.event(&format!("event-{seed}-{number}")).with(at(&rooms[number % 3], days));
                let event = event.with(|new| new.capacity = None).draft().await;
                for title in 0..SESSIONS {
                    site.add_session(&event, &thrown(&mut dice, &event, &rooms, title)).await;
                }
                let agenda = events::agenda(site.db(), event.id).await.unwrap();
                all.push((event, agenda));
            }
            for (event, agenda) in &all {
                let found = told(&conflicts::find(site.db(), event, agenda, site.now()).await.unwrap());
                let mut found: Vec<_> = found.into_iter().map(|(_, name)| name).collect();
                let mut looked = look(event, agenda, &all);
                found.sort_unstable();
                looked.sort_unstable();
                assert_eq!(found, looked, "seed {seed}, {}", event.slug);
            }
        }
    }
}

/// In quarters of an hour, so that many begin as others end; some outside their event.
pub fn thrown(dice: &mut StdRng, event: &event::Model, rooms: &[room::Model; 3], title: usize) -> NewSession {
    let (after, quarters) = (dice.random_range(-1..8), dice.random_range(1..4));
    let room = rooms.get(dice.random_range(0..4)).map(|room| room.id);
    let speakers = SPEAKERS.iter().filter(|_| dice.random_ratio(1, 4)).map(|name| speaker(name)).collect();
    let (setup, clearing) = (15 * dice.random_range(0..2), 15 * dice.random_range(0..2));
    let new = session(event, &format!("第 {title} 场"), after * 15, quarters * 15);
    NewSession { room, speakers, setup, clearing, ..new }
}

/// Minute by minute: two meet if there is one that both take.
fn look(own: &event::Model, agenda: &[Item], all: &[(event::Model, Vec<Item>)]) -> Vec<&'static str> {
    let mut found = vec![];
    for (at, one) in agenda.iter().enumerate() {
        let outside = minutes(&one.session, 0, 0).any(|minute| !(own.starts_at..own.ends_at).contains(&minute));
        found.extend(outside.then_some("outside"));
        for (event, others) in all {
            for (other_at, other) in others.iter().enumerate() {
                let is_own = event.id == own.id;
                if is_own && other_at <= at {
                    continue;
                }
                let room = |event: &event::Model, item: &Item| item.session.room_id.or(event.room_id);
                let (one_takes, other_takes) = (takes(one), takes(other));
                if room(own, one) == room(event, other) && one_takes.iter().any(|minute| other_takes.contains(minute)) {
                    found.push(if is_own { "shared" } else { "taken" });
                }
                let talks: Vec<_> = minutes(&other.session, 0, 0).collect();
                if minutes(&one.session, 0, 0).any(|minute| talks.contains(&minute)) {
                    let both = one.speakers.iter().filter(|speaker| other.speakers.contains(speaker));
                    found.extend(both.map(|_| if is_own { "speaks-twice" } else { "speaks" }));
                }
            }
        }
    }
    found
}

pub fn takes(item: &Item) -> Vec<chrono::DateTime<chrono::Utc>> {
    minutes(&item.session, item.session.setup_minutes, item.session.clearing_minutes).collect()
}

pub fn minutes(
    session: &entity::session::Model,
    before: i32,
    behind: i32,
) -> impl Iterator<Item = chrono::DateTime<chrono::Utc>> {
    let minute = |count: i64| chrono::Duration::minutes(count);
    let from = session.starts_at - minute(before.into());
    let until = session.ends_at + minute(behind.into());
    (0..(until - from).num_minutes()).map(move |count| from + minute(count))
}
