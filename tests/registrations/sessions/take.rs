//! Sessions are taken in the act that admits to the event.
use super::{held, waits, wished};
use crate::{
    on_both,
    support::{Site, builders::newcomer, letters::Letter, sessions::choosing},
};
use chrono::Duration;
use entity::session_place::{self, State};
use sea_orm::EntityTrait;
use std::collections::BTreeMap;
use xingtan::{
    events::{NewSession, SeenSession, Tell, change_session},
    registrations::{NewRegistration, Outcome, RegisterError, Unfit, add},
};

on_both! {
    async fn each_is_a_place_or_one_in_its_line_and_the_letter_says_which(site: Site) {
        let event = site.event("salon").publish().await;
        let [lathe, stone] = [site.choice(&event, "车工", (0, 30), 1).await, site.choice(&event, "石雕", (30, 30), 5).await];

        let first = site.register_for(&event, "first", &[&lathe]).await;
        let second = site.register_for(&event, "second", &[&stone, &lathe]).await;
        let third = site.register_for(&event, "third", &[]).await;

        assert_eq!(site.chosen(&first).await, [held("车工")]);
        assert_eq!(site.chosen(&second).await, [waits("车工", 1), held("石雕")]);
        assert_eq!(site.chosen(&third).await, []);
        assert_eq!((site.counters(&lathe).await, site.counters(&stone).await), ((1, 1, 0), (1, 0, 0)));
        let texts: Vec<String> = site.deliver().await.iter().map(Letter::from).map(|letter| letter.text).collect();
        assert!(texts[1].contains("车工，2026年12月5日（周六）10:00–10:30，北京时间：候补第 1 位"), "{}", texts[1]);
        assert!(texts[1].contains("石雕，2026年12月5日（周六）10:30–11:00，北京时间：已为你留位"), "{}", texts[1]);
        assert!(!texts[2].contains("场次"), "{}", texts[2]);
        site.recount().await;
    }
}

on_both! {
    async fn two_hundred_at_once_on_twenty_places(site: Site) {
        let event = site.event("rush").places(150).publish().await;
        let lathe = site.choice(&event, "车工", (0, 30), 20).await;

        let everybody = (0..200).map(|number| {
            let (desk, new, now) = (site.app.desk.clone(), choosing(&event, &format!("n{number}"), &[&lathe]), site.now());
            tokio::spawn(async move { desk.register(new, now).await })
        });
        for one in everybody.collect::<Vec<_>>() {
            one.await.unwrap().unwrap();
        }

        let places = session_place::Entity::find().all(site.db()).await.unwrap();
        let states: BTreeMap<i64, State> = places.iter().map(|place| (place.number, place.state)).collect();
        let expected = (1..=200).map(|number| (number, match number {
            1..=20 => State::Held,
            21..=150 => State::Waiting,
            _ => State::Wished,
        }));
        assert_eq!(states, expected.collect());
        assert_eq!(site.counters(&lathe).await, (20, 130, 50));
        site.recount().await;
    }
}

on_both! {
    async fn what_cannot_be_had_any_more_admits_nobody(site: Site) {
        let event = site.event("salon").publish().await;
        let [lathe, stone] = [site.choice(&event, "车工", (0, 30), 1).await, site.choice(&event, "石雕", (30, 30), 5).await];
        let plain = site.session(&event, "孟庆禾").await.session;
        let early = site.choice(&event, "参观", (-5_000, 30), 5).await;
        let ask = |sessions: &[&entity::session::Model]| site.app.desk.register(choosing(&event, "fang", sessions), site.now());

        let without_places = ask(&[&plain]).await.unwrap_err();
        site.advance(Duration::days(1));
        let begun = ask(&[&early]).await.unwrap_err();
        let item = xingtan::events::session(site.db(), event.id, stone.id).await.unwrap().unwrap();
        let onto = NewSession { starts_at: lathe.starts_at, ..NewSession::from(&item) };
        let seen = SeenSession { event: event.id, id: stone.id, revision: 1, status: event.status, despite: "" };
        change_session(&site.app.db, &site.app.address_key, &site.by().await, seen, &onto, Tell::Nobody, site.now()).await.unwrap();
        let two = ask(&[&lathe, &stone]).await.unwrap_err();

        for (refused, why) in [(without_places, Unfit::Gone), (begun, Unfit::Gone), (two, Unfit::Meet)] {
            assert!(matches!(refused, RegisterError::Sessions(unfit) if unfit == why), "{refused:?}");
        }
        assert_eq!((site.registrations(&event).await.len(), site.reload(&event).await.taken), (0, 0));
        assert_eq!(site.counters(&lathe).await, (0, 0, 0));
    }
}

on_both! {
    async fn whoever_waits_for_approval_holds_and_whoever_waits_for_the_event_wishes(site: Site) {
        let event = site.event("salon").places(1).with(|new| new.needs_approval = true).publish().await;
        let lathe = site.choice(&event, "车工", (0, 30), 5).await;

        let first = site.register_for(&event, "first", &[&lathe]).await;
        let second = site.register_for(&event, "second", &[&lathe]).await;

        assert_eq!((site.chosen(&first).await, site.chosen(&second).await), (vec![held("车工")], vec![wished("车工")]));
        assert_eq!(site.counters(&lathe).await, (1, 0, 1));
        site.recount().await;
    }
}

on_both! {
    async fn added_by_hand_they_are_taken_too(site: Site) {
        let event = site.event("salon").publish().await;
        let lathe = site.choice(&event, "车工", (0, 30), 1).await;
        site.register_for(&event, "first", &[&lathe]).await;

        let new = NewRegistration { sessions: vec![lathe.id], ..newcomer(&event, "phone") };
        let added = add(&site.app.db, &site.app.address_key, &site.by().await, new, "电话报名", site.now()).await.unwrap();

        assert_eq!(site.chosen(&added).await, [waits("车工", 1)]);
        site.recount().await;
    }
}

on_both! {
    async fn without_sessions_not_one_statement_more(site: Site) {
        let plain = site.event("plain").publish().await;
        let with = site.event("with").publish().await;
        site.choice(&with, "车工", (0, 30), 1).await;
        let mut counts = vec![];
        for event in [&plain, &with] {
            let before = site.statements();
            let Ok(Outcome::New(..)) = site.app.desk.register(newcomer(event, "fang"), site.now()).await else { panic!() };
            counts.push(site.statements() - before);
        }

        assert_eq!(counts[0], counts[1]);
    }
}
