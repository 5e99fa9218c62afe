//! The banner on officers' pages when letters do not go out.
use crate::{
    on_both,
    support::{Seat, Site},
};
use chrono::Duration;
use entity::officer_role::Role;

const SAYS: &str = "有信从 2026年12月1日（周二）10:00 等到现在还没发出";

async fn shows(seat: &Seat<'_>, path: &str) -> bool {
    let page = seat.get(path).await;
    assert_eq!(page.status, 200, "{path}");
    page.body.contains("class=\"flash flash--bad\"")
}

on_both! {
    async fn it_comes_after_five_minutes_and_goes_with_the_letter(site: Site) {
        let auditor = site.officer("auditor", Role::Auditor, None).await;
        let seat = site.sign_in(&auditor).await;
        let event = site.event("salon").publish().await;
        site.register(&event, "fang").await;
        site.advance(Duration::minutes(5) - Duration::seconds(1));
        assert!(!shows(&seat, "/admin/events").await, "not before");

        site.advance(Duration::seconds(1));

        for path in ["/admin/events", "/admin/events/salon", "/admin/letters"] {
            assert!(shows(&seat, path).await, "{path}");
        }
        assert!(seat.get("/admin/events").await.body.contains(SAYS));
        assert!(!site.get("/events/salon").await.body.contains(SAYS), "visitors need not know");
        site.deliver().await;
        assert!(!shows(&seat, "/admin/events").await, "gone when delivered");
    }
}

on_both! {
    async fn one_that_waits_for_its_turn_is_no_backlog(site: Site) {
        let auditor = site.officer("auditor", Role::Auditor, None).await;
        for number in 0..6 {
            let event = site.event(&format!("e{number}")).publish().await;
            site.register(&event, "victim").await;
        }
        assert_eq!(site.deliver().await.len(), 5);

        site.advance(Duration::minutes(59));
        assert!(!shows(&site.sign_in(&auditor).await, "/admin/letters").await);
        site.advance(Duration::minutes(6));

        assert!(shows(&site.sign_in(&auditor).await, "/admin/letters").await, "its turn came five minutes ago");
    }
}

on_both! {
    async fn who_may_not_see_letters_is_not_troubled(site: Site) {
        let door = site.officer("door", Role::CheckIn, None).await;
        let seat = site.sign_in(&door).await;
        let event = site.event("salon").publish().await;
        site.register(&event, "fang").await;

        site.advance(Duration::minutes(10));

        assert!(!shows(&seat, "/admin/events").await);
    }
}
