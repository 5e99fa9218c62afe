//! A series goes on until later, and an event leaves it.
use super::{all, made, path, save, typed, weekly};
use crate::{
    events::conflicts::{at, hall, scheduler},
    on_both,
    support::{Site, sessions::session},
};
use entity::{
    audit,
    event::{self, ByHand, Status},
    series,
};
use sea_orm::{EntityTrait, PaginatorTrait, QueryFilter};
use xingtan::{
    events::{self, Place, Rule, Seen, SeriesError, Until},
    registrations::{Tell, TimeAndPlace, move_event},
};

/// As the form on the page of a series sends it.
fn until<'a>(ends: &'a str, value: &'a str) -> Vec<(&'static str, &'a str)> {
    typed("week", ends, value).into_iter().filter(|(name, _)| ["ends", "until", "times"].contains(name)).collect()
}

fn slugs(events: &[event::Model]) -> Vec<&str> {
    events.iter().map(|event| event.slug.as_str()).collect()
}

on_both! {
    async fn further_drafts_are_like_the_last_that_nobody_changed(site: Site) {
        let (_, hall) = hall(&site).await;
        let draft = site.event("salon").questions().with(at(&hall, 0)).draft().await;
        site.add_session(&draft, &session(&draft, "开场", 0, 30)).await;
        let found = made(&site, &draft, &weekly(3)).await;
        let seat = scheduler(&site).await;
        save(&seat, &found[1], &[("title_zh", "第二次")], "one").await;
        save(&seat, &found[2], &[("title_zh", "年末专场")], "one").await;
        let other = site.event("other").with(at(&hall, 0)).with(|new| {
            for at in [&mut new.starts_at, &mut new.ends_at, &mut new.opens_at, &mut new.closes_at, &mut new.answers_until] {
                *at += chrono::Duration::weeks(3);
            }
        });
        other.draft().await;

        let looked_at = seat.get(&path("salon", &until("times", "5"))).await.main_text();
        let before = event::Entity::find().count(site.db()).await.unwrap();
        let sent = seat.post("/admin/events/salon/series/extension", &until("times", "5")).await;
        let page = seat.get(sent.header("location")).await.main_text();

        assert!(looked_at.contains("2026年12月26日（周六）") && looked_at.contains("场地已有 1 项安排"), "{looked_at}");
        assert!(looked_at.contains("2027年1月2日（周六）") && looked_at.contains("新建 2 份草稿"), "{looked_at}");
        assert_eq!(before, 4, "looking makes nothing");
        assert!(sent.status == 303 && page.contains("已新建 2 份草稿") && page.contains("共 5 次"), "{page}");
        let series = found[0].series_id.unwrap();
        let now = all(&site, series).await;
        assert_eq!(slugs(&now), ["salon", "salon-20261212", "salon-20261219", "salon-20261226", "salon-20270102"]);
        let asked = events::questions(site.db(), draft.id).await.unwrap().len();
        for event in &now[3..] {
            assert_eq!((event.status, &event.title_zh, &event.by_hand), (Status::Draft, &draft.title_zh, &ByHand::default()));
            let agenda = events::agenda(site.db(), event.id).await.unwrap();
            assert_eq!(agenda[0].session.starts_at, event.starts_at, "with its agenda");
            assert_eq!(events::questions(site.db(), event.id).await.unwrap().len(), asked);
        }
        let kept = audit::Entity::find().filter(audit::COLUMN.act.eq("events.extend_series")).count(site.db()).await;
        assert_eq!(kept.unwrap(), 1);
    }
}

on_both! {
    async fn two_who_let_it_go_on_at_once_make_its_days_once(site: Site) {
        let draft = site.event("salon").draft().await;
        let found = made(&site, &draft, &weekly(2)).await;
        let (db, one, two) = (&site.app.db, site.by().await, site.by().await);

        let (first, second) = tokio::join!(
            events::extend_series(db, &one, found[0].id, Until::Times(4), site.now()),
            events::extend_series(db, &two, found[1].id, Until::Times(4), site.now()),
        );

        let done = [&first, &second].map(|made| made.as_ref().ok().copied());
        assert!(done.contains(&Some(2)), "{first:?} {second:?}");
        let other = [first, second].into_iter().find_map(Result::err);
        assert!(matches!(other, Some(SeriesError::NothingMore)), "{other:?}");
        assert_eq!(all(&site, found[0].series_id.unwrap()).await.len(), 4);
    }
}

