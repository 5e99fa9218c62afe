//! What cannot both be on random schedules, found by sweeping and by comparing everything with everything.
use crate::{
    events::{
        conflicts::{at, hall},
        sessions::random::{EVENTS, SESSIONS, minutes, takes, thrown},
    },
    on_both,
    support::Site,
};
use chrono::Duration;
use entity::event;
use rand::{SeedableRng, rngs::StdRng};
use xingtan::events::{
    self, Item,
    schedule::{Cause, board},
};

on_both! {
    async fn each_pair_is_found_once(site: Site) {
        let (tower, first) = hall(&site).await;
        let rooms = [first, site.room(&tower, "展厅", 60).await, site.room(&tower, "会议室", 60).await];
        let mut met = 0;
        for seed in 0..4 {
            let mut dice = StdRng::seed_from_u64(seed);
            let mut all = vec![];
            let days = seed as i64 * 2 * 24 * 60;
            for number in 0..EVENTS {
                let event = site.event(&format!("event-{seed}-{number}")).with(at(&rooms[number % 3], days));
                let event = event.with(|new| new.capacity = None).draft().await;
                for title in 0..SESSIONS {
                    site.add_session(&event, &thrown(&mut dice, &event, &rooms, title)).await;
                }
                let agenda = events::agenda(site.db(), event.id).await.unwrap();
                all.extend(agenda.into_iter().map(|item| (event.clone(), item)));
            }
            let from = all[0].0.starts_at - Duration::hours(12);
            let found = board(site.db(), from, from + Duration::days(1)).await.unwrap();
            let count = |cause| found.clashes.iter().filter(|clash| clash.cause == cause).count();

            let looked = look(&all);

            assert_eq!((count(Cause::Room), count(Cause::Speaker), count(Cause::Closed)), (looked.0, looked.1, 0), "seed {seed}");
            met += looked.0.min(looked.1);
        }
        assert!(met > 0, "some meet");
    }
}

/// Minute by minute: pairs in one room, and pairs with one speaker.
fn look(all: &[(event::Model, Item)]) -> (usize, usize) {
    let (mut rooms, mut speakers) = (0, 0);
    for (at, (event, one)) in all.iter().enumerate() {
        for (by, other) in &all[at + 1..] {
            let (one_takes, other_takes) = (takes(one), takes(other));
            let is_one_room = one.session.room_id.or(event.room_id) == other.session.room_id.or(by.room_id);
            rooms += usize::from(is_one_room && one_takes.iter().any(|minute| other_takes.contains(minute)));
            let talks: Vec<_> = minutes(&other.session, 0, 0).collect();
            let is_one_speaker = one.speakers.iter().any(|speaker| other.speakers.contains(speaker));
            speakers +=
                usize::from(is_one_speaker && minutes(&one.session, 0, 0).any(|minute| talks.contains(&minute)));
        }
    }
    (rooms, speakers)
}
