//! The public calendar: a month of days, filters, cancelled events as such, and the feed that is not sent twice.
use crate::{
    on_both,
    support::{Site, venues::venue},
};
use chrono::Duration;
use entity::event::Kind;
use xingtan::{events::Place, registrations::cancel_event};

/// Days of a page on which something takes place, each with what is said there.
fn days(body: &str) -> Vec<(String, Vec<String>)> {
    let day = |part: &str| {
        let (date, rest) = part.split_once('"')?;
        let slugs = rest.split("href=\"/events/").skip(1).filter_map(|link| Some(link.split_once('"')?.0.to_owned()));
        let slugs: Vec<String> = slugs.collect();
        (!slugs.is_empty()).then(|| (date.to_owned(), slugs))
    };
    let ends = body.find("</ol></div>").unwrap();
    body[..ends].split("class=\"month__date\" datetime=\"").skip(1).filter_map(day).collect()
}

on_both! {
    async fn each_event_stands_on_each_of_its_days(site: Site) {
        let (tower, now) = (site.venue(venue("tower")).await, site.now());
        let hall = site.room(&tower, "报告厅", 60).await;
        site.event("salon").publish().await;
        site.event("two-days").with(|new| {
            new.kind = Kind::JobFair;
            new.ends_at += Duration::days(1);
            new.place = Place::Room { id: hall.id, setup: 0, clearing: 0 };
        }).publish().await;
        site.event("hidden").draft().await;
        site.event("midnight").with(|new| new.ends_at = "2026-12-05T16:00:00Z".parse().unwrap()).publish().await;
        let off = site.event("off").publish().await;
        cancel_event(&site.app.db, &site.app.address_key, &site.by().await, off.id, "检修", now).await.unwrap();

        let december = site.get("/events/calendar?month=2026-12").await;
        let fairs = site.get("/events/calendar?month=2026-12&kind=job-fair").await;
        let there = site.get("/events/calendar?month=2026-12&venue=tower").await;

        let all = ["salon", "two-days", "midnight", "off"].map(str::to_owned).to_vec();
        let two = vec![("2026-12-05".to_owned(), vec!["two-days".to_owned()]), ("2026-12-06".to_owned(), vec!["two-days".to_owned()])];
        assert_eq!(days(&december.body), [("2026-12-05".to_owned(), all), two[1].clone()]);
        assert_eq!((days(&fairs.body), days(&there.body)), (two.clone(), two));
        assert!(there.main_text().contains("已选： 人才大厦") || there.main_text().contains("已选：人才大厦"), "{}", there.main_text());
        assert!(there.body.contains("name=\"venue\" value=\"tower\"") && there.body.contains("href=\"/events/calendar?month=2026-12\""));
        assert!(december.body.contains("<s>") && december.main_text().contains("已取消"));
        assert!(fairs.body.contains("href=\"/events/calendar?kind=job-fair&#38;month=2027-01\""), "{}", fairs.body);
    }
}

on_both! {
    async fn a_month_that_is_none_is_the_one_that_runs(site: Site) {
        for month in ["", "2026-13", "9999-12", "0001-01", "x"] {
            let page = site.get(&format!("/events/calendar?month={month}")).await;

            assert_eq!((page.status, page.heading()), (200, "2026年12月".to_owned()), "{month}");
        }
        let first = site.get("/events/calendar?month=2000-01").await;
        assert!(first.body.contains("rel=\"next\"") && !first.body.contains("rel=\"prev\""));
    }
}

on_both! {
    async fn a_month_costs_one_statement_however_full_it_is(site: Site) {
        let mut costs = vec![];
        for number in 0..3 {
            site.event(&format!("salon-{number}")).publish().await;
            let before = site.statements();
            site.get("/events/calendar?month=2026-12").await;
            costs.push(site.statements() - before);
        }
        assert_eq!(costs, [1, 1, 1]);
    }
}

on_both! {
    async fn a_feed_is_sent_again_only_once_something_changed_or_another_day_began(site: Site) {
        let event = site.event("salon").publish().await;
        let first = site.get("/events.ics").await;
        let (tag, date) = (first.header("etag").to_owned(), first.header("last-modified").to_owned());

        let before = site.statements();
        let by_tag = site.get_with("/events.ics", &[("if-none-match", &tag)]).await;
        let cost = site.statements() - before;
        let by_date = site.get_with("/events.ics", &[("if-modified-since", &date)]).await;
        site.register(&event, "fang").await;
        let registered = site.get_with("/events.ics", &[("if-none-match", &tag)]).await;
        cancel_event(&site.app.db, &site.app.address_key, &site.by().await, event.id, "检修", site.now()).await.unwrap();
        let cancelled = site.get_with("/events.ics", &[("if-none-match", &tag), ("if-modified-since", &date)]).await;
        let fresh = cancelled.header("etag").to_owned();
        let english = site.get_with("/events.ics?lang=en", &[("if-none-match", &fresh)]).await;
        site.advance(Duration::days(1));
        let next_day = site.get_with("/events.ics", &[("if-none-match", &fresh)]).await;

        assert_eq!((by_tag.status, by_tag.body.as_str(), by_tag.header("etag"), cost), (304, "", tag.as_str(), 1));
        assert_eq!([by_date.status, registered.status, cancelled.status, english.status, next_day.status], [304, 304, 200, 200, 200]);
        assert!(cancelled.body.contains("STATUS:CANCELLED"));
    }
}

on_both! {
    async fn what_is_on_other_clocks_is_marked(site: Site) {
        site.event("near").publish().await;
        site.event("far").with(|new| new.zone = "Asia/Tokyo".into()).publish().await;

        let page = site.get("/events/calendar?month=2026-12").await;
        let english = site.get("/events/calendar?month=2026-12&lang=en").await;

        assert_eq!((page.body.matches("10:00</span>").count(), page.body.matches("10:00 北京时间</span>").count()), (1, 1), "its own page says 11:00");
        assert!(english.body.contains("10:00 China Standard Time</span>"), "{}", english.main_text());
    }
}