on_both! {
    async fn what_names_no_further_day_is_said_at_its_field(site: Site) {
        let draft = site.event("salon").draft().await;
        let found = made(&site, &draft, &weekly(3)).await;
        let seat = scheduler(&site).await;
        let error = |field: &str, said: &str| vec![(field.to_owned(), said.to_owned())];
        let (zh, en) = ("系列已经排到那时，请选更晚的日期或更多的次数", "The series reaches that far already: choose a later day or a higher number");

        for (ends, value, field) in [("times", "3", "times"), ("day", "2026-12-20", "until")] {
            let looked = seat.get(&path("salon", &until(ends, value))).await;
            let sent = seat.post("/admin/events/salon/series/extension?lang=en", &until(ends, value)).await;
            assert_eq!((looked.status, looked.errors()), (422, error(field, zh)));
            assert_eq!((sent.status, sent.errors()), (422, error(field, en)));
            assert!(sent.body.contains(value), "what was typed stays");
        }
        for (ends, value, field) in [("times", "10000", "times"), ("day", "9999-12-31", "until"), ("day", "", "until"), ("", "", "ends")] {
            let sent = seat.post("/admin/events/salon/series/extension", &until(ends, value)).await;
            let fields: Vec<String> = sent.errors().into_iter().map(|(field, _)| field).collect();
            assert_eq!((sent.status, fields), (422, vec![field.to_owned()]), "{ends} {value}");
        }
        let alone = site.event("alone").draft().await;
        let none = seat.post("/admin/events/alone/series/extension", &until("times", "5")).await;
        assert_eq!((none.status, none.heading().as_str()), (409, "这个活动不属于任何系列"));
        assert_eq!(site.reload(&alone).await.series_id, None);
        assert_eq!(all(&site, found[0].series_id.unwrap()).await.len(), 3);
    }
}

on_both! {
    async fn an_event_that_leaves_is_as_it_was_and_is_not_reached_any_more(site: Site) {
        let draft = site.event("salon").draft().await;
        let found = made(&site, &draft, &weekly(3)).await;
        let seat = scheduler(&site).await;
        let leaving = format!("/admin/events/{}/series/leaving", found[1].slug);

        let sent = seat.post(&leaving, &[]).await;
        let again = seat.post(&leaving, &[]).await;
        let page = seat.get(sent.header("location")).await.main_text();
        save(&seat, &found[0], &[("title_zh", "人才夜谈")], "all").await;

        assert_eq!([sent.status, again.status], [303, 303], "twice is once");
        assert!(page.contains("这个活动已不属于系列"), "{page}");
        let gone = site.reload(&found[1]).await;
        let as_it_was = event::Model { series_id: None, series_day: None, updated_at: gone.updated_at, ..found[1].clone() };
        assert_eq!(gone, as_it_was);
        let left = all(&site, found[0].series_id.unwrap()).await;
        assert_eq!(left.iter().map(|event| &*event.title_zh).collect::<Vec<_>>(), ["人才夜谈"; 2]);
        let rules = series::Entity::find().count(site.db()).await.unwrap();
        let kept = audit::Entity::find().filter(audit::COLUMN.act.eq("events.leave_series")).count(site.db()).await;
        assert_eq!((rules, kept.unwrap()), (1, 1));
    }
}

on_both! {
    async fn what_was_moved_once_it_was_published_is_no_pattern(site: Site) {
        let draft = site.event("salon").draft().await;
        let found = made(&site, &draft, &weekly(3)).await;
        let last = site.publish(&found[2]).await;
        let day = chrono::Duration::days(1);
        let to = TimeAndPlace {
            starts_at: last.starts_at + day,
            ends_at: last.ends_at + day,
            closes_at: last.closes_at + day,
            answers_until: last.answers_until + day,
            place: Place::from(&last),
        };
        let (db, key, who) = (&site.app.db, &site.app.address_key, site.by().await);
        let seen = Seen { event: last.id, revision: last.revision, despite: "" };
        move_event(db, key, &who, seen, &to, Tell::Nobody, site.now()).await.unwrap();

        events::extend_series(db, &who, draft.id, Until::Times(4), site.now()).await.unwrap();

        let now = all(&site, found[0].series_id.unwrap()).await;
        assert!(now[2].by_hand.holds("starts_at"));
        assert_eq!(now[3].starts_at - now[1].starts_at, chrono::Duration::weeks(2), "as the rule has it");
    }
}

on_both! {
    async fn the_day_of_what_left_is_not_made_again_and_times_count_what_is_there(site: Site) {
        let draft = site.event("salon").draft().await;
        let found = made(&site, &draft, &weekly(4)).await;
        let (db, who) = (&site.app.db, site.by().await);
        for gone in [1, 3] {
            events::leave_series(db, &who, found[gone].id, site.now()).await.unwrap();
        }
        let seat = scheduler(&site).await;
        let page = seat.get("/admin/events/salon/series").await.main_text();

        let two = events::extend_series(db, &who, draft.id, Until::Times(2), site.now()).await;
        let made = events::extend_series(db, &who, draft.id, Until::Times(3), site.now()).await.unwrap();

        assert!(page.contains("到2026年12月26日为止"), "{page}");
        assert!(matches!(two, Err(SeriesError::NothingMore)), "{two:?}");
        assert_eq!(made, 1);
        let now = all(&site, found[0].series_id.unwrap()).await;
        assert_eq!(slugs(&now), ["salon", "salon-20261219", "salon-20270102"]);
    }
}

