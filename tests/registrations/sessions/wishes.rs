//! Whoever waits for the event wishes; with their place there they get what is free, and wait for the rest.
use super::{held, waits, wished};
use crate::{
    on_both,
    support::{Site, letters::Letter},
};
use chrono::Duration;
use entity::registration::Status::{Confirmed, Waiting};
use xingtan::registrations::{Case, NewCapacity, admit_waiting, set_capacity};

on_both! {
    async fn a_place_at_the_event_makes_them_places_or_places_in_line(site: Site) {
        let event = site.event("salon").places(2).publish().await;
        let [lathe, stone] = [site.choice(&event, "车工", (0, 30), 1).await, site.choice(&event, "石雕", (30, 30), 5).await];
        let first = site.register_for(&event, "first", &[]).await;
        site.register_for(&event, "second", &[&lathe]).await;
        let third = site.register_for(&event, "third", &[&lathe, &stone]).await;
        assert_eq!(site.chosen(&third).await, [wished("车工"), wished("石雕")]);
        let told = site.deliver().await.iter().map(Letter::from).map(|letter| letter.text).collect::<Vec<_>>();
        assert!(told[2].contains("石雕，2026年12月5日（周六）10:30–11:00，北京时间：轮到你参加活动时再安排"), "{}", told[2]);

        site.post(&format!("/t/{}/cancellation", first.token), &[]).await;

        assert_eq!(site.chosen(&third).await, [waits("车工", 1), held("石雕")]);
        let letters: Vec<Letter> = site.deliver().await.iter().map(Letter::from).collect();
        assert!(letters[1].subject.starts_with("轮到你了"), "{}", letters[1].subject);
        assert!(letters[1].text.contains("北京时间：候补第 1 位") && letters[1].text.contains("北京时间：已为你留位"), "{}", letters[1].text);
        site.recount().await;
    }
}

on_both! {
    async fn what_whoever_leaves_held_goes_to_its_line_before_newcomers_from_the_event_s_line(site: Site) {
        let event = site.event("salon").places(2).publish().await;
        let lathe = site.choice(&event, "车工", (0, 30), 1).await;
        let first = site.register_for(&event, "first", &[&lathe]).await;
        let second = site.register_for(&event, "second", &[&lathe]).await;
        let third = site.register_for(&event, "third", &[&lathe]).await;

        site.post(&format!("/t/{}/cancellation", first.token), &[]).await;

        assert_eq!((site.chosen(&second).await, site.chosen(&third).await), (vec![held("车工")], vec![waits("车工", 1)]));
        site.recount().await;
    }
}

on_both! {
    async fn out_of_turn_and_by_more_places_as_well(site: Site) {
        let event = site.event("salon").places(1).publish().await;
        let lathe = site.choice(&event, "车工", (0, 30), 1).await;
        let mut rows = vec![];
        for name in ["a", "b", "c"] {
            rows.push(site.register_for(&event, name, &[&lathe]).await);
        }
        site.post(&format!("/t/{}/sessions", rows[0].token), &[]).await;
        let (db, key) = (&site.app.db, &site.app.address_key);
        let (who, decides) = (site.by().await, site.by().await);

        admit_waiting(db, key, &decides, Case { event: event.id, registration: rows[2].id }, "名单调整", site.now()).await.unwrap();
        let new = NewCapacity { seen: Some(2), places: Some(3), despite: "" };
        set_capacity(db, key, &who, event.id, new, site.now()).await.unwrap();

        assert_eq!(site.states(&event).await, [Confirmed, Confirmed, Confirmed]);
        assert_eq!((site.chosen(&rows[2]).await, site.chosen(&rows[1]).await), (vec![held("车工")], vec![waits("车工", 1)]));
        site.recount().await;
    }
}

on_both! {
    async fn what_began_meanwhile_is_no_longer_to_be_had(site: Site) {
        let event = site.event("salon").places(1).publish().await;
        let tour = site.choice(&event, "参观", (-60, 30), 5).await;
        let first = site.register_for(&event, "first", &[]).await;
        let second = site.register_for(&event, "second", &[&tour]).await;
        site.advance(Duration::days(4) - Duration::minutes(30));

        site.post(&format!("/t/{}/cancellation", first.token), &[]).await;

        assert_eq!(site.states(&event).await[1], Confirmed);
        assert_eq!((site.chosen(&second).await, site.counters(&tour).await), (vec![], (0, 0, 0)));
        site.recount().await;
    }
}

on_both! {
    async fn wishes_can_be_changed_and_go_with_the_registration(site: Site) {
        let event = site.event("salon").places(1).publish().await;
        let [lathe, stone] = [site.choice(&event, "车工", (0, 30), 1).await, site.choice(&event, "石雕", (0, 30), 1).await];
        site.register_for(&event, "first", &[]).await;
        let second = site.register_for(&event, "second", &[&lathe]).await;

        site.post(&format!("/t/{}/sessions", second.token), &[("session", &stone.id.to_string())]).await;

        assert_eq!(site.states(&event).await[1], Waiting);
        assert_eq!(site.chosen(&second).await, [wished("石雕")]);
        site.post(&format!("/t/{}/cancellation", second.token), &[]).await;
        assert_eq!((site.counters(&lathe).await, site.counters(&stone).await), ((0, 0, 0), (0, 0, 0)));
        site.recount().await;
    }
}
