//! kill -9 of a replica in the race: whoever was answered is in the table, nobody twice, letters go out.
use super::Pair;
use crate::support::{Site, database::has_postgres, letters::Letter, replica::register};
use std::{
    collections::{BTreeMap, BTreeSet},
    time::Duration,
};
use xingtan::{clock::Clock, mail::worker::Round};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nothing_acknowledged_is_lost() {
    if !has_postgres() {
        return;
    }
    let mut pair = Pair::start().await;
    let event = pair.event(50).await;

    let everybody: Vec<_> = (0..300)
        .map(|number| {
            let port = pair.port(number);
            tokio::spawn(async move { (number, register(port, "rush", &format!("n{number}")).await) })
        })
        .collect();
    while pair.site.registrations(&event).await.len() < 60 {
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    pair.replicas[0].kill();
    let mut answered = BTreeSet::new();
    let mut broken = 0;
    for one in everybody {
        match one.await.unwrap() {
            (number, Ok((201, _))) => drop(answered.insert(format!("n{number}@example.cn"))),
            (number, Ok((status, body))) => panic!("{number}: {status} {body}"),
            (number, Err(_)) => {
                assert_eq!(number % 2, 0, "only the killed one breaks off");
                broken += 1;
            }
        }
    }

    assert!(broken > 0, "all were answered: killed too late to show anything");
    let rows = pair.site.registrations(&event).await;
    let kept: BTreeSet<String> = rows.iter().filter_map(|row| row.email.clone()).collect();
    assert_eq!(kept.len(), rows.len(), "nobody twice");
    assert!(answered.is_subset(&kept), "lost: {:?}", answered.difference(&kept));
    pair.site.recount().await;
    letters_still_go_out(&pair, &kept).await;
}

/// The living replica sends; what the dead one had in hand is taken over when its lease is over.
async fn letters_still_go_out(pair: &Pair, kept: &BTreeSet<String>) {
    for _ in 0..300 {
        if pair.mail.taken().len() + 4 >= kept.len() {
            break;
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    let url = match &pair.site.app.settings.database {
        xingtan::settings::DatabaseUrl::Postgres(url) => url.clone(),
        other => panic!("{other:?}"),
    };
    let later = Site::beside(&url, Clock::fixed(Clock::System.now() + chrono::Duration::minutes(6))).await;
    let mut worker = later.app.worker();
    worker.transport = xingtan::mail::transport::Transport::open(&crate::support::database::settings(&[
        "--smtp-url",
        &pair.mail.url(),
    ]))
    .unwrap();
    while worker.round().await.unwrap() != Round::Idle {}

    let mut ids: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for letter in pair.mail.taken().iter().map(|raw| Letter::read(raw)) {
        ids.entry(letter.to).or_default().insert(letter.message_id);
    }
    assert_eq!(&ids.keys().cloned().collect::<BTreeSet<_>>(), kept, "everybody has a letter");
    assert!(ids.values().all(|ids| ids.len() == 1), "and a repeated one is the same letter");
}
