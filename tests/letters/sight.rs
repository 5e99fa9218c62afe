//! Who sees which letters, and how much of them.
use super::{about, put_off, the_letter};
use crate::{
    on_both,
    support::{Answer, Site},
};
use entity::{account, event::District, officer_role::Role, registration};
use xingtan::registrations::{Case, approve};

/// Status of one letter's page, of its HTML part, and of sending it again.
async fn doors(site: &Site, who: &account::Model, row: &registration::Model) -> [u16; 3] {
    let seat = site.sign_in(who).await;
    let path = format!("/admin/letters/{}", about(site, row).await.last().unwrap().id);
    [
        seat.get(&path).await.status,
        seat.get(&format!("{path}/html")).await.status,
        seat.post(&format!("{path}/repeat"), &[]).await.status,
    ]
}

async fn list(site: &Site, who: &account::Model) -> Answer {
    site.sign_in(who).await.get("/admin/letters").await
}

on_both! {
    async fn a_scheduler_sees_letters_of_own_events(site: Site) {
        let scheduler = site.officer("scheduler", Role::Scheduler, None).await;
        let seat = site.sign_in(&scheduler).await;
        let foreign = site.event("foreign").publish().await;
        let theirs = site.register(&foreign, "theirs").await;
        site.event("original").publish().await;
        assert_eq!(seat.post("/admin/events/original/clone", &[]).await.location(), "/admin/events/original-2");
        seat.post("/admin/events/original-2/publication", &[("revision", "1")]).await;
        let own = xingtan::events::by_slug(site.db(), "original-2").await.unwrap().unwrap();
        site.advance(chrono::Duration::days(7));
        let mine = site.register(&own, "mine").await;

        let list = list(&site, &scheduler).await.body;

        assert!(list.contains("mine@example.cn") && !list.contains("theirs@example.cn"));
        assert_eq!(doors(&site, &scheduler, &mine).await, [200, 200, 303]);
        assert_eq!(doors(&site, &scheduler, &theirs).await, [404, 404, 404]);
    }
}

on_both! {
    async fn a_reviewer_sees_letters_of_own_decisions(site: Site) {
        let reviewer = site.officer("reviewer", Role::Reviewer, None).await;
        let event = site.event("salon").with(|new| new.needs_approval = true).publish().await;
        let [mine, theirs] = [site.register(&event, "mine").await, site.register(&event, "theirs").await];
        let case = |row: &registration::Model| Case { event: event.id, registration: row.id };
        let (db, key, now) = (&site.app.db, &site.app.address_key, site.now());
        approve(db, key, &site.officer_of(reviewer.id).await, case(&mine), now).await.unwrap();
        approve(db, key, &site.by().await, case(&theirs), now).await.unwrap();
        site.deliver().await;

        let list = list(&site, &reviewer).await.body;

        assert_eq!((list.matches("mine@example.cn").count(), list.matches("theirs@example.cn").count()), (1, 0));
        assert_eq!(doors(&site, &reviewer, &mine).await, [200, 200, 303]);
        assert_eq!(doors(&site, &reviewer, &theirs).await, [404, 404, 404]);
    }
}

on_both! {
    async fn an_auditor_sees_what_became_of_letters_and_nothing_of_people(site: Site) {
        let auditor = site.officer("auditor", Role::Auditor, None).await;
        let seat = site.sign_in(&auditor).await;
        let event = site.event("salon").publish().await;
        let row = site.register(&event, "fang").await;
        put_off(&site).await;

        let (list, one) = (seat.get("/admin/letters").await, format!("/admin/letters/{}", the_letter(&site, &row).await.id));
        let page = seat.get(&one).await;

        assert!(list.body.contains("f•••@e•••") && page.body.contains("f•••@e•••"));
        assert!(page.main_text().contains("没发出去，稍后再发") && page.main_text().contains("审计人员看不到正文。"));
        for personal in ["fang", "try later", "<pre", "<form method=\"post\" action=\"/admin/letters"] {
            assert!(!page.body.contains(personal) && !list.body.contains(personal), "{personal}");
        }
        assert_eq!(doors(&site, &auditor, &row).await, [200, 404, 403]);
        assert_eq!(seat.post(&format!("{one}/dead-address"), &[("mark", "dead")]).await.status, 403);
        assert_eq!(seat.post("/admin/letters/test", &[]).await.status, 403);
    }
}

on_both! {
    async fn a_districts_limit_holds_for_letters(site: Site) {
        let officer = site.officer("officer", Role::Administrator, Some(District::Weishan)).await;
        let own = site.event("own").with(|new| new.district = District::Weishan).publish().await;
        let [mine, theirs] = [
            site.register(&own, "mine").await,
            site.register(&site.event("foreign").publish().await, "theirs").await,
        ];
        site.post("/sign-up", &[("email", "newcomer@example.cn")]).await;

        let list = list(&site, &officer).await.body;

        assert!(list.contains("mine@example.cn"));
        assert!(!list.contains("theirs@example.cn") && !list.contains("newcomer@example.cn"));
        assert_eq!(doors(&site, &officer, &mine).await, [200, 200, 303]);
        assert_eq!(doors(&site, &officer, &theirs).await, [404, 404, 404]);
    }
}

on_both! {
    async fn at_the_door_letters_are_nobodys_business(site: Site) {
        let door = site.officer("door", Role::CheckIn, None).await;

        let refused = list(&site, &door).await;

        assert_eq!((refused.status, refused.heading().as_str()), (403, "你没有“查看通知”的权限"));
    }
}
