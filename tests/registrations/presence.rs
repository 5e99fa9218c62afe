//! Check-in: found by code or name, marked once, unmarked, and whoever has no place is not marked.
use crate::{
    on_both,
    support::{Site, people::Seat},
};
use chrono::{DateTime, Duration, Utc};
use entity::{
    audit,
    event::{self, District},
    officer_role::Role,
    registration::{self, Status},
};
use sea_orm::{EntityTrait, QueryFilter};
use xingtan::registrations::{Marked, PresenceError, cancel_event, mark_present, unmark_present};

const DOOR: &str = "/admin/events/salon/check-in";

async fn door(site: &Site) -> Seat<'_> {
    site.sign_in(&site.officer("door", Role::CheckIn, None).await).await
}

/// The salon, and the clock at one hour before its start.
async fn at_the_door(site: &Site) -> event::Model {
    let event = site.event("salon").publish().await;
    site.advance(Duration::days(4) - Duration::hours(1));
    event
}

fn registered(site: &Site) -> DateTime<Utc> {
    site.now() - Duration::days(2)
}

async fn register(site: &Site, event: &event::Model, name: &str) -> registration::Model {
    let new = crate::support::builders::newcomer(event, name);
    match site.app.desk.register(new, registered(site)).await.unwrap() {
        xingtan::registrations::Outcome::New(row, _) => row,
        other => panic!("{other:?}"),
    }
}

async fn present(site: &Site, event: &event::Model) -> Vec<Option<DateTime<Utc>>> {
    site.registrations(event).await.into_iter().map(|row| row.present_at).collect()
}

async fn acts(site: &Site) -> Vec<(String, serde_json::Value)> {
    let found = audit::Entity::find().filter(audit::COLUMN.object.eq("registration")).all(site.db()).await.unwrap();
    found.into_iter().map(|entry| (entry.act, entry.fields)).collect()
}

on_both! {
    async fn a_code_typed_anyhow_finds_one_and_one_button_marks(site: Site) {
        let event = at_the_door(&site).await;
        let row = register(&site, &event, "fang").await;
        register(&site, &event, "other").await;
        let seat = door(&site).await;
        let code = format!("{}-{}", row.code[..4].to_lowercase(), &row.code[4..]);

        let found = seat.get(&format!("{DOOR}?q={code}")).await;
        let scanned = seat.get(&format!("{DOOR}?q=http%3A%2F%2Fxingtan.test%2Fevents%2Fsalon%23{}", row.code)).await;
        let marked = seat.post(&format!("/admin/events/salon/registrations/{}/presence", row.id), &[]).await;

        for page in [&found, &scanned] {
            assert!(page.main_text().contains("已签到 0 人，已确认报名 2 人"), "{}", page.main_text());
            assert_eq!(page.body.matches("/presence\"").count(), 1);
            assert!(!page.body.contains("fang@example.cn"));
        }
        assert_eq!((marked.status, marked.location().as_str()), (303, DOOR));
        let after = seat.get(marked.header("location")).await.main_text();
        assert!(after.contains("已签到：fang，12月5日（周六）9:00") && after.contains("已签到 1 人"), "{after}");
        assert_eq!(present(&site, &event).await, [Some(site.now()), None]);
        assert_eq!(acts(&site).await, [("registrations.mark_present".to_owned(), serde_json::json!(["present_at"]))]);
    }
}

on_both! {
    async fn part_of_a_name_lists_several_and_one_line_leads_to_one(site: Site) {
        let event = at_the_door(&site).await;
        for name in ["Chen_1", "chen-2", "Wang"] {
            register(&site, &event, name).await;
        }
        let seat = door(&site).await;

        let several = seat.get(&format!("{DOOR}?q=CHEN")).await;
        let one = seat.get(&format!("{DOOR}?q=n_1")).await;
        let nobody = seat.get(&format!("{DOOR}?q=%25%00")).await;

        assert!(several.main_text().contains("找到 2 人，请选一位") && !several.main_text().contains("Wang"));
        assert_eq!(several.body.matches("href=\"/admin/events/salon/check-in?q=").count(), 2, "{}", several.body);
        assert!(one.main_text().contains("Chen_1") && one.body.contains("/presence\""));
        assert_eq!((nobody.status, nobody.main_text().contains("没有找到“%")), (200, true), "{}", nobody.main_text());
    }
}

