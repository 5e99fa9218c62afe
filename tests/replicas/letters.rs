//! kill -9 of a replica while it sends: every letter arrives, and only what had no committed acknowledgement
//! is repeated, as the same mail.
use super::Pair;
use crate::support::{
    Site,
    database::{has_postgres, settings},
    letters::Letter,
    replica::register,
    smtp::Habits,
};
use entity::{
    letter::{self, State},
    letter_delivery::{self, Outcome},
};
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};
use std::{
    collections::{BTreeMap, BTreeSet},
    time::Duration,
};
use xingtan::{
    clock::Clock,
    mail::{transport::Transport, worker::Round},
    settings::DatabaseUrl,
};

const PEOPLE: usize = 40;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_replica_that_is_killed_while_it_sends_repeats_only_what_it_had_in_hand() {
    if !has_postgres() {
        return;
    }
    let mut pair = Pair::start().await;
    // Most of a delivery is the gap between the server's keeping a letter and its saying so.
    pair.mail.becomes(Habits { ponders: Duration::from_millis(150), ..Habits::default() });
    let event = pair.event(PEOPLE as i32).await;
    for number in 0..PEOPLE {
        assert_eq!(register(pair.port(number), "rush", &format!("n{number}")).await.unwrap().0, 201);
    }

    // Each has two senders: with three letters in hand, both send.
    until("both send", async || in_state(&pair.site, State::Sending).await > 2).await;
    pair.replicas[0].kill();
    until("the other sends the rest", async || {
        in_state(&pair.site, State::Queued).await == 0 && in_state(&pair.site, State::Sending).await <= 2
    })
    .await;
    tokio::time::sleep(Duration::from_secs(1)).await;
    let orphans = broken_off(&pair.site).await;
    take_over(&pair).await;

    assert!((1..=2).contains(&orphans.len()), "killed too late to show anything: {orphans:?}");
    assert_eq!(in_state(&pair.site, State::Sent).await, PEOPLE as u64);
    let committed = letter_delivery::COLUMN.outcome.eq(Outcome::Sent);
    let committed = letter_delivery::Entity::find().filter(committed).count(pair.site.db()).await.unwrap();
    assert_eq!(committed, PEOPLE as u64, "one committed acknowledgement each");
    let (mut arrived, mut repeats) = (BTreeMap::new(), BTreeSet::new());
    for mail in pair.mail.taken().iter().map(|raw| Letter::read(raw)) {
        if arrived.insert(mail.to.clone(), mail.message_id.clone()).is_some_and(|before| before == mail.message_id) {
            assert!(repeats.insert(mail.message_id), "{} came three times", mail.to);
        }
    }
    let people = pair.site.registrations(&event).await.into_iter().filter_map(|row| row.email);
    assert_eq!(arrived.keys().cloned().collect::<BTreeSet<_>>(), people.collect());
    assert!(repeats.is_subset(&orphans), "{repeats:?} of {orphans:?}");
    assert_eq!(pair.mail.taken().len(), PEOPLE + repeats.len(), "each repeat is the same mail");
}

async fn until(what: &str, holds: impl AsyncFn() -> bool) {
    for _ in 0..1200 {
        if holds().await {
            return;
        }
        tokio::time::sleep(Duration::from_millis(25)).await;
    }
    panic!("{what}: not within half a minute");
}

async fn in_state(site: &Site, state: State) -> u64 {
    letter::Entity::find().filter(letter::COLUMN.state.eq(state)).count(site.db()).await.unwrap()
}

/// Message-IDs of the letters with a try of which nobody knows the end.
async fn broken_off(site: &Site) -> BTreeSet<String> {
    let open = letter_delivery::Entity::find().filter(letter_delivery::COLUMN.outcome.is_null());
    let open = open.all(site.db()).await.unwrap();
    open.into_iter().map(|one| format!("{}@xingtan.test", one.letter_id)).collect()
}

/// What the dead one had in hand, once its lease is over.
async fn take_over(pair: &Pair) {
    let DatabaseUrl::Postgres(url) = &pair.site.app.settings.database else { panic!("replicas share PostgreSQL") };
    let later = Clock::fixed(Clock::System.now() + chrono::Duration::minutes(6));
    let mut worker = Site::beside(url, later).await.app.worker();
    worker.transport = Transport::open(&settings(&["--smtp-url", &pair.mail.url()])).unwrap();
    while worker.round().await.unwrap() != Round::Idle {}
}
