//! One event of a series is changed, this and those that follow, or all; what was changed by hand stays.
use super::{all, made, save, weekly};
use crate::{
    events::conflicts::{at, hall, scheduler},
    on_both,
    support::{Site, sessions::session},
};
use chrono::Duration;
use entity::{event, room_use};
use sea_orm::{EntityTrait, QueryFilter};
use xingtan::events;

fn titles(events: &[event::Model]) -> Vec<&str> {
    events.iter().map(|event| event.title_zh.as_str()).collect()
}

on_both! {
    async fn one_those_that_follow_or_all_change_and_what_was_changed_by_hand_stays(site: Site) {
        let draft = site.event("salon").with(|new| new.title[0] = "沙龙".into()).draft().await;
        let first = made(&site, &draft, &weekly(5)).await;
        let series = first[0].series_id.unwrap();
        let seat = scheduler(&site).await;

        let one = save(&seat, &first[1], &[("title_zh", "特别场")], "one").await;
        let after_one = all(&site, series).await;
        let following = save(&seat, &after_one[2], &[("title_zh", "冬季沙龙")], "following").await;
        let after_following = all(&site, series).await;
        let every = save(&seat, &after_following[4], &[("title_zh", "沙龙2027"), ("contact", "0537-111")], "all").await;
        let after_all = all(&site, series).await;

        assert_eq!(one.header("location"), "/admin/events/salon-20261212?done=saved");
        assert_eq!(titles(&after_one), ["沙龙", "特别场", "沙龙", "沙龙", "沙龙"]);
        assert_eq!(after_one[1].by_hand.0, ["title_zh"]);
        assert_eq!(following.header("location"), "/admin/events/salon-20261219/series?done=spread&followed=2&held=0");
        assert_eq!(titles(&after_following), ["沙龙", "特别场", "冬季沙龙", "冬季沙龙", "冬季沙龙"]);
        assert_eq!(every.header("location"), "/admin/events/salon-20270102/series?done=spread&followed=4&held=1");
        assert_eq!(titles(&after_all), ["沙龙2027", "特别场", "沙龙2027", "沙龙2027", "沙龙2027"]);
        assert!(after_all.iter().all(|event| event.contact == "0537-111"), "what was not changed by hand follows there too");
        assert!(after_all.iter().all(|event| event.by_hand.0.is_empty() == (event.id != first[1].id)));
        let page = seat.get(every.header("location")).await.main_text();
        assert!(page.contains("系列里另有 4 个活动跟着改了") && page.contains("有 1 个活动保留了原来的内容"), "{page}");
        assert!(page.contains("特别场 草稿 名称（中文）"), "what was changed by hand is named: {page}");
        let english = seat.get(&format!("{}&lang=en", every.header("location"))).await.main_text();
        assert!(english.contains("Saved; 4 other events of the series changed along."), "{english}");
        assert!(english.contains("1 event kept something as it was"), "{english}");
        let versions = seat.get("/admin/events/salon/versions").await.main_text();
        assert!(versions.contains("沙龙2027"), "{versions}");
    }
}

on_both! {
    async fn times_move_on_the_clocks_of_each_with_agenda_and_rooms(site: Site) {
        let (tower, hall) = hall(&site).await;
        let side = site.room(&tower, "展厅", 60).await;
        let draft = site.event("salon").with(at(&hall, 0)).draft().await;
        site.add_session(&draft, &session(&draft, "开场", 0, 30)).await;
        let was = made(&site, &draft, &weekly(4)).await;
        let series = was[0].series_id.unwrap();
        let seat = scheduler(&site).await;
        // The third goes a day later by the schedule, which moves it by hand.
        let spot = [("starts_at", "2026-12-20T10:00"), ("room", ""), ("revision", "1")];
        assert_eq!(seat.post("/admin/events/salon-20261219/reschedule", &spot).await.status, 303);

        let later = [("starts_at", "2026-12-13T14:00"), ("ends_at", "2026-12-13T16:30"), ("closes_at", "2026-12-13T12:00"), ("answers_until", "2026-12-13T12:00")];
        let side_id = side.id.to_string();
        let saved = save(&seat, &was[1], &[&later[..], &[("room", &side_id)]].concat(), "all").await;

        assert_eq!(saved.header("location"), "/admin/events/salon-20261212/series?done=spread&followed=3&held=1");
        let is = all(&site, series).await;
        let moved = Duration::days(1) + Duration::hours(4);
        for (at, (was, is)) in was.iter().zip(&is).enumerate() {
            let by = if at == 2 { Duration::days(1) } else { moved };
            assert_eq!((is.starts_at - was.starts_at, is.series_day), (by, was.series_day), "{at}");
            let longer = if at == 2 { Duration::zero() } else { Duration::minutes(30) };
            assert_eq!(is.ends_at - was.ends_at, by + longer, "{at}");
            assert_eq!(is.room_id, Some(side.id), "the room was not changed by hand");
            assert!(is.place_zh.contains("展厅"), "{}", is.place_zh);
            let agenda = events::agenda(site.db(), is.id).await.unwrap();
            assert_eq!(agenda[0].session.starts_at, is.starts_at);
            let uses = room_use::Entity::find().filter(room_use::COLUMN.event_id.eq(is.id)).all(site.db()).await.unwrap();
            let taken: Vec<_> = uses.iter().map(|one| (one.room_id, one.from_at)).collect();
            assert_eq!(taken, [(side.id, is.starts_at)]);
        }
        assert_eq!(is[2].by_hand.0, ["starts_at", "ends_at", "closes_at", "answers_until"]);
    }
}

