//! The race: many at once for few places, in one process, on both databases.
use crate::{
    on_both,
    support::{Site, builders::newcomer},
};
use entity::registration::Status::{self, Confirmed, Waiting};
use xingtan::registrations::{CapacityError, NewCapacity, Outcome, cancel, set_capacity};

on_both! {
    async fn four_hundred_at_once_on_fifty_places(site: Site) {
        let event = site.event("rush").places(50).publish().await;

        let everybody = (0..400).map(|number| {
            let (desk, new, now) = (site.app.desk.clone(), newcomer(&event, &format!("n{number}")), site.now());
            tokio::spawn(async move { desk.register(new, now).await })
        });
        let mut ranks = Vec::new();
        for one in everybody.collect::<Vec<_>>() {
            match one.await.unwrap().unwrap() {
                Outcome::New(row, rank) => ranks.push((row.number, row.status, rank)),
                other => panic!("{other:?}"),
            }
        }

        ranks.sort_by_key(|(number, ..)| *number);
        let expected: Vec<(i64, Status, Option<i64>)> =
            (1..=400).map(|number| if number <= 50 { (number, Confirmed, None) } else { (number, Waiting, Some(number - 50)) }).collect();
        assert_eq!(ranks, expected);
        let outbox = site.outbox().await;
        let of = |kind: &str| outbox.iter().filter(|(_, letter, _)| letter == kind).count();
        assert_eq!((of("registrations-confirmed"), of("registrations-waiting"), outbox.len()), (50, 350, 400));
        site.recount().await;
    }
}

on_both! {
    async fn while_others_cancel_and_the_capacity_changes_nobody_is_overtaken(site: Site) {
        let event = site.event("rush").places(20).publish().await;
        let early = in_turn(&site, &event, "early", 40).await;

        let mut acts = Vec::new();
        for number in 0..80 {
            let (app, event, now) = (site.app.clone(), event.clone(), site.now());
            let who = site.by().await;
            let holder = site.holder(&early[number % 40].token).await;
            acts.push(tokio::spawn(async move {
                match number % 4 {
                    0 => drop(cancel(&app.db, &app.address_key, &holder, now).await.unwrap()),
                    1 => {
                        let places = Some(20 + number as i32 / 4);
                        let mut changed = Err(CapacityError::Stale);
                        while matches!(changed, Err(CapacityError::Stale)) {
                            let is = xingtan::events::by_id(app.db.read(), event.id).await.unwrap().unwrap();
                            changed = set_capacity(&app.db, &app.address_key, &who, event.id, NewCapacity { seen: is.capacity, places, despite: "" }, now).await;
                        }
                    }
                    _ => drop(app.desk.register(newcomer(&event, &format!("late{number}")), now).await.unwrap()),
                }
            }));
        }
        for act in acts {
            act.await.unwrap();
        }

        site.recount().await;
        let rows = site.registrations(&event).await;
        let last_in = rows.iter().filter(|row| row.status == Confirmed).map(|row| row.number).max();
        let first_waiting = rows.iter().filter(|row| row.status == Waiting).map(|row| row.number).min();
        assert!(last_in < first_waiting, "{last_in:?} got a place before {first_waiting:?}");
        let event = site.reload(&event).await;
        assert_eq!(event.capacity.unwrap() - event.taken, 0, "no place is free while {} wait", event.waiting);
        let promoted = site.outbox().await.iter().filter(|(_, kind, _)| kind == "registrations-promoted").count();
        let moved_up = rows.iter().filter(|row| row.sequence == 1 && row.status == Confirmed).count();
        assert!(promoted >= moved_up && moved_up > 0, "{moved_up} moved up, {promoted} were told");
    }
}

async fn in_turn(
    site: &Site,
    event: &entity::event::Model,
    name: &str,
    count: usize,
) -> Vec<entity::registration::Model> {
    let mut rows = Vec::new();
    for number in 0..count {
        rows.push(site.register(event, &format!("{name}{number}")).await);
    }
    rows
}