on_both! {
    async fn twice_is_once_and_says_when_it_was(site: Site) {
        let event = at_the_door(&site).await;
        let row = register(&site, &event, "fang").await;
        let (seat, first) = (door(&site).await, site.now());
        let path = format!("/admin/events/salon/registrations/{}/presence", row.id);
        seat.post(&path, &[]).await;
        site.advance(Duration::minutes(5));

        let again = seat.post(&path, &[]).await;

        let page = seat.get(again.header("location")).await.main_text();
        assert!(page.contains("fang 在 12月5日（周六）9:00 已经签到"), "{page}");
        let found = seat.get(&format!("{DOOR}?q=fang")).await;
        assert!(found.main_text().contains("12月5日（周六）9:00 已签到"), "{}", found.main_text());
        assert_eq!(found.body.matches("/presence\"").count(), 0);
        assert_eq!(present(&site, &event).await, [Some(first)]);
        assert_eq!(acts(&site).await.len(), 1);
    }
}

on_both! {
    async fn of_two_devices_one_marks_and_the_other_is_told_when(site: Site) {
        let event = at_the_door(&site).await;
        let row = register(&site, &event, "fang").await;
        let who = site.by().await;

        let mark = || mark_present(&site.app.db, &who, event.id, row.id, site.now());
        let (one, other) = tokio::join!(mark(), mark());

        let mut marked = [one.unwrap(), other.unwrap()];
        marked.sort_by_key(|marked| *marked != Marked::Now);
        assert_eq!(marked, [Marked::Now, Marked::Before(site.now())]);
        assert_eq!(acts(&site).await.len(), 1);
    }
}

on_both! {
    async fn a_mark_is_taken_back_once(site: Site) {
        let event = at_the_door(&site).await;
        let row = register(&site, &event, "fang").await;
        let seat = door(&site).await;
        let path = format!("/admin/events/salon/registrations/{}/presence", row.id);
        seat.post(&path, &[]).await;

        let undone = seat.post(&format!("{path}/undo"), &[]).await;
        unmark_present(&site.app.db, &site.by().await, event.id, row.id, site.now()).await.unwrap();

        assert!(seat.get(undone.header("location")).await.main_text().contains("已撤销签到：fang"));
        assert_eq!(present(&site, &event).await, [None]);
        let acts: Vec<String> = acts(&site).await.into_iter().map(|(act, _)| act).collect();
        assert_eq!(acts, ["registrations.mark_present", "registrations.unmark_present"]);
    }
}

on_both! {
    async fn who_has_no_place_is_told_why_and_not_marked(site: Site) {
        let event = site.event("salon").places(2).with(|new| new.needs_approval = true).publish().await;
        for name in ["pending", "gone", "waits"] {
            site.register(&event, name).await;
        }
        let rows = site.registrations(&event).await;
        site.post(&format!("/t/{}/cancellation", rows[1].token), &[]).await;
        site.register(&event, "waits2").await;
        site.advance(Duration::days(4) - Duration::hours(1));
        let seat = door(&site).await;

        for (name, heading) in [
            ("pending", "报名还没有审核，不能签到"),
            ("gone", "这次报名已经取消"),
            ("waits2", "还在候补，没有名额，不能签到"),
        ] {
            let row = site.registrations(&event).await.into_iter().find(|row| row.name.as_deref() == Some(name)).unwrap();
            let found = seat.get(&format!("{DOOR}?q={}", row.code)).await;
            assert!(found.main_text().contains(heading) && !found.body.contains("/presence\""), "{}", found.main_text());
            let refused = seat.post(&format!("/admin/events/salon/registrations/{}/presence", row.id), &[]).await;
            assert_eq!((refused.status, refused.heading().as_str()), (409, heading));
        }
        assert_eq!(present(&site, &event).await, [None; 4]);
        assert_eq!(acts(&site).await, []);
    }
}

on_both! {
    async fn the_doors_open_a_day_before_and_close_a_week_after(site: Site) {
        let event = site.event("salon").publish().await;
        let row = site.register(&event, "fang").await;
        let who = site.by().await;
        let mark = |at| mark_present(&site.app.db, &who, event.id, row.id, at);
        let opens = event.starts_at - Duration::hours(24);
        let closes = event.ends_at + Duration::days(7);

        let early = mark(opens - Duration::seconds(1)).await;
        let late = mark(closes).await;
        let first = mark(opens).await.unwrap();
        let unmarked = unmark_present(&site.app.db, &who, event.id, row.id, closes).await;

        assert!(matches!(early, Err(PresenceError::TooEarly)), "{early:?}");
        assert!(matches!(late, Err(PresenceError::TooLate)), "{late:?}");
        assert_eq!(first, Marked::Now);
        assert!(matches!(unmarked, Err(PresenceError::TooLate)), "{unmarked:?}");
        assert!(door(&site).await.get(DOOR).await.main_text().contains("还没到签到时间"));
    }
}

