//! Random acts, one after the other and at once: counters are rows, nobody holds more than there is, no place is free
//! while somebody waits, and lines keep their order.
use crate::{
    on_both,
    support::{Site, sessions::choosing},
};
use entity::{
    event, registration, session,
    session_place::{self, State},
};
use rand::{RngExt, SeedableRng, rngs::StdRng};
use sea_orm::{EntityTrait, QueryFilter};
use xingtan::registrations::{
    Case, NewCapacity, SeenPlaces, admit_waiting, cancel, choose_sessions, set_capacity, set_session_places,
    take_back_session,
};

const STEPS: usize = 60;

async fn holds(site: &Site, sessions: &[session::Model], step: &str) {
    site.recount().await;
    for session in sessions {
        let is = site.session_now(session).await;
        let rows = session_place::Entity::find()
            .filter(session_place::COLUMN.session_id.eq(session.id))
            .all(site.db())
            .await
            .unwrap();
        let of = |state: State| rows.iter().filter(move |row| row.state == state).map(|row| row.number);
        let last_in = of(State::Held).max();
        let first_waiting = of(State::Waiting).min();
        let counted =
            (of(State::Held).count() as i32, of(State::Waiting).count() as i32, of(State::Wished).count() as i32);
        assert_eq!(counted, (is.taken, is.waiting, is.wished), "{step}");
        assert!(is.taken <= is.places.unwrap_or_default(), "{step}: {} of {:?}", is.taken, is.places);
        assert!(is.waiting == 0 || Some(is.taken) == is.places, "{step}: a place is idle");
        assert!(first_waiting.is_none() || last_in < first_waiting, "{step}: {last_in:?} before {first_waiting:?}");
    }
}

/// At most one of those that meet.
fn thrown<'a>(dice: &mut StdRng, sessions: &'a [session::Model]) -> Vec<&'a session::Model> {
    let mut set: Vec<&session::Model> = vec![];
    for session in sessions {
        if dice.random_ratio(1, 2) && session.places.is_some() && set.iter().all(|other| !other.meets(session)) {
            set.push(session);
        }
    }
    set
}

async fn act(
    site: &Site,
    dice: &mut StdRng,
    event: &event::Model,
    sessions: &[session::Model],
    people: &mut Vec<registration::Model>,
) {
    let (db, key, now) = (&site.app.db, &site.app.address_key, site.now());
    let (who, decides) = (site.by().await, site.by().await);
    let mut fresh = vec![];
    for session in sessions {
        fresh.push(site.session_now(session).await);
    }
    let one = (!people.is_empty()).then(|| people[dice.random_range(0..people.len())].clone());
    match (dice.random_range(0..10), one) {
        (0..=3, _) | (_, None) => {
            let name = format!("p{}", people.len());
            let set = thrown(dice, &fresh);
            people.push(site.register_for(event, &name, &set).await);
        }
        (4 | 5, Some(one)) => {
            let set: Vec<_> = thrown(dice, &fresh).into_iter().map(|session| session.id).collect();
            let holder = site.holder(&one.token).await;
            // Somebody who has cancelled is refused.
            let _ = choose_sessions(db, key, &holder, &set, now).await;
        }
        (6, Some(one)) => drop(cancel(db, key, &site.holder(&one.token).await, now).await.unwrap()),
        (7, Some(one)) => {
            let case = Case { event: event.id, registration: one.id };
            let _ = admit_waiting(db, key, &decides, case, "名单调整", now).await;
        }
        (8, _) => {
            let is = site.reload(event).await;
            let places = is.capacity.map(|places| (places + dice.random_range(-1..2)).max(is.taken).max(1));
            set_capacity(db, key, &who, event.id, NewCapacity { seen: is.capacity, places, despite: "" }, now)
                .await
                .unwrap();
        }
        _ => {
            let session = &fresh[dice.random_range(0..fresh.len())];
            if dice.random_ratio(1, 8) {
                take_back_session(db, key, &who, (event.id, session.id), "名单调整", now).await.unwrap();
            } else if let Some(places) = session.places {
                let of = SeenPlaces { event: event.id, session: session.id, seen: session.places, despite: "" };
                let places = (places + dice.random_range(-1..3)).max(session.taken).max(1);
                set_session_places(db, key, &who, of, places, now).await.unwrap();
            }
        }
    }
}

on_both! {
    async fn whatever_is_done_the_numbers_hold(site: Site) {
        for seed in 0..3 {
            let mut dice = StdRng::seed_from_u64(seed);
            let event = site.event(&format!("event-{seed}")).places(6).publish().await;
            let mut sessions = vec![];
            for (number, after) in [0, 15, 30, 60].into_iter().enumerate() {
                sessions.push(site.choice(&event, &format!("第 {number} 场"), (after, 30), 1 + number as i32 % 2).await);
            }
            let mut people = vec![];
            for step in 0..STEPS {
                act(&site, &mut dice, &event, &sessions, &mut people).await;
                holds(&site, &sessions, &format!("seed {seed}, step {step}")).await;
            }
        }
    }
}

on_both! {
    async fn also_when_all_come_at_once(site: Site) {
        let event = site.event("rush").places(30).publish().await;
        let [lathe, stone] = [site.choice(&event, "车工", (0, 30), 8).await, site.choice(&event, "石雕", (30, 30), 8).await];
        let mut early = vec![];
        for number in 0..30 {
            early.push(site.register_for(&event, &format!("early{number}"), &[&lathe, &stone]).await);
        }
        let mut acts = vec![];
        for (number, one) in early.iter().enumerate() {
            let (app, event, now) = (site.app.clone(), event.clone(), site.now());
            let (lathe, stone, holder) = (lathe.clone(), stone.clone(), site.holder(&one.token).await);
            acts.push(tokio::spawn(async move {
                match number % 3 {
                    0 => drop(cancel(&app.db, &app.address_key, &holder, now).await.unwrap()),
                    1 => drop(choose_sessions(&app.db, &app.address_key, &holder, &[stone.id], now).await.unwrap()),
                    _ => drop(app.desk.register(choosing(&event, &format!("late{number}"), &[&lathe]), now).await.unwrap()),
                }
            }));
        }
        for act in acts {
            act.await.unwrap();
        }

        holds(&site, &[lathe, stone], "at once").await;
    }
}
