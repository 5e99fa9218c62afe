//! A series is made of a draft.
use super::{all, made, path, typed, weekly};
use crate::{
    events::conflicts::{at, hall, scheduler},
    on_both,
    support::{Site, sessions::session},
};
use entity::{
    audit,
    event::{self, Status},
    room_use,
    series::{self, Every},
};
use sea_orm::{EntityTrait, QueryFilter, QueryOrder};
use xingtan::events::{self, MOST_IN_SERIES, Rule, SeriesError, Until};

async fn how_many(site: &Site) -> (usize, usize) {
    let events = event::Entity::find().all(site.db()).await.unwrap().len();
    (events, series::Entity::find().all(site.db()).await.unwrap().len())
}

on_both! {
    async fn a_draft_comes_again_each_week_with_its_questions_and_its_agenda(site: Site) {
        let (_, hall) = hall(&site).await;
        let draft = site.event("salon").questions().with(at(&hall, 0)).draft().await;
        let opening = site.add_session(&draft, &session(&draft, "开场", 0, 30)).await.session;
        let seat = scheduler(&site).await;
        // The second of January is a day off.
        let entered = [("first_day", "2027-01-01"), ("last_day", "2027-01-03"), ("kind", "holiday"), ("name_zh", "元旦")];
        assert_eq!(seat.post("/admin/holidays", &entered).await.status, 303);

        let looked_at = seat.get(&path("salon", &typed("week", "times", "6"))).await;
        let revision = looked_at.hidden("revision").to_owned();
        let sent = [typed("week", "times", "6"), vec![("revision", revision.as_str())]].concat();
        let (before, first) = (how_many(&site).await, seat.post("/admin/events/salon/series", &sent).await);
        let again = seat.post("/admin/events/salon/series", &sent).await;

        assert_eq!(before, (1, 0), "looking makes nothing");
        let text = looked_at.main_text();
        assert!(text.contains("2026年12月5日（周六） 这个活动") && text.contains("2027年1月2日（周六） 元旦放假 · 跳过"), "{text}");
        assert!(text.contains("每月第一个周六") && !text.contains("每月最后一个周六"), "what does not fit is not offered: {text}");
        assert!(text.contains("2027年1月16日（周六）") && text.contains("新建 5 份草稿"), "{text}");
        assert_eq!([first.header("location"), again.header("location")], ["/admin/events/salon/series?done=made"; 2]);
        let series = site.reload(&draft).await.series_id.unwrap();
        let found = all(&site, series).await;
        let slugs: Vec<&str> = found.iter().map(|event| event.slug.as_str()).collect();
        assert_eq!(slugs, ["salon", "salon-20261212", "salon-20261219", "salon-20261226", "salon-20270109", "salon-20270116"]);
        for copy in &found[1..] {
            let by = copy.starts_at - draft.starts_at;
            assert_eq!(by, chrono::Duration::days((copy.series_day.unwrap() - found[0].series_day.unwrap()).num_days()));
            let like = event::Model {
                id: draft.id,
                slug: draft.slug.clone(),
                starts_at: copy.starts_at - by,
                ends_at: copy.ends_at - by,
                opens_at: copy.opens_at - by,
                closes_at: copy.closes_at - by,
                answers_until: copy.answers_until - by,
                drafted_by: draft.drafted_by,
                series_id: None,
                series_day: None,
                ..copy.clone()
            };
            assert_eq!(like, draft, "like it in everything else");
            assert_eq!(events::questions(site.db(), copy.id).await.unwrap().len(), 5);
            let agenda = events::agenda(site.db(), copy.id).await.unwrap();
            assert_eq!((agenda.len(), agenda[0].session.starts_at), (1, opening.starts_at + by));
            let uses = room_use::Entity::find().filter(room_use::COLUMN.event_id.eq(copy.id)).all(site.db()).await.unwrap();
            assert_eq!(uses.iter().map(|one| one.from_at).collect::<Vec<_>>(), [opening.starts_at + by]);
        }
        let kept = audit::Entity::find().filter(audit::COLUMN.object.eq("event")).order_by_asc(audit::Column::Id);
        let acts: Vec<String> = kept.all(site.db()).await.unwrap().into_iter().map(|entry| entry.act).collect();
        let drafted = acts.iter().filter(|act| *act == "events.draft").count();
        assert_eq!((drafted, acts.iter().filter(|act| *act == "events.make_series").count()), (6, 1));
        let page = seat.get("/admin/events/salon/series?done=made").await.main_text();
        let entered = [("first_day", "2026-12-26"), ("last_day", ""), ("kind", "working-day"), ("name_zh", "元旦")];
        seat.post("/admin/holidays", &entered).await;
        let later = seat.get("/admin/events/salon/series").await.main_text();
        assert!(!page.contains("调休") && later.contains("2026年12月26日（周六）10:00–12:00 元旦调休上班"), "what is published later warns: {later}");
        assert!(page.contains("系列已创建") && page.contains("每周六 · 共 6 次 · 跳过节假日"), "{page}");
    }
}

