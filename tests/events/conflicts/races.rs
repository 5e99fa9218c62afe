//! Two officers publish into one room at the same moment: one wins, the other is told.
use super::{at, hall, told};
use crate::{on_both, support::Site};
use entity::event::Status;
use xingtan::{
    events::{PublishError, Seen, conflicts::Grade, publish},
    roles::TwoOfficers,
};

const MANY: usize = 12;

on_both! {
    async fn of_many_who_publish_into_one_room_at_once_one_wins(site: Site) {
        let (_, hall) = hall(&site).await;
        let mut drafts = vec![];
        for number in 0..MANY {
            drafts.push(site.event(&format!("salon-{number}")).with(at(&hall, number as i64)).draft().await);
        }
        let mut all = vec![];
        for draft in &drafts {
            let (app, who, seen, now) = (site.app.clone(), site.by().await, Seen::from(draft), site.now());
            all.push(tokio::spawn(async move {
                publish(&app.db, &app.address_key, TwoOfficers::Off, &who, seen, now).await
            }));
        }
        let mut outcomes = vec![];
        for one in all {
            outcomes.push(one.await.unwrap());
        }

        let won = outcomes.iter().filter(|outcome| outcome.is_ok()).count();
        let lost = outcomes.iter().filter_map(|outcome| match outcome {
            Err(PublishError::Conflicts(found)) => told(found).first().copied(),
            _ => None,
        });
        assert_eq!((won, lost.collect::<Vec<_>>()), (1, vec![(Grade::Hard, "taken"); MANY - 1]));
        let mut published = 0;
        for draft in &drafts {
            published += usize::from(site.reload(draft).await.status == Status::Published);
        }
        assert_eq!(published, 1);
    }
}
