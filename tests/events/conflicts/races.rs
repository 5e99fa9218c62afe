//! Two officers publish into one room at the same moment: one wins, the other is told.
use super::{at, hall, told};
use crate::{on_both, support::Site};
use entity::{
    event::{self, Status},
    room_use,
};
use std::time::Duration;
use uuid::Uuid;
use xingtan::{
    events::{PublishError, Seen, conflicts::Grade, publish},
    roles::{Officer, TwoOfficers, rights::WriteEvents},
    venues::{lock_rooms, take},
};

const MANY: usize = 8;
/// The first is over before there are as many connections.
const ROUNDS: i64 = 6;

on_both! {
    async fn of_many_who_publish_into_one_room_at_once_one_wins(site: Site) {
        let (_, hall) = hall(&site).await;
        for round in 0..ROUNDS {
            let mut drafts = vec![];
            for number in 0..MANY {
                let slug = format!("salon-{round}-{number}");
                drafts.push(site.event(&slug).with(at(&hall, round * 600 + number as i64)).draft().await);
            }

            let outcomes = at_once(&site, &drafts).await;

            let won = outcomes.iter().filter(|outcome| outcome.is_ok()).count();
            let lost = outcomes.iter().filter_map(|outcome| match outcome {
                Err(PublishError::Conflicts(found)) => told(found).first().copied(),
                _ => None,
            });
            assert_eq!((won, lost.collect::<Vec<_>>()), (1, vec![(Grade::Hard, "taken"); MANY - 1]), "{round}");
            let mut published = 0;
            for draft in &drafts {
                published += usize::from(site.reload(draft).await.status == Status::Published);
            }
            assert_eq!(published, 1);
        }
    }
}

on_both! {
    async fn who_publishes_waits_for_whoever_is_about_to_take_the_room(site: Site) {
        let (_, hall) = hall(&site).await;
        let draft = site.event("salon").with(at(&hall, 0)).draft().await;
        let (app, who, seen, now) = (site.app.clone(), site.by().await, Seen::from(&draft), site.now());
        let in_hand = site.app.db.begin().await.unwrap();
        let (from_at, until_at) = (draft.ends_at, draft.ends_at + chrono::Duration::hours(1));
        let taken = room_use::Model { id: Uuid::now_v7(), room_id: hall.id, event_id: None, from_at, until_at };
        lock_rooms(&in_hand, [hall.id]).await.unwrap();
        take(&in_hand, vec![taken]).await.unwrap();

        let waits = tokio::spawn(async move {
            publish(&app.db, &app.address_key, TwoOfficers::Off, &who, seen, "", now).await
        });
        tokio::time::sleep(Duration::from_millis(300)).await;
        let is_done = waits.is_finished();
        in_hand.rollback().await.unwrap();

        assert!(!is_done, "it did not wait");
        assert_eq!(waits.await.unwrap().unwrap().status, Status::Published);
    }
}

async fn at_once(site: &Site, drafts: &[event::Model]) -> Vec<Result<event::Model, PublishError>> {
    let who: Officer<WriteEvents> = site.by().await;
    let publish_one = |draft: &event::Model| {
        let (app, who, seen, now) = (site.app.clone(), who.clone(), Seen::from(draft), site.now());
        tokio::spawn(async move { publish(&app.db, &app.address_key, TwoOfficers::Off, &who, seen, "", now).await })
    };
    let all: Vec<_> = drafts.iter().map(publish_one).collect();
    let mut outcomes = vec![];
    for one in all {
        outcomes.push(one.await.unwrap());
    }
    outcomes
}