on_both! {
    async fn who_moved_one_by_hand_moves_no_other_by_changing_its_text_for_all(site: Site) {
        let draft = site.event("salon").draft().await;
        let was = made(&site, &draft, &weekly(3)).await;
        let series = was[0].series_id.unwrap();
        let seat = scheduler(&site).await;

        save(&seat, &was[1], &[("starts_at", "2026-12-12T11:00")], "one").await;
        let by_hand = all(&site, series).await;
        save(&seat, &by_hand[1], &[("title_zh", "新名")], "all").await;
        let named = all(&site, series).await;
        save(&seat, &named[0], &[("starts_at", "2026-12-05T09:30")], "all").await;
        let is = all(&site, series).await;

        assert_eq!(titles(&named), ["新名"; 3]);
        let at = |events: &[event::Model], number: usize| events[number].starts_at - was[number].starts_at;
        assert_eq!([0, 1, 2].map(|number| at(&named, number).num_minutes()), [0, 60, 0]);
        assert_eq!([0, 1, 2].map(|number| at(&is, number).num_minutes()), [-30, 60, -30], "by hand stays by hand");
        assert_eq!(is[1].by_hand.0, ["starts_at"]);
    }
}

on_both! {
    async fn times_that_would_not_fit_one_are_left_there(site: Site) {
        let draft = site.event("salon").draft().await;
        let was = made(&site, &draft, &weekly(3)).await;
        let series = was[0].series_id.unwrap();
        let seat = scheduler(&site).await;
        let end = [("ends_at", "2026-12-12T18:00")];
        save(&seat, &was[1], &end, "one").await;
        let long = all(&site, series).await;

        // Only where it ends at six is it still on at five.
        let late = [("closes_at", "2026-12-12T17:00"), ("answers_until", "2026-12-12T17:00"), ("contact", "0537-222")];
        let saved = save(&seat, &long[1], &late, "all").await;

        assert_eq!(saved.header("location"), "/admin/events/salon-20261212/series?done=spread&followed=2&held=2");
        let is = all(&site, series).await;
        for (was, is) in [(&was[0], &is[0]), (&was[2], &is[2])] {
            assert_eq!((is.closes_at, is.answers_until), (was.closes_at, was.answers_until));
            assert_eq!(is.contact, "0537-222");
        }
    }
}

on_both! {
    async fn other_clocks_move_every_time(site: Site) {
        let draft = site.event("salon").draft().await;
        let was = made(&site, &draft, &weekly(2)).await;
        let seat = scheduler(&site).await;

        save(&seat, &was[0], &[("zone", "Asia/Tokyo")], "all").await;

        let is = all(&site, was[0].series_id.unwrap()).await;
        for (was, is) in was.iter().zip(&is) {
            let hour = Duration::hours(1);
            assert_eq!((is.zone.as_str(), is.starts_at, is.opens_at), ("Asia/Tokyo", was.starts_at - hour, was.opens_at - hour));
            assert_eq!((is.ends_at, is.closes_at, is.answers_until), (was.ends_at - hour, was.closes_at - hour, was.answers_until - hour));
        }
    }
}

on_both! {
    /// Whichever day the event was moved to in which they are changed.
    async fn times_that_change_alone_keep_their_distance_from_each_start(site: Site) {
        let draft = site.event("salon").draft().await;
        let was = made(&site, &draft, &weekly(3)).await;
        let seat = scheduler(&site).await;
        let spot = [("starts_at", "2026-12-10T10:00"), ("room", ""), ("revision", "1")];
        assert_eq!(seat.post("/admin/events/salon-20261212/reschedule", &spot).await.status, 303);
        let series = was[0].series_id.unwrap();
        let moved = all(&site, series).await;

        let saved = save(&seat, &moved[1], &[("closes_at", "2026-12-10T08:00")], "all").await;

        assert_eq!(saved.status, 303, "{:?}", saved.errors());
        let is = all(&site, series).await;
        for (was, is) in moved.iter().zip(&is) {
            assert_eq!((is.starts_at, is.starts_at - is.closes_at), (was.starts_at, Duration::hours(2)));
        }
    }
}
