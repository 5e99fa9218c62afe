//! Feeds of a venue and of a series: what belongs to them, and when they are sent again.
use super::{conflicts::place, series};
use crate::{
    on_both,
    support::{Answer, Site, sessions::session, venues::venue},
};
use chrono::Duration;
use entity::{event, event_version};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, EntityTrait, IntoActiveModel, QueryOrder};
use uuid::Uuid;
use xingtan::{
    events::{self, NewSession, Place},
    registrations::{Tell, TimeAndPlace, cancel_event, move_event},
};

/// Asks again, once by the tag and once by the date of an answer.
async fn again(site: &Site, path: &str, first: &Answer) -> [Answer; 2] {
    let by_tag = site.get_with(path, &[("if-none-match", first.header("etag"))]).await;
    [by_tag, site.get_with(path, &[("if-modified-since", first.header("last-modified"))]).await]
}

/// The answers' states, and how many events each carries.
fn told(answers: &[Answer; 2]) -> [(u16, usize); 2] {
    answers.each_ref().map(|answer| (answer.status, answer.body.matches("BEGIN:VEVENT").count()))
}

async fn go(site: &Site, event: &event::Model, place: Place) -> event::Model {
    let (db, key, who) = (&site.app.db, &site.app.address_key, site.by().await);
    let event = site.reload(event).await;
    let event::Model { starts_at, ends_at, closes_at, answers_until, .. } = event;
    let to = TimeAndPlace { starts_at, ends_at, closes_at, answers_until, place };
    move_event(db, key, &who, (&event).into(), &to, Tell::Nobody, site.now()).await.unwrap()
}

on_both! {
    async fn a_series_is_sent_again_once_an_event_has_left_it(site: Site) {
        let draft = site.event("salon").draft().await;
        let found = series::made(&site, &draft, &series::weekly(3)).await;
        for event in &found {
            site.publish(event).await;
        }
        let path = format!("/events.ics?series={}", found[0].series_id.unwrap());
        site.advance(Duration::hours(1));
        let first = site.get(&path).await;
        let known = again(&site, &path, &first).await;
        site.advance(Duration::hours(1));

        events::leave_series(&site.app.db, &site.by().await, found[2].id, site.now()).await.unwrap();

        assert_eq!(told(&known), [(304, 0); 2]);
        assert_eq!(told(&again(&site, &path, &first).await), [(200, 2); 2]);
    }
}

on_both! {
    async fn a_venue_is_sent_again_once_an_event_is_in_its_room_though_it_is_called_the_same(site: Site) {
        let tower = site.venue(venue("tower")).await;
        let hall = site.room(&tower, "报告厅", 60).await;
        let there = site.event("there").with(|new| new.place = place(&hall)).draft().await;
        let words = [there.place_zh, there.place_en];
        let event = site.event("salon").with(|new| new.place = Place::Written(words.clone())).publish().await;
        let path = "/events.ics?venue=tower";
        site.advance(Duration::hours(1));
        let before = site.get(path).await;
        site.advance(Duration::hours(1));

        go(&site, &event, place(&hall)).await;
        let entered = again(&site, path, &before).await;
        site.advance(Duration::hours(1));
        let inside = site.get(path).await;
        site.advance(Duration::hours(1));
        go(&site, &event, Place::Written(words)).await;
        let left = again(&site, path, &inside).await;

        assert_eq!(before.body.matches("BEGIN:VEVENT").count(), 0);
        assert_eq!(told(&entered), [(200, 1); 2]);
        assert_eq!(told(&left), [(200, 0); 2]);
    }
}

