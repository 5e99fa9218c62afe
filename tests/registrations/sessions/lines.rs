//! Lines of sessions: a freed place goes to the first at once, by whichever act, and not once the session began.
use super::{held, waits};
use crate::{
    on_both,
    support::{Site, letters::Letter},
};
use chrono::Duration;
use xingtan::registrations::{
    Case, SeenPlaces, SessionPlacesError, cancel_for, choose_sessions, reject, set_session_places,
};

on_both! {
    async fn every_act_that_ends_a_registration_moves_the_line(site: Site) {
        let event = site.event("salon").publish().await;
        let lathe = site.choice(&event, "车工", (0, 30), 1).await;
        let mut rows = vec![];
        for name in ["a", "b", "c", "d", "e"] {
            rows.push(site.register_for(&event, name, &[&lathe]).await);
        }
        let letters: Vec<Letter> = site.deliver().await.iter().map(Letter::from).collect();
        let last = format!("/not-me/{}", rows[3].not_me_token);
        let (db, key, who) = (&site.app.db, &site.app.address_key, site.by().await);
        assert_eq!(letters.len(), 5);

        site.post(&format!("/t/{}/cancellation", rows[0].token), &[]).await;
        assert_eq!(site.chosen(&rows[1]).await, [held("车工")]);
        cancel_for(db, key, &who, Case { event: event.id, registration: rows[1].id }, "名单调整", site.now()).await.unwrap();
        assert_eq!(site.chosen(&rows[2]).await, [held("车工")]);
        site.post(&format!("/t/{}/erasure", rows[2].letter_token), &[]).await;
        assert_eq!(site.chosen(&rows[3]).await, [held("车工")]);
        site.post(&last, &[]).await;
        assert_eq!(site.chosen(&rows[4]).await, [held("车工")]);

        assert_eq!(site.counters(&lathe).await, (1, 0, 0));
        let told = site.outbox().await.into_iter().filter(|(_, kind, _)| kind == "registrations-session-promoted");
        let told: Vec<String> = told.map(|(to, ..)| to).collect();
        assert_eq!(told, ["b@example.cn", "", "", "e@example.cn"], "two were forgotten since");
        site.recount().await;
    }
}

on_both! {
    async fn a_rejection_frees_too(site: Site) {
        let event = site.event("salon").with(|new| new.needs_approval = true).publish().await;
        let lathe = site.choice(&event, "车工", (0, 30), 1).await;
        let [first, second] = [site.register_for(&event, "first", &[&lathe]).await, site.register_for(&event, "second", &[&lathe]).await];

        let case = Case { event: event.id, registration: first.id };
        reject(&site.app.db, &site.app.address_key, &site.by().await, case, "材料不全", site.now()).await.unwrap();

        assert_eq!((site.chosen(&first).await, site.chosen(&second).await), (vec![], vec![held("车工")]));
        site.recount().await;
    }
}

on_both! {
    async fn the_letter_says_which_session_it_is(site: Site) {
        let event = site.event("salon").publish().await;
        let lathe = site.choice(&event, "车工", (0, 30), 1).await;
        let first = site.register_for(&event, "first", &[&lathe]).await;
        site.register_for(&event, "second", &[&lathe]).await;
        site.deliver().await;

        site.post(&format!("/t/{}/sessions", first.token), &[]).await;

        let letters: Vec<Letter> = site.deliver().await.iter().map(Letter::from).collect();
        let subjects: Vec<(&str, &str)> = letters.iter().map(|letter| (letter.to.as_str(), letter.subject.as_str())).collect();
        assert_eq!(subjects, [
            ("first@example.cn", "场次已改选：学徒导师沙龙：把手艺写成培养计划"),
            ("second@example.cn", "场次轮到你了：车工，学徒导师沙龙：把手艺写成培养计划"),
        ]);
        assert!(letters[1].text.contains("车工，2026年12月5日（周六）10:00–10:30，北京时间：已为你留位"), "{}", letters[1].text);
    }
}

on_both! {
    async fn a_raise_moves_up_in_order_and_below_what_is_taken_is_refused(site: Site) {
        let event = site.event("salon").publish().await;
        let lathe = site.choice(&event, "车工", (0, 30), 2).await;
        let mut rows = vec![];
        for name in ["a", "b", "c", "d", "e"] {
            rows.push(site.register_for(&event, name, &[&lathe]).await);
        }
        let (db, key, who) = (&site.app.db, &site.app.address_key, site.by().await);
        let seen = |seen| SeenPlaces { event: event.id, session: lathe.id, seen: Some(seen), despite: "" };

        let below = set_session_places(db, key, &who, seen(2), 1, site.now()).await;
        let stale = set_session_places(db, key, &who, seen(3), 4, site.now()).await;
        let raised = set_session_places(db, key, &who, seen(2), 4, site.now()).await.unwrap();
        let again = set_session_places(db, key, &who, seen(2), 4, site.now()).await.unwrap();

        assert!(matches!(below, Err(SessionPlacesError::BelowTaken { taken: 2 })), "{below:?}");
        assert!(matches!(stale, Err(SessionPlacesError::Stale)), "{stale:?}");
        assert_eq!((raised.places, again.places), (Some(4), Some(4)));
        assert_eq!(site.counters(&lathe).await, (4, 1, 0));
        assert_eq!((site.chosen(&rows[3]).await, site.chosen(&rows[4]).await), (vec![held("车工")], vec![waits("车工", 1)]));
        let promoted: Vec<String> = site.outbox().await.into_iter().filter(|(_, kind, _)| kind == "registrations-session-promoted").map(|(to, ..)| to).collect();
        assert_eq!(promoted, ["c@example.cn", "d@example.cn"]);
        site.recount().await;
    }
}

on_both! {
    async fn once_it_began_nobody_moves_up_and_the_others_still_do(site: Site) {
        let event = site.event("salon").publish().await;
        let [lathe, stone] = [site.choice(&event, "车工", (0, 30), 1).await, site.choice(&event, "石雕", (60, 30), 1).await];
        let first = site.register_for(&event, "first", &[&lathe, &stone]).await;
        let second = site.register_for(&event, "second", &[&lathe, &stone]).await;
        let holder = site.holder(&first.token).await;
        site.advance(Duration::days(4) + Duration::minutes(10));

        choose_sessions(&site.app.db, &site.app.address_key, &holder, &[], site.now()).await.unwrap();

        assert_eq!(site.chosen(&first).await, [held("车工")], "what has begun is not given back");
        assert_eq!(site.chosen(&second).await, [waits("车工", 1), held("石雕")]);
        site.recount().await;
    }
}

on_both! {
    async fn whoever_is_forgotten_after_the_start_lets_go_what_is_to_come(site: Site) {
        let event = site.event("salon").publish().await;
        let [lathe, stone] = [site.choice(&event, "车工", (0, 30), 1).await, site.choice(&event, "石雕", (60, 30), 1).await];
        let first = site.register_for(&event, "first", &[&lathe, &stone]).await;
        let second = site.register_for(&event, "second", &[&lathe, &stone]).await;
        site.advance(Duration::days(4) + Duration::minutes(10));

        site.post(&format!("/t/{}/erasure", first.letter_token), &[]).await;

        assert_eq!((site.chosen(&first).await, site.chosen(&second).await), (vec![held("车工")], vec![waits("车工", 1), held("石雕")]));
        site.recount().await;
    }
}
