//! Archive: what is over or cancelled leaves the officers' shelves; its address stays and says so.
use crate::{on_both, support::Site};
use chrono::Duration;
use entity::{
    event::{District, Status},
    officer_role::Role,
};
use xingtan::{events::archive_old, jobs, registrations::cancel_event};

on_both! {
    async fn an_event_that_is_over_is_archived_and_its_address_says_so(site: Site) {
        let scheduler = site.officer("scheduler", Role::Scheduler, Some(District::Qufu)).await;
        let event = site.event("salon").publish().await;
        let person = site.register(&event, "fang").await;
        let seat = site.sign_in(&scheduler).await;
        assert_eq!(seat.get("/admin/events/salon/archive").await.status, 409);
        assert_eq!(seat.post("/admin/events/salon/archive", &[]).await.heading(), "活动还没有结束，不能归档");
        site.advance(Duration::days(5));
        let seat = site.sign_in(&scheduler).await;
        let before = [site.get("/events/salon").await.main_text(), site.get(&format!("/t/{}", person.token)).await.main_text()];

        let asked = seat.get("/admin/events/salon/archive").await.main_text();
        let done = seat.post("/admin/events/salon/archive", &[]).await;

        assert!(asked.contains("归档不能撤销") && asked.contains("公开页面的网址不变"), "{asked}");
        assert_eq!(done.location(), "/admin/events/salon");
        assert_eq!(seat.post("/admin/events/salon/archive", &[]).await.status, 303, "twice is once");
        assert_eq!(seat.post("/admin/events/salon/text", &[("revision", "1")]).await.status, 409, "an old form says so");
        let after = [site.get("/events/salon").await.main_text(), site.get(&format!("/t/{}", person.token)).await.main_text()];
        assert_eq!(after, before);
        assert!(after[0].contains("已结束"), "{}", after[0]);
        let shelves = async |shelf: &str| seat.get(&format!("/admin/events?shelf={shelf}")).await.body.contains("/admin/events/salon\"");
        assert_eq!([shelves("over").await, shelves("archived").await], [false, true]);
        assert!(site.get("/events?from=2026-12-01").await.body.contains("/events/salon\""), "visitors still find it");
    }
}

on_both! {
    async fn a_cancelled_event_stays_cancelled_for_its_people(site: Site) {
        let event = site.event("salon").publish().await;
        let person = site.register(&event, "fang").await;
        let (db, key, who) = (&site.app.db, &site.app.address_key, site.by().await);
        cancel_event(db, key, &who, event.id, "场地检修", site.now()).await.unwrap();
        let ticket = format!("/t/{}", person.token);
        let read = async || {
            let form = site.get("/events/salon/registration").await.heading();
            [site.get("/events/salon").await.main_text(), site.get(&ticket).await.main_text(), form]
        };
        let before = read().await;

        xingtan::events::archive(db, &who, event.id, site.now()).await.unwrap();

        assert_eq!(read().await, before);
        assert!(site.get("/events/salon.ics").await.body.contains("STATUS:CANCELLED"));
        assert_eq!(site.get("/api/v1/events/salon").await.json()["event"]["state"], "cancelled");
    }
}

on_both! {
    async fn a_draft_is_not_archived(site: Site) {
        let scheduler = site.officer("scheduler", Role::Scheduler, None).await;
        let draft = site.event("salon").draft().await;
        site.advance(Duration::days(30));

        let answer = site.sign_in(&scheduler).await.post("/admin/events/salon/archive", &[]).await;

        assert_eq!((answer.status, site.reload(&draft).await.status), (409, Status::Draft));
    }
}

on_both! {
    async fn what_ended_180_days_ago_is_archived_once_by_two_workers(site: Site) {
        let event = site.event("salon").publish().await;
        let off = site.event("off").publish().await;
        let draft = site.event("draft").draft().await;
        let (db, key) = (&site.app.db, &site.app.address_key);
        cancel_event(db, key, &site.by().await, off.id, "场地检修", site.now()).await.unwrap();
        let run = async || {
            let after = site.app.settings.archive_after;
            let (one, two) = tokio::join!(archive_old(db, after, site.now()), archive_old(db, after, site.now()));
            one.unwrap() + two.unwrap()
        };

        site.advance(event.ends_at - site.now() + Duration::days(180) - Duration::seconds(1));
        assert_eq!(run().await, 0);
        site.advance(Duration::seconds(1));
        assert_eq!(run().await, 2);
        assert_eq!(run().await, 0);

        let mut stands = Vec::new();
        for event in [&event, &off, &draft] {
            stands.push(site.reload(event).await.status);
        }
        assert_eq!(stands, [Status::Archived, Status::Archived, Status::Draft]);
    }
}

on_both! {
    async fn the_timetable_runs_it(site: Site) {
        let event = site.event("salon").publish().await;
        site.advance(Duration::days(200));

        let ran = jobs::run_due(&site.app).await.unwrap();

        assert!(ran.contains(&"archive-events"), "{ran:?}");
        assert_eq!(site.reload(&event).await.status, Status::Archived);
    }
}