on_both! {
    async fn what_is_typed_wrong_makes_nothing_and_is_explained(site: Site) {
        site.event("salon").draft().await;
        let seat = scheduler(&site).await;
        for (typed, field, zh, en) in [
            (typed("week", "times", "10000"), "times", "请填 2 到 100 的整数", "from 2 to 100"),
            (typed("week", "times", "1"), "times", "请填 2 到 100 的整数", "from 2 to 100"),
            (typed("week", "times", ""), "times", "请填 2 到 100 的整数", "from 2 to 100"),
            (typed("week", "day", ""), "until", "请填日期", "Enter a date"),
            (typed("week", "day", "9999-12-31"), "until", "日期应在 2000 年到 2200 年之间", "between 2000 and 2200"),
            (typed("week", "day", "2199-12-31"), "until", "这样会超过 100 个活动", "more than 100 events"),
            (typed("week", "day", "2026-12-11"), "until", "到那天为止没有第二个活动", "no second event by then"),
            (typed("month-date", "day", "2020-01-01"), "until", "到那天为止没有第二个活动", "no second event by then"),
            (typed("month-last-weekday", "times", "3"), "every", "不在当月最后一个这样的日子", "not on the last such weekday"),
            (typed("day", "times", "3"), "every", "请选择一项", ""),
            (typed("week", "never", "3"), "ends", "请选择一项", ""),
        ] {
            for (lang, says) in [("zh-CN", zh), ("en", en)] {
                let looked_at = seat.get(&format!("{}&lang={lang}", path("salon", &typed))).await;
                let sent = seat.post(&format!("/admin/events/salon/series?lang={lang}"), &[typed.clone(), vec![("revision", "1")]].concat()).await;

                for answer in [looked_at, sent] {
                    assert_eq!(answer.status, 422, "{typed:?}");
                    let said = answer.errors().into_iter().find(|(at, _)| at == field).map(|(_, said)| said);
                    assert!(said.as_deref().is_some_and(|said| said.contains(says)), "{typed:?}: {said:?}");
                    let value = typed.iter().find(|(name, _)| *name == field).unwrap().1;
                    assert!(["every", "ends"].contains(&field) || answer.body.contains(&format!("value=\"{value}\"")), "it stays");
                }
            }
        }
        assert_eq!(how_many(&site).await, (1, 0));
    }
}

on_both! {
    async fn a_hundred_are_made_at_once_and_no_more(site: Site) {
        let draft = site.event("salon").draft().await;
        let rule = |until| Rule { every: Every::Week, until, skips_holidays: false };
        let (db, who, id) = (&site.app.db, site.by().await, (draft.id, draft.revision));

        let last = "2028-11-04".parse().unwrap();
        let more = events::make_series(db, &who, id, &rule(Until::Day(last)), site.now()).await;
        let most = made(&site, &draft, &weekly(MOST_IN_SERIES)).await;

        assert!(matches!(more, Err(SeriesError::TooMany)), "{more:?}");
        assert_eq!(most.len(), MOST_IN_SERIES);
        assert_eq!(most.last().unwrap().series_day.unwrap().to_string(), "2028-10-28");
    }
}

on_both! {
    async fn only_a_draft_within_reach_becomes_one_and_once(site: Site) {
        site.event("published").publish().await;
        let draft = site.event("salon").draft().await;
        let found = made(&site, &draft, &weekly(3)).await;
        let seat = scheduler(&site).await;
        let far = site.officer("far", entity::officer_role::Role::Scheduler, Some(event::District::Weishan)).await;
        let far = site.sign_in(&far).await;
        let sent = [typed("second-week", "times", "3"), vec![("revision", "1")]].concat();

        let published = seat.post("/admin/events/published/series", &sent).await;
        let page = seat.get("/admin/events/published/series?lang=en").await;
        let twice = seat.post("/admin/events/salon/series", &sent).await;
        let copy = seat.post(&format!("/admin/events/{}/series?lang=en", found[1].slug), &sent).await;
        let foreign = far.post("/admin/events/salon/series", &sent).await;

        assert_eq!([&published, &page, &twice, &copy, &foreign].map(|answer| answer.status), [409, 409, 409, 409, 404]);
        assert!(published.main_text().contains("只有草稿能做成系列"), "{}", published.main_text());
        assert!(page.main_text().contains("Copy the event and make a series of the copy."), "{}", page.main_text());
        assert!(twice.main_text().contains("已经属于一个系列"), "{}", twice.main_text());
        assert!(copy.main_text().contains("belongs to a series already"), "{}", copy.main_text());
        assert_eq!(how_many(&site).await, (4, 1));
    }
}

on_both! {
    async fn who_looked_at_other_days_is_told_and_addresses_that_are_taken_get_a_number(site: Site) {
        let draft = site.event("salon").draft().await;
        site.event("salon-20261212").draft().await;
        let seat = scheduler(&site).await;

        let stale = [typed("week", "times", "3"), vec![("revision", "0")]].concat();
        let stale = seat.post("/admin/events/salon/series", &stale).await;
        let none = how_many(&site).await;
        let found = made(&site, &draft, &weekly(3)).await;

        assert_eq!((stale.status, none), (409, (2, 0)));
        let slugs: Vec<&str> = found.iter().map(|event| event.slug.as_str()).collect();
        assert_eq!(slugs, ["salon", "salon-20261212-2", "salon-20261219"]);
        assert!(found.iter().all(|event| event.status == Status::Draft && event.by_hand.0.is_empty()));
    }
}

on_both! {
    async fn of_two_who_make_a_series_of_one_draft_one_does_and_the_other_is_told(site: Site) {
        for round in 0..4 {
            let draft = site.event(&format!("salon-{round}")).draft().await;
            let (db, who, id) = (&site.app.db, site.by().await, (draft.id, draft.revision));
            let before = how_many(&site).await;

            let (three, four) = (weekly(3), weekly(4));
            let (one, other) = tokio::join!(
                events::make_series(db, &who, id, &three, site.now()),
                events::make_series(db, &who, id, &four, site.now()),
            );

            let new = how_many(&site).await.0 - before.0;
            match (one, other) {
                (Ok(_), Err(SeriesError::InSeries)) => assert_eq!(new, 2),
                (Err(SeriesError::InSeries), Ok(_)) => assert_eq!(new, 3),
                both => panic!("{both:?}"),
            }
        }
    }
}
