//! Taking a session's places back: it is not chosen any more, and everybody who did is told.
use super::held;
use crate::{
    on_both,
    support::{Site, letters::Letter},
};
use chrono::Duration;
use xingtan::{
    events::{SessionError, Tell, remove_session},
    registrations::{SessionPlacesError, take_back_session},
};

on_both! {
    async fn everybody_gets_one_letter_and_the_session_can_go(site: Site) {
        let event = site.event("salon").places(3).publish().await;
        let [lathe, stone] = [site.choice(&event, "车工", (0, 30), 1).await, site.choice(&event, "石雕", (30, 30), 5).await];
        let first = site.register_for(&event, "first", &[&lathe, &stone]).await;
        for name in ["second", "third", "fourth"] {
            site.register_for(&event, name, &[&lathe]).await;
        }
        site.register_for(&event, "other", &[&stone]).await;
        site.deliver().await;
        let (db, key, who) = (&site.app.db, &site.app.address_key, site.by().await);
        let seen = site.seen_session(&event, lathe.id).await;
        let before = remove_session(db, key, &who, seen, Tell::Nobody, site.now()).await;

        let taken = take_back_session(db, key, &who, (event.id, lathe.id), "老师病了", site.now()).await.unwrap();
        let again = take_back_session(db, key, &who, (event.id, lathe.id), "老师病了", site.now()).await.unwrap();

        assert!(matches!(before, Err(SessionError::Chosen)), "{before:?}");
        assert_eq!((taken.places, again.places, site.counters(&lathe).await), (None, None, (0, 0, 0)));
        assert_eq!(site.chosen(&first).await, [held("石雕")]);
        let letters: Vec<Letter> = site.deliver().await.iter().map(Letter::from).collect();
        let to: Vec<&str> = letters.iter().map(|letter| letter.to.as_str()).collect();
        assert_eq!(to, ["first@example.cn", "second@example.cn", "third@example.cn", "fourth@example.cn"]);
        assert!(letters[0].text.contains("主办方说明：老师病了") && letters[0].text.contains("石雕，"), "{}", letters[0].text);
        let seen = site.seen_session(&event, lathe.id).await;
        remove_session(db, key, &who, seen, Tell::Nobody, site.now()).await.unwrap();
        site.recount().await;
    }
}

on_both! {
    async fn once_it_began_it_stays(site: Site) {
        let event = site.event("salon").publish().await;
        let lathe = site.choice(&event, "车工", (0, 30), 1).await;
        site.register_for(&event, "first", &[&lathe]).await;
        let who = site.by().await;
        site.advance(Duration::days(4));

        let refused = take_back_session(&site.app.db, &site.app.address_key, &who, (event.id, lathe.id), "老师病了", site.now()).await;

        assert!(matches!(refused, Err(SessionPlacesError::Begun)), "{refused:?}");
        assert_eq!(site.counters(&lathe).await, (1, 0, 0));
    }
}
