//! Five letters an hour to an address that nobody has confirmed; more wait their turn and do not lapse.
use crate::{on_both, support::Site};
use chrono::Duration;
use entity::event;

async fn eight_events(site: &Site) -> Vec<event::Model> {
    let mut events = Vec::new();
    for number in 0..8 {
        events.push(site.event(&format!("e{number}")).publish().await);
    }
    events
}

on_both! {
    async fn the_sixth_waits_for_the_hour_to_pass(site: Site) {
        for event in &eight_events(&site).await {
            site.register(event, "victim").await;
            site.advance(Duration::minutes(1));
        }

        let at_once = site.deliver().await.len();
        site.advance(Duration::minutes(59));
        let too_early = site.deliver().await.len();
        site.advance(Duration::minutes(1));
        let later = site.deliver().await.len();

        assert_eq!((at_once, too_early, later), (5, 0, 3));
    }
}

on_both! {
    async fn a_confirmed_address_is_outside_the_limit(site: Site) {
        let events = eight_events(&site).await;
        let row = site.register(&events[0], "fang").await;
        site.post(&format!("/t/{}/details", row.letter_token), &[("name", "王芳"), ("email", "fang@example.cn")]).await;

        for event in &events[1..] {
            site.register(event, "fang").await;
        }

        assert_eq!(site.deliver().await.len(), 9);
    }
}

on_both! {
    async fn two_workers_at_once_keep_to_the_limit(site: Site) {
        for event in &eight_events(&site).await {
            site.register(event, "victim").await;
        }

        let (one, two) = (site.app.worker(), site.app.worker());
        for _ in 0..10 {
            let (first, second) = tokio::join!(one.round(), two.round());
            first.unwrap();
            second.unwrap();
        }

        assert_eq!(site.letter_box.all().len(), 5);
    }
}
