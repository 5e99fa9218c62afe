//! The list with its filters, and an event in each of its phases.
use super::{Page, page};
use crate::support::Site;
use chrono::Duration;
use entity::event::Kind;
use xingtan::{
    events::{self, EventFilter, Place},
    registrations::cancel_event,
};

const TEXT: &str = "## 安排\n\n请带一份**培养计划**草稿，见[说明](https://example.cn/plan)。\n\n- 上午：讲\n- 下午：改";

pub async fn pages(site: &Site) -> Vec<Page> {
    make(site).await;
    let trainings = EventFilter { kind: Some(Kind::Training), ..EventFilter::default() };
    let next = events::list(site.db(), &trainings, site.now()).await.unwrap().next.expect("two pages of trainings");
    vec![
        page("events", "/events").shows(".events"),
        page("events, filtered", "/events?kind=salon&district=qufu&from=2026-12-01&to=2026-12-31&q=学徒")
            .shows(".chips"),
        page("events, none found", "/events?q=没有这样的活动").shows(".empty"),
        page("events, first page", "/events?kind=training").shows(".pager [rel=next]"),
        page("events, last page", trainings.path_after("/events", &next)).shows(".pager"),
        page("events, calendar", "/events/calendar?month=2026-12").shows(".month__day a"),
        page("events, calendar, empty month", "/events/calendar?month=2029-02").shows(".month__days"),
        page("event, open", "/events/open").shows("aside .btn"),
        page("event, open to all", "/events/unlimited").shows("aside .btn"),
        page("event, full with a line", "/events/line").shows("aside .btn"),
        page("event, full", "/events/full").shows("aside:not(:has(.btn)) .seats"),
        page("event, not open yet", "/events/later").shows("aside .state--info"),
        page("event, closed", "/events/closed").shows("aside:not(:has(.btn)) .state"),
        page("event, cancelled", "/events/cancelled").shows("aside .state--bad"),
        page("event, in Chinese only", "/events/chinese").shows("h1"),
        page("registration, not open yet", "/events/later/registration").refused(409),
        page("registration, closed", "/events/closed/registration").refused(409),
        page("registration, full", "/events/full/registration").refused(409),
        page("registration, cancelled", "/events/cancelled/registration").refused(409),
    ]
}

async fn make(site: &Site) {
    let now = site.now();
    site.event("open").with(|new| new.text = [TEXT.into(), TEXT.into()]).publish().await;
    site.event("unlimited").with(|new| new.capacity = None).publish().await;
    site.event("later").with(|new| new.opens_at = now + Duration::days(1)).publish().await;
    site.event("closed").with(|new| new.closes_at = now).publish().await;
    for (slug, line) in [("line", 5), ("full", 0)] {
        let event = site.event(slug).places(1).line(line).publish().await;
        site.register(&event, "holder").await;
    }
    let cancelled = site.event("cancelled").publish().await;
    cancel_event(&site.app.db, &site.app.address_key, &site.by().await, cancelled.id, "场地检修", now).await.unwrap();
    let chinese = site.event("chinese").with(|new| {
        for both in [&mut new.title, &mut new.summary, &mut new.text] {
            both[1].clear();
        }
        new.place = Place::Written(["曲阜市杏坛讲堂".into(), String::new()]);
    });
    chinese.publish().await;
    for number in 0..21 {
        site.event(&format!("training-{number}")).with(|new| new.kind = Kind::Training).publish().await;
    }
}
