//! Archive: what is over or cancelled leaves the officers' shelves; its address stays and says so.
use crate::{
    on_both,
    support::{Site, letters::Letter, sessions::session},
};
use chrono::Duration;
use entity::{
    event::{self, District, Status},
    officer_role::Role,
};
use xingtan::{
    events::{NewSession, SeenAgenda, Tell, add_session, archive_old},
    jobs,
    registrations::cancel_event,
};

/// Over, but for a session on the next day.
async fn with_an_encore(site: &Site) -> (event::Model, NewSession) {
    let event = site.event("salon").publish().await;
    site.register(&event, "fang").await;
    let late = session(&event, "返场", 24 * 60, 30);
    let seen = SeenAgenda { despite: "第二天加演", ..site.seen(&event).await };
    add_session(&site.app.db, &site.by().await, seen, &late, Tell::Nobody, site.now()).await.unwrap();
    site.deliver().await;
    site.advance(event.ends_at - site.now());
    (event, late)
}

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

on_both! {
    async fn while_a_session_is_to_come_its_event_is_not_archived(site: Site) {
        let (event, late) = with_an_encore(&site).await;
        let seat = site.sign_in(&site.officer("scheduler", Role::Scheduler, None).await).await;
        let path = "/admin/events/salon/archive";

        let shown = seat.get("/admin/events/salon").await;
        let asked = seat.get(path).await;
        let [chinese, english] =
            [seat.post(&format!("{path}?lang=zh-CN"), &[]).await, seat.post(&format!("{path}?lang=en"), &[]).await];
        let after = site.app.settings.archive_after;
        site.advance(after);
        let early = archive_old(&site.app.db, after, site.now()).await.unwrap();
        site.advance(late.ends_at - event.ends_at);
        let due = archive_old(&site.app.db, after, site.now()).await.unwrap();

        assert!(!shown.body.contains(&format!("href=\"{path}\"")), "it is not offered in vain");
        assert_eq!((asked.status, chinese.status, english.status), (409, 409, 409));
        assert_eq!(chinese.heading(), "议程里还有场次没有结束，不能归档");
        assert!(chinese.main_text().contains("等最后一个场次结束后再归档"), "{}", chinese.main_text());
        assert_eq!(english.heading(), "A session of its agenda is not over yet, so the event is not archived");
        assert!(english.main_text().contains("Archive it once its last session is over"), "{}", english.main_text());
        assert_eq!((early, due, site.reload(&event).await.status), (0, 1, Status::Archived));
    }
}

on_both! {
    async fn while_a_session_is_to_come_its_event_can_be_cancelled(site: Site) {
        let (event, _) = with_an_encore(&site).await;
        let seat = site.sign_in(&site.officer("scheduler", Role::Scheduler, None).await).await;
        let path = "/admin/events/salon/cancellation";

        let shown = seat.get("/admin/events/salon").await;
        let done = seat.post(path, &[("reason", "场地停电")]).await;

        assert!(shown.body.contains(&format!("href=\"{path}\"")), "it is offered");
        assert_eq!((done.status, site.reload(&event).await.status), (303, Status::Cancelled));
        let letters: Vec<Letter> = site.deliver().await.iter().map(Letter::from).collect();
        assert_eq!(letters.iter().map(|letter| letter.to.as_str()).collect::<Vec<_>>(), ["fang@example.cn"]);
        assert!(letters[0].text.contains("场地停电"), "{}", letters[0].text);
    }
}