on_both! {
    async fn days_off_that_were_entered_later_change_no_number(site: Site) {
        let draft = site.event("salon").draft().await;
        let rule = Rule { skips_holidays: true, ..weekly(3) };
        let found = made(&site, &draft, &rule).await;
        let seat = scheduler(&site).await;
        for day in ["2026-12-12", "2026-12-26"] {
            let fields = [("first_day", day), ("last_day", day), ("kind", "holiday"), ("name_zh", "节日")];
            assert_eq!(seat.post("/admin/holidays", &fields).await.status, 303);
        }

        events::extend_series(&site.app.db, &site.by().await, draft.id, Until::Times(5), site.now()).await.unwrap();

        let now = all(&site, found[0].series_id.unwrap()).await;
        assert_eq!(slugs(&now), ["salon", "salon-20261212", "salon-20261219", "salon-20270102", "salon-20270109"]);
    }
}

on_both! {
    async fn where_all_were_moved_to_another_day_it_is_that_one_that_is_shown_made_and_left_out(site: Site) {
        let draft = site.event("salon").draft().await;
        let rule = Rule { skips_holidays: true, ..weekly(2) };
        let found = made(&site, &draft, &rule).await;
        let seat = scheduler(&site).await;
        moved_together(&seat, &found[0], 1).await;
        let day_off = [("first_day", "2026-12-20"), ("last_day", "2026-12-20"), ("kind", "holiday"), ("name_zh", "节日")];
        assert_eq!(seat.post("/admin/holidays", &day_off).await.status, 303);

        let looked_at = seat.get(&path("salon", &until("times", "4"))).await.main_text();
        let english = seat.get("/admin/events/salon/series?lang=en").await.main_text();
        seat.post("/admin/events/salon/series/extension", &until("times", "4")).await;
        let now = all(&site, found[0].series_id.unwrap()).await;
        events::leave_series(&site.app.db, &site.by().await, now[3].id, site.now()).await.unwrap();
        let seat = scheduler(&site).await;
        let none = seat.post("/admin/events/salon/series/extension", &until("day", "2027-01-03")).await;

        assert!(looked_at.contains("每周六 · 后来整体改晚 1 天 · 共 2 次"), "{looked_at}");
        assert!(english.contains("Every week on Saturday · moved to one day later since"), "{english}");
        assert!(looked_at.contains("2026年12月20日（周日） 节日"), "{looked_at}");
        assert!(looked_at.contains("2026年12月27日（周日）") && looked_at.contains("2027年1月3日（周日）") && !looked_at.contains("（周六）"), "{looked_at}");
        assert_eq!(slugs(&now), ["salon", "salon-20261212", "salon-20261227", "salon-20270103"]);
        assert_eq!(now[3].starts_at - found[0].starts_at, chrono::Duration::days(29), "on the Sunday that was shown");
        assert_eq!(none.errors().len(), 1, "the day of what left is not made again");
    }
}

/// All moved by so many days, by the editor of the first.
async fn moved_together(seat: &crate::support::Seat<'_>, first: &event::Model, days: i64) {
    let day = (first.starts_at + chrono::Duration::days(days)).format("%Y-%m-%d").to_string();
    let to = ["10:00", "12:00", "09:00", "09:00"].map(|time| format!("{day}T{time}"));
    let names = ["starts_at", "ends_at", "closes_at", "answers_until"];
    let moved: Vec<(&str, &str)> = names.into_iter().zip(to.iter().map(String::as_str)).collect();
    assert_eq!(save(seat, first, &moved, "all").await.status, 303);
}

on_both! {
    async fn moved_to_an_earlier_day_no_day_is_lost_between_the_old_end_and_the_next(site: Site) {
        let draft = site.event("salon").draft().await;
        let last = "2026-12-31".parse().unwrap();
        let found = made(&site, &draft, &Rule { until: Until::Day(last), ..weekly(0) }).await;
        let seat = scheduler(&site).await;
        moved_together(&seat, &found[0], -2).await;

        seat.post("/admin/events/salon/series/extension", &until("day", "2027-01-07")).await;
        let page = seat.get("/admin/events/salon/series").await.main_text();

        let now = all(&site, found[0].series_id.unwrap()).await;
        assert_eq!(slugs(&now)[4..], ["salon-20261231", "salon-20270107"], "Thursdays");
        assert!(page.contains("到2027年1月7日为止"), "{page}");
    }
}

on_both! {
    async fn where_each_was_changed_once_one_that_was_moved_is_no_pattern_either(site: Site) {
        let draft = site.event("salon").draft().await;
        let found = made(&site, &draft, &weekly(3)).await;
        let seat = scheduler(&site).await;
        for event in &found[..2] {
            save(&seat, event, &[("capacity", "33")], "one").await;
        }
        save(&seat, &found[2], &[("starts_at", "2026-12-20T10:00"), ("ends_at", "2026-12-20T12:00")], "one").await;

        events::extend_series(&site.app.db, &site.by().await, draft.id, Until::Times(4), site.now()).await.unwrap();

        let now = all(&site, found[0].series_id.unwrap()).await;
        assert!(now[..3].iter().all(|event| !event.by_hand.0.is_empty()));
        assert_eq!(now[3].starts_at - now[1].starts_at, chrono::Duration::weeks(2), "on the Saturday");
    }
}
