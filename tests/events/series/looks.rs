//! What a series costs to look at, how it is subscribed to, and what holidays say of an event.
use super::{made, path, typed, weekly};
use crate::{events::conflicts::scheduler, on_both, support::Site};
use entity::{event::Kind, officer_role::Role};

on_both! {
    async fn a_long_series_costs_as_much_to_look_at_as_a_short_one(site: Site) {
        let seat = scheduler(&site).await;
        for (slug, times) in [("short", 2), ("long", 20)] {
            let draft = site.event(slug).draft().await;
            made(&site, &draft, &weekly(times)).await;
        }
        site.event("draft").draft().await;
        let cost = async |path: &str| {
            let before = site.statements();
            assert_eq!(seat.get(path).await.status, 200, "{path}");
            site.statements() - before
        };

        assert_eq!(cost("/admin/events/short/series").await, cost("/admin/events/long/series").await);
        let preview = |times| path("draft", &typed("week", "times", times));
        assert_eq!(cost(&preview("2")).await, cost(&preview("100")).await);
    }
}

on_both! {
    async fn who_only_reads_events_reads_series(site: Site) {
        let draft = site.event("salon").draft().await;
        site.event("other").draft().await;
        made(&site, &draft, &weekly(3)).await;
        let auditor = site.officer("auditor", Role::Auditor, None).await;
        let seat = site.sign_in(&auditor).await;

        let shown = seat.get("/admin/events/salon").await;
        let page = seat.get("/admin/events/salon/series?lang=en").await.main_text();
        let form = seat.get("/admin/events/other/series").await;

        let guard = site.officer("guard", Role::CheckIn, None).await;
        let guard = site.sign_in(&guard).await;
        let link = "href=\"/admin/events/salon/series\"";
        assert!(shown.body.contains(link));
        assert!(!guard.get("/admin/events/salon").await.body.contains(link), "who is at the door reads events one by one");
        let refused = guard.get("/admin/events/salon/series").await;
        assert!(refused.status == 403 && refused.main_text().contains("查看系列"), "{}", refused.main_text());
        assert!(page.contains("Every week on Saturday · 3 events") && page.contains("19 December 2026"), "{page}");
        assert_eq!(form.status, 403);
    }
}

on_both! {
    async fn a_series_is_subscribed_to_and_its_page_leads_to_the_other_dates(site: Site) {
        let draft = site.event("salon").draft().await;
        let found = made(&site, &draft, &weekly(3)).await;
        site.publish(&found[0]).await;
        site.publish(&found[2]).await;
        site.event("fair").with(|new| new.kind = Kind::JobFair).publish().await;
        let series = found[0].series_id.unwrap();

        let feed = site.get(&format!("/events.ics?series={series}")).await;
        let list = site.get(&format!("/events?series={series}&lang=en")).await;
        let page = site.get("/events/salon").await;
        let alone = site.get("/events/fair").await;

        assert_eq!(feed.body.matches("BEGIN:VEVENT").count(), 2, "drafts are as if they did not exist");
        assert!(found[0].id != found[2].id && feed.body.contains(&found[2].id.to_string()));
        assert!(list.main_text().contains("One series") && !list.body.contains("/events/fair\""), "{}", list.main_text());
        let there = format!("href=\"/events?series={series}\"");
        assert!(page.body.contains(&there) && page.main_text().contains("这个系列的其他日期"), "{}", page.main_text());
        assert!(!alone.main_text().contains("这个系列的其他日期"));
        assert_eq!(site.get("/events.ics?series=x").await.body.matches("BEGIN:VEVENT").count(), 3, "no filter");
    }
}

on_both! {
    async fn a_holiday_warns_on_the_event_before_publishing_and_before_moving(site: Site) {
        let seat = scheduler(&site).await;
        for (day, kind, name, english) in [("2026-12-05", "working-day", "冬至", "Solstice"), ("2026-12-07", "holiday", "冬至", "Solstice")] {
            let fields = [("first_day", day), ("last_day", ""), ("kind", kind), ("name_zh", name), ("name_en", english)];
            assert_eq!(seat.post("/admin/holidays", &fields).await.status, 303);
        }
        site.event("draft").draft().await;
        let free = site.event("free").with(|new| {
            for at in [&mut new.starts_at, &mut new.ends_at] {
                *at += chrono::Duration::days(1);
            }
        });
        free.draft().await;
        site.event("published").publish().await;

        let on = |days: &str| format!("/admin/events/published/move?starts_at=2026-12-{days}T10:00&ends_at=2026-12-{days}T12:00");
        let (worked, off) = ("2026年12月5日（周六）：冬至调休上班", "2026年12月7日（周一）：冬至放假");
        for (path, says) in [
            ("/admin/events/draft".to_owned(), worked),
            ("/admin/events/draft/publication".to_owned(), worked),
            (on("07"), off),
        ] {
            let text = seat.get(&path).await.main_text();
            assert!(text.contains(says), "{path}: {text}");
        }
        let board = seat.get("/admin/schedule?view=month&day=2026-10-01").await.main_text();
        assert!(board.contains("2026年10月1日（周四）至2026年10月7日（周三）：国庆节放假"), "{board}");
        assert!(board.contains("2026年10月10日（周六）：国庆节调休上班"), "{board}");
        let english = seat.get("/admin/events/draft?lang=en").await.main_text();
        assert!(english.contains("Saturday 5 December 2026: working day for Solstice"), "{english}");
        for path in ["/admin/events/free?lang=zh-CN".to_owned(), on("08")] {
            let text = seat.get(&path).await.main_text();
            assert!(!text.contains("冬至"), "{path}: {text}");
        }
        assert_eq!(seat.post("/admin/events/draft/publication", &[("revision", "1")]).await.status, 303, "it refuses nothing");
    }
}
