//! Duties of random schedules, found by the statements and by comparing every minute of every pair.
use super::guard;
use crate::{
    events::conflicts::found,
    on_both,
    support::{Site, sessions::session},
};
use chrono::Duration;
use rand::{RngExt, SeedableRng, rngs::StdRng};
use uuid::Uuid;

const EVENTS: usize = 6;
const SESSIONS: usize = 3;

/// Number of the event, the officer, and from which minute to which.
type Watch = (usize, Uuid, (i64, i64));

on_both! {
    async fn what_the_statements_find_is_what_a_look_at_every_pair_finds(site: Site) {
        let mut officers = vec![];
        for name in ["li", "wang", "zhao"] {
            officers.push(guard(&site, name).await);
        }
        for seed in 0..3 {
            let (mut dice, mut events, mut all) = (StdRng::seed_from_u64(seed), vec![], Vec::<Watch>::new());
            for number in 0..EVENTS {
                // Days apart, so that nobody is on duty yet.
                let (days, after) = (Duration::days(2 * seed as i64), 15 * dice.random_range(0..12));
                let event = site.event(&format!("event-{seed}-{number}")).with(|new| {
                    new.starts_at += days + Duration::minutes(after);
                    new.ends_at = new.starts_at + Duration::minutes(60);
                });
                let event = event.draft().await;
                let mut places = vec![(None, (after, after + 60))];
                for title in 0..if number % 2 == 0 { SESSIONS } else { 0 } {
                    let (from, minutes) = (15 * dice.random_range(0..3), 15 * dice.random_range(1..3));
                    let item = site.add_session(&event, &session(&event, &format!("第 {title} 场"), from, minutes.min(60 - from))).await;
                    places.push((Some(item.session.id), (after + from, after + from + minutes.min(60 - from))));
                }
                for officer in &officers {
                    // The whole event, or each session with even chances.
                    let whole = places.len() == 1 || dice.random_ratio(1, 3);
                    let chosen = places.iter().filter(|(session, _)| session.is_none() == whole);
                    for (session, minutes) in chosen {
                        if dice.random_ratio(1, 2) {
                            site.on_duty(&event, *session, officer).await;
                            all.push((number, officer.id, *minutes));
                        }
                    }
                }
                events.push(event);
            }
            for (number, event) in events.iter().enumerate() {
                let mut names: Vec<_> = found(&site, event).await.into_iter().map(|(_, name)| name).collect();
                let mut looked = look(number, &all);
                names.sort_unstable();
                looked.sort_unstable();
                assert_eq!(names, looked, "seed {seed}, {}", event.slug);
            }
        }
    }
}

fn look(number: usize, all: &[Watch]) -> Vec<&'static str> {
    let mut found = vec![];
    for (at, (_, officer, (from, until))) in all.iter().enumerate().filter(|(_, watch)| watch.0 == number) {
        for (other_at, (event, other, (begins, ends))) in all.iter().enumerate() {
            let is_own = *event == number;
            let meets = (*from..*until).any(|minute| (*begins..*ends).contains(&minute));
            if officer == other && meets && !(is_own && other_at <= at) {
                found.push(if is_own { "duty-twice" } else { "duty" });
            }
        }
    }
    found
}
