//! Ending: on SIGTERM what is in hand is finished, within 20 seconds, and nothing is half done.
use super::Pair;
use crate::support::{database::has_postgres, replica::register};
use std::time::Duration;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_replica_that_is_told_to_end_answers_what_it_has_in_hand() {
    if !has_postgres() {
        return;
    }
    let mut pair = Pair::start().await;
    let event = pair.event(500).await;
    let port = pair.replicas[0].port;

    let everybody: Vec<_> = (0..200)
        .map(|number| tokio::spawn(async move { register(port, "rush", &format!("n{number}")).await }))
        .collect();
    tokio::time::sleep(Duration::from_millis(80)).await;
    let (took, well) = tokio::task::block_in_place(|| pair.replicas[0].terminate());
    let mut answered = 0;
    for one in everybody {
        answered += usize::from(matches!(one.await.unwrap(), Ok((201, _))));
    }

    assert!(well && took < Duration::from_secs(20), "ended {well} after {took:?}");
    assert!(answered > 0);
    assert_eq!(pair.site.registrations(&event).await.len(), answered, "who was registered was answered");
}
