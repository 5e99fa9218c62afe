//! The race over two replicas: 400 at once on 50 places, alone and while others cancel.
use super::Pair;
use crate::support::{
    database::has_postgres,
    letters::Letter,
    replica::{register, request},
};
use entity::registration::Status::{Confirmed, Waiting};
use std::{collections::BTreeSet, time::Duration};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn four_hundred_at_once_on_fifty_places() {
    if !has_postgres() {
        return;
    }
    let pair = Pair::start().await;
    let event = pair.event(50).await;

    let everybody: Vec<_> = (0..400)
        .map(|number| {
            let port = pair.port(number);
            tokio::spawn(async move { register(port, "rush", &format!("n{number}")).await })
        })
        .collect();
    let mut said = Vec::new();
    for one in everybody {
        let (status, body) = one.await.unwrap().unwrap();
        assert_eq!(status, 201, "{body}");
        said.push(body["registration"]["waiting_position"].as_i64());
    }

    let confirmed = said.iter().filter(|position| position.is_none()).count();
    let positions: BTreeSet<i64> = said.into_iter().flatten().collect();
    assert_eq!((confirmed, positions), (50, (1..=350).collect()));
    let states = pair.site.states(&event).await;
    assert!(states[..50].iter().all(|state| *state == Confirmed) && states[50..].iter().all(|state| *state == Waiting));
    pair.site.recount().await;
    let mut letters = all_letters(&pair, 400).await;
    assert_eq!(letters.len(), 400);
    letters.sort();
    letters.dedup();
    assert_eq!(letters.len(), 400, "one letter each");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn while_others_cancel_no_place_is_free_and_nobody_is_overtaken() {
    if !has_postgres() {
        return;
    }
    let pair = Pair::start().await;
    let event = pair.event(20).await;
    let mut tokens = Vec::new();
    for number in 0..40 {
        let (_, body) = register(pair.port(number), "rush", &format!("early{number}")).await.unwrap();
        tokens.push(body["registration"]["token"].as_str().unwrap().to_owned());
    }

    let acts: Vec<_> = (0..120)
        .map(|number| {
            let (port, token) = (pair.port(number / 2), tokens[number / 3].clone());
            tokio::spawn(async move {
                let cancellation = format!("/api/v1/registrations/{token}/cancellation");
                match number % 3 {
                    0 => request(port, "POST", &cancellation, "application/json", "{}").await.unwrap().0,
                    _ => register(port, "rush", &format!("late{number}")).await.unwrap().0,
                }
            })
        })
        .collect();
    for act in acts {
        assert!(matches!(act.await.unwrap(), 200 | 201));
    }

    pair.site.recount().await;
    let rows = pair.site.registrations(&event).await;
    let last_in = rows.iter().filter(|row| row.status == Confirmed).map(|row| row.number).max();
    let first_waiting = rows.iter().filter(|row| row.status == Waiting).map(|row| row.number).min();
    assert!(last_in < first_waiting, "{last_in:?} got a place before {first_waiting:?}");
    assert_eq!(rows.iter().filter(|row| row.status == Confirmed).count(), 20);
}

/// Addresses of the letters that the mail server took, once there are so many or 60 seconds are over.
async fn all_letters(pair: &Pair, expected: usize) -> Vec<String> {
    for _ in 0..600 {
        if pair.mail.taken().len() >= expected {
            break;
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    pair.mail.taken().iter().map(|raw| Letter::read(raw).to).collect()
}
