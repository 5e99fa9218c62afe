//! The list of events: filters, two-character Chinese words, pages by cursor, the feed, JSON.
use crate::{on_both, support::Site};
use chrono::Duration;
use entity::event::{District, Kind};
use serde_json::Value;

/// Slugs in the order of the list.
fn slugs(body: &Value) -> Vec<&str> {
    body["events"].as_array().unwrap().iter().map(|event| event["slug"].as_str().unwrap()).collect()
}

async fn sample(site: &Site) {
    site.event("fair")
        .with(|new| {
            new.kind = Kind::JobFair;
            new.district = District::Weishan;
            new.title = ["微山湖人才招聘会".into(), "Weishan Lake Job Fair".into()];
            new.starts_at += Duration::days(10);
            new.ends_at += Duration::days(10);
        })
        .publish()
        .await;
    site.event("salon").publish().await;
    site.event("past")
        .with(|new| {
            for at in
                [&mut new.starts_at, &mut new.ends_at, &mut new.opens_at, &mut new.closes_at, &mut new.answers_until]
            {
                *at -= Duration::days(20);
            }
        })
        .publish()
        .await;
    site.event("draft").draft().await;
}

on_both! {
    async fn filters_find_what_they_name(site: Site) {
        sample(&site).await;

        for (query, found) in [
            ("", vec!["salon", "fair"]),
            ("?kind=job-fair", vec!["fair"]),
            ("?district=weishan", vec!["fair"]),
            ("?district=qufu", vec!["salon"]),
            ("?from=2026-12-10", vec!["fair"]),
            ("?to=2026-12-10", vec!["salon"]),
            ("?from=2026-11-01&to=2026-11-30", vec!["past"]),
            ("?q=%E6%8B%9B%E8%81%98", vec!["fair"]),
            ("?q=%E4%BA%BA%E6%89%8D%20%E5%BE%AE%E5%B1%B1", vec!["fair"]),
            ("?q=LAKE", vec!["fair"]),
            ("?q=%25", vec![]),
            ("?q=_", vec![]),
            ("?kind=job-fair&kind=salon", vec!["fair"]),
            ("?kind=nonsense&from=yesterday&after=%25%25", vec!["salon", "fair"]),
        ] {
            let answer = site.get(&format!("/api/v1/events{query}")).await;
            assert_eq!((answer.status, slugs(&answer.json())), (200, found), "{query}");
            assert_eq!(site.get(&format!("/events{query}")).await.status, 200);
        }
    }
}

on_both! {
    async fn pages_follow_each_other_without_gap_or_double(site: Site) {
        for number in 0..45 {
            // Several at the same time, so that the cursor must tell them apart.
            site.event(&format!("e{number:02}")).with(|new| {
                let later = Duration::hours(number / 7);
                new.starts_at += later;
                new.ends_at += later;
            }).publish().await;
        }

        let mut seen = Vec::new();
        let mut path = "/api/v1/events".to_owned();
        let mut pages = 0;
        loop {
            let body = site.get(&path).await.json();
            seen.extend(slugs(&body).into_iter().map(str::to_owned));
            pages += 1;
            let Some(next) = body["meta"]["next"].as_str() else { break };
            path = format!("/api/v1/events?after={next}");
        }

        assert_eq!(pages, 3);
        assert_eq!(seen.len(), 45);
        assert_eq!(seen, (0..45).map(|number| format!("e{number:02}")).collect::<Vec<_>>());
        let first = site.get("/events").await;
        assert!(first.body.contains("rel=\"next\"") && first.main_text().contains("找到 45 场"));
    }
}

on_both! {
    async fn the_feed_has_the_same_filters_and_keeps_cancelled_events(site: Site) {
        sample(&site).await;
        let off = site.event("off").publish().await;
        xingtan::registrations::cancel_event(&site.app.db, &site.app.address_key, &site.by().await, off.id, "", site.now()).await.unwrap();

        let all = site.get("/events.ics").await;
        let fairs = site.get("/events.ics?kind=job-fair").await;

        let uids = |body: &str| body.matches("UID:").count();
        assert_eq!((all.status, uids(&all.body), uids(&fairs.body)), (200, 4, 1), "{}", all.body);
        assert!(all.body.contains("STATUS:CANCELLED") && all.body.contains("METHOD:PUBLISH"));
        assert_eq!(all.body.matches("BEGIN:VTIMEZONE").count(), 1);
        assert!(calcard::icalendar::ICalendar::parse(&all.body).is_ok());
    }
}

on_both! {
    async fn a_list_costs_the_same_number_of_queries_with_one_and_with_three(site: Site) {
        site.event("one").publish().await;
        let one = queries(&site).await;
        site.event("two").publish().await;
        site.event("three").publish().await;

        assert_eq!((one, queries(&site).await), (2, 2));
    }
}

/// Statements that the list page sends.
async fn queries(site: &Site) -> usize {
    let before = site.statements();
    site.get("/events").await;
    site.statements() - before
}