on_both! {
    async fn a_cancelled_event_has_no_door(site: Site) {
        let event = at_the_door(&site).await;
        let row = register(&site, &event, "fang").await;
        cancel_event(&site.app.db, &site.app.address_key, &site.by().await, event.id, "", site.now()).await.unwrap();
        let seat = door(&site).await;

        let page = seat.get(&format!("{DOOR}?q=fang")).await;
        let refused = seat.post(&format!("/admin/events/salon/registrations/{}/presence", row.id), &[]).await;

        assert!(page.main_text().contains("活动已取消，不能签到") && !page.body.contains("/presence\""));
        assert_eq!((refused.status, refused.heading().as_str()), (409, "活动已取消，不能签到"));
        let draft = site.event("draft").draft().await;
        let nobody = mark_present(&site.app.db, &site.by().await, draft.id, row.id, site.now()).await;
        assert!(matches!(nobody, Err(PresenceError::NoSuchRegistration)), "{nobody:?}");
        assert!(seat.get("/admin/events/draft/check-in").await.main_text().contains("活动还没有发布，不能签到"));
    }
}

on_both! {
    async fn a_code_of_another_event_says_which(site: Site) {
        let event = at_the_door(&site).await;
        let fair = site.event("fair").with(|new| new.district = District::Weishan).publish().await;
        let row = register(&site, &event, "fang").await;
        let near = site.sign_in(&site.officer("near", Role::CheckIn, Some(District::Weishan)).await).await;
        let all = door(&site).await;

        let told = all.get(&format!("/admin/events/fair/check-in?q={}", row.code)).await;
        let untold = near.get(&format!("/admin/events/fair/check-in?q={}", row.code)).await;
        let posted = all.post(&format!("/admin/events/fair/registrations/{}/presence", row.id), &[]).await;

        assert!(told.main_text().contains("这个入场码属于另一场活动") && told.main_text().contains("学徒导师沙龙"));
        assert!(!untold.main_text().contains("学徒导师沙龙：把手艺写成培养计划 2026年12月5日（周六）10:00–12:00 "), "{}", untold.main_text());
        assert_eq!(posted.status, 404);
        assert_eq!(site.states(&event).await, [Status::Confirmed]);
        assert_eq!(site.states(&fair).await, []);
    }
}

on_both! {
    async fn only_who_may_mark_there_does(site: Site) {
        let event = at_the_door(&site).await;
        let row = register(&site, &event, "fang").await;
        let post = format!("/admin/events/salon/registrations/{}/presence", row.id);
        for (role, district, statuses) in [
            (Role::Auditor, None, [403, 403, 403]),
            (Role::CheckIn, Some(District::Weishan), [404, 404, 404]),
            (Role::CheckIn, Some(District::Qufu), [200, 303, 303]),
            (Role::Reviewer, None, [200, 303, 303]),
        ] {
            let seat = site.sign_in(&site.officer(&format!("{role:?}-{}", district.is_some()), role, district).await).await;
            let answers = [seat.get(DOOR).await, seat.post(&post, &[]).await, seat.post(&format!("{post}/undo"), &[]).await];
            assert_eq!(answers.map(|answer| answer.status), statuses, "{role:?} {district:?}");
        }
        let seat = door(&site).await;

        let odd = [
            seat.get("/admin/events/missing/check-in").await,
            seat.post("/admin/events/salon/registrations/nonsense/presence", &[]).await,
            seat.post(&format!("/admin/events/missing/registrations/{}/presence", row.id), &[]).await,
            seat.post(&format!("/admin/events/salon/registrations/{}/presence", event.id), &[]).await,
        ];

        assert_eq!(odd.map(|answer| answer.status), [404; 4]);
        assert_eq!(site.get(DOOR).await.location(), "/sign-in");
    }
}

on_both! {
    async fn the_door_costs_the_same_with_one_hit_and_with_three(site: Site) {
        let event = at_the_door(&site).await;
        let seat = door(&site).await;
        let queries = async || {
            let before = site.statements();
            seat.get(&format!("{DOOR}?q=fang")).await;
            site.statements() - before
        };
        register(&site, &event, "fang1").await;
        let one = queries().await;
        register(&site, &event, "fang2").await;
        register(&site, &event, "fang3").await;

        assert_eq!((one, queries().await), (5, 5));
    }
}