on_both! {
    async fn what_has_its_agenda_in_a_venue_is_of_that_venue(site: Site) {
        let tower = site.venue(venue("tower")).await;
        let hall = site.room(&tower, "报告厅", 60).await;
        let (free, draft) = (site.event("elsewhere").publish().await, site.event("draft").draft().await);
        let event = site.event("salon").publish().await;
        for event in [&event, &draft] {
            let by = if event.id == draft.id { 60 } else { 0 };
            let new = NewSession { room: Some(hall.id), ..session(event, "分会场", by, 30) };
            site.add_session(event, &new).await;
        }
        let found = async || {
            let feed = site.get("/events.ics?venue=tower").await.body;
            let pages = ["/events?venue=tower", "/events/calendar?month=2026-12&venue=tower"];
            let mut found = vec![[&event, &free, &draft].map(|event| feed.contains(&event.id.to_string()))];
            for path in pages {
                let body = site.get(path).await.body;
                found.push(["salon", "elsewhere", "draft"].map(|slug| body.contains(&format!("href=\"/events/{slug}\""))));
            }
            found
        };

        assert_eq!(found().await, [[true, false, false]; 3]);
        cancel_event(&site.app.db, &site.app.address_key, &site.by().await, event.id, "检修", site.now()).await.unwrap();
        assert_eq!(found().await, [[true, false, false]; 3], "a feed keeps what was cancelled");
    }
}

on_both! {
    async fn a_venue_costs_as_much_with_one_event_as_with_three(site: Site) {
        let tower = site.venue(venue("tower")).await;
        let hall = site.room(&tower, "报告厅", 60).await;
        let mut costs = vec![];
        for number in 0..3 {
            let event = site.event(&format!("salon-{number}")).publish().await;
            let new = NewSession { room: Some(hall.id), ..session(&event, "分会场", number * 30, 30) };
            site.add_session(&event, &new).await;
            let before = site.statements();
            let page = site.get("/events?venue=tower").await;
            costs.push(site.statements() - before);
            assert_eq!(page.body.matches("href=\"/events/salon-").count() as i64, number + 1);
        }
        assert_eq!(costs, [costs[0]; 3]);
    }
}

on_both! {
    async fn whoever_took_a_feed_early_asks_once_more_and_sees_what_was_committed_late(site: Site) {
        let event = site.event("salon").publish().await;
        let path = "/events.ics";
        let early = site.get(path).await;
        // An act whose version is older, committed after the newest was read.
        let newest = event_version::Entity::find().order_by_desc(event_version::Column::Id).one(site.db()).await.unwrap().unwrap();
        let late = event_version::Model { id: Uuid::from_u128(newest.id.as_u128() - 1), ..newest };
        late.into_active_model().reset_all().insert(site.app.db.write()).await.unwrap();
        let mut row = event.into_active_model();
        row.title_zh = Set("后来才提交的标题".into());
        row.update(site.app.db.write()).await.unwrap();

        site.advance(Duration::seconds(119));
        let unsettled = again(&site, path, &early).await;
        site.advance(Duration::seconds(1));
        let settled = again(&site, path, &early).await;
        let after = again(&site, path, &settled[0]).await;
        site.advance(Duration::hours(1));
        let much_later = again(&site, path, &settled[1]).await;

        assert_eq!(told(&unsettled), [(304, 0); 2]);
        assert_eq!(told(&settled), [(200, 1); 2]);
        assert!(settled.iter().all(|answer| answer.body.contains("后来才提交的标题")));
        assert_eq!([told(&after), told(&much_later)], [[(304, 0); 2]; 2]);
    }
}

on_both! {
    async fn a_feed_that_an_english_page_leads_to_is_english_without_a_cookie(site: Site) {
        site.event("salon").publish().await;
        let links = |body: &str| -> Vec<String> {
            let links = body.split("href=\"").skip(1).filter_map(|rest| rest.split('"').next());
            links.filter(|link| link.starts_with("/events.ics")).map(|link| link.replace("&#38;", "&")).collect()
        };
        let mut found = vec![];
        for path in ["/?", "/events?venue=tower&", "/events/calendar?venue=tower&"] {
            for lang in ["zh-CN", "en"] {
                found.push(links(&site.get(&format!("{path}lang={lang}")).await.body));
            }
        }

        let [plain, english] = ["/events.ics", "/events.ics?lang=en"];
        assert_eq!(found, [
            vec![plain, plain], vec![english, english],
            vec!["/events.ics?venue=tower", plain], vec!["/events.ics?venue=tower&lang=en", english],
            vec![plain], vec![english],
        ]);
        let (chinese, feed) = (site.get(plain).await.body, site.get(english).await.body);
        assert!(chinese.contains("学徒导师沙龙") && feed.contains("Mentors’ Salon") && !feed.contains("学徒导师沙龙"), "{feed}");
    }
}
