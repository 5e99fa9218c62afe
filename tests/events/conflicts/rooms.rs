//! What takes a room, for how long, and what it meets there.
use super::{at, block, found, go, hall, place, refused, scheduler};
use crate::{
    on_both,
    support::{Site, builders::newcomer, sessions::session},
};
use chrono::{Duration, NaiveTime};
use entity::{
    event::{self, Status},
    room_block::Kind,
    room_use,
    venue::{Hours, Span},
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, EntityTrait, QueryOrder};
use xingtan::{
    events::{NewSession, Place, clone_event, conflicts::Grade},
    registrations::{NewCapacity, Tell, TimeAndPlace, add, cancel_event, move_event, set_capacity},
    venues::{self, NewVenue, Turn},
};

on_both! {
    async fn of_two_in_one_room_the_second_is_not_published(site: Site) {
        let (_, hall) = hall(&site).await;
        let first = site.event("first").with(at(&hall, 0)).draft().await;
        let second = site.event("second").with(at(&hall, 119)).draft().await;
        assert_eq!(found(&site, &second).await, [(Grade::Note, "taken")], "a draft only wants it");

        go(&site, &first, "").await.unwrap();

        assert_eq!(refused(go(&site, &second, "理由不够").await), [(Grade::Hard, "taken")]);
        assert_eq!(site.reload(&second).await.status, Status::Draft);
    }
}

on_both! {
    async fn what_begins_as_the_other_ends_meets_it_only_with_time_to_clear(site: Site) {
        let (_, hall) = hall(&site).await;
        site.event("first").with(at(&hall, 0)).publish().await;

        let next = site.event("next").with(at(&hall, 120)).publish().await;
        let of_next = found(&site, &next).await;
        let set_up = site.event("set-up").with(at(&hall, 240 + 29)).with(|new| {
            new.place = Place::Room { id: hall.id, setup: 30, clearing: 0 };
        }).draft().await;

        assert_eq!(of_next, []);
        assert_eq!(refused(go(&site, &set_up, "").await), [(Grade::Hard, "taken")]);
    }
}

on_both! {
    async fn what_is_cancelled_or_elsewhere_leaves_the_room(site: Site) {
        let (tower, hall) = hall(&site).await;
        let other = site.room(&tower, "展厅", 60).await;
        let (app, by) = (&site.app, site.by().await);
        let first = site.event("first").with(at(&hall, 0)).publish().await;
        let second = site.event("second").with(at(&other, 0)).publish().await;
        let third = site.event("third").with(at(&hall, 0)).draft().await;

        cancel_event(&app.db, &app.address_key, &by, first.id, "检修", site.now()).await.unwrap();
        go(&site, &third, "").await.unwrap();

        let to = TimeAndPlace {
            starts_at: second.starts_at,
            ends_at: second.ends_at,
            closes_at: second.closes_at,
            answers_until: second.answers_until,
            place: place(&hall),
        };
        let refused = move_event(&app.db, &app.address_key, &by, (&second).into(), &to, Tell::Everybody, site.now()).await;
        assert!(refused.is_err(), "the hall is the third one’s");
        let taken = room_use::Entity::find().order_by_asc(room_use::Column::Id).all(site.db()).await.unwrap();
        let rooms: Vec<_> = taken.iter().map(|one| (one.event_id, one.room_id)).collect();
        assert_eq!(rooms, [(Some(first.id), hall.id), (Some(second.id), other.id), (Some(third.id), hall.id)]);
    }
}

on_both! {
    async fn a_room_that_is_closed_blocked_or_retired_is_not_to_be_had(site: Site) {
        let weekdays = Span { from: NaiveTime::from_hms_opt(8, 0, 0).unwrap(), to: NaiveTime::from_hms_opt(11, 0, 0).unwrap() };
        let short = NewVenue { hours: Hours([Some(weekdays); 7]), ..crate::support::venues::venue("tower") };
        let tower = site.venue(short).await;
        let hall = site.room(&tower, "报告厅", 60).await;
        let event = site.event("salon").with(at(&hall, 0)).draft().await;
        block(&site, &tower, Kind::Closed, event.starts_at - Duration::days(1), event.starts_at + Duration::minutes(1)).await;
        venues::turn_room(&site.app.db, &site.by().await, tower.id, hall.id, Turn::Retired, site.now()).await.unwrap();

        let told = refused(go(&site, &event, "").await);

        assert_eq!(told, [(Grade::Hard, "retired"), (Grade::Hard, "closed"), (Grade::Hard, "blocked")]);
    }
}

on_both! {
    async fn a_block_that_is_taken_out_again_frees_the_room(site: Site) {
        let (tower, hall) = hall(&site).await;
        let event = site.event("salon").with(at(&hall, 0)).draft().await;
        block(&site, &tower, Kind::Booked, event.starts_at, event.ends_at).await;
        assert_eq!(refused(go(&site, &event, "").await), [(Grade::Hard, "blocked")]);

        let [(blocked, _)] = <[_; 1]>::try_from(venues::blocks_from(site.db(), tower.id, site.now()).await.unwrap()).unwrap();
        venues::free(&site.app.db, &site.by().await, tower.id, blocked.id, site.now()).await.unwrap();

        assert_eq!(go(&site, &event, "").await.unwrap().status, Status::Published);
    }
}

on_both! {
    async fn more_places_than_the_room_holds_take_a_reason_that_is_kept(site: Site) {
        let (_, hall) = hall(&site).await;
        let (app, by) = (&site.app, site.by().await);
        let event = site.event("salon").with(at(&hall, 0)).places(61).draft().await;
        assert_eq!(refused(go(&site, &event, "").await), [(Grade::Reason, "small")]);

        let published = go(&site, &event, "站席也能参加").await.unwrap();
        let more_yet = NewCapacity { places: Some(70), seen: Some(61), despite: "再加一排" };
        set_capacity(&app.db, &app.address_key, &by, event.id, more_yet, site.now()).await.unwrap();
        let still = NewCapacity { places: Some(65), seen: Some(70), despite: "" };
        let still = set_capacity(&app.db, &app.address_key, &by, event.id, still, site.now()).await.unwrap();
        let fewer = NewCapacity { places: Some(60), seen: Some(65), despite: "" };
        let fits = set_capacity(&app.db, &app.address_key, &by, event.id, fewer, site.now()).await.unwrap();
        let more = NewCapacity { places: Some(80), seen: Some(60), despite: "" };
        let refused = set_capacity(&app.db, &app.address_key, &by, event.id, more, site.now()).await;

        let said = [published.despite, still.despite, fits.despite];
        assert_eq!(said, [Some("站席也能参加".to_owned()), Some("再加一排".to_owned()), None]);
        assert!(refused.is_err(), "61 asked for a reason, and so do 80");
        assert_eq!(site.reload(&event).await.capacity, Some(60));
    }
}

on_both! {
    async fn no_limit_of_places_is_more_than_any_room_holds(site: Site) {
        let (_, hall) = hall(&site).await;
        let (app, by) = (&site.app, site.by().await);
        let event = site.event("salon").with(at(&hall, 0)).with(|new| new.capacity = None).draft().await;
        let seat = scheduler(&site).await;
        let (publication, places) = ("/admin/events/salon/publication", "/admin/events/salon/places");
        let told = seat.get(publication).await.main_text();
        let english = seat.get(&format!("{publication}?lang=en")).await.main_text();
        assert_eq!(refused(go(&site, &event, "").await), [(Grade::Reason, "small")]);

        let published = go(&site, &event, "门口有大屏").await.unwrap();
        let fewer = NewCapacity { places: Some(70), seen: None, despite: "" };
        let still = set_capacity(&app.db, &app.address_key, &by, event.id, fewer, site.now()).await.unwrap();
        let fewer_yet = NewCapacity { places: Some(60), seen: Some(70), despite: "" };
        let fits = set_capacity(&app.db, &app.address_key, &by, event.id, fewer_yet, site.now()).await.unwrap();
        let asked = seat.post(places, &[("capacity", ""), ("seen", "60")]).await;

        let said = [published.despite, still.despite, fits.despite];
        assert_eq!(said, [Some("门口有大屏".to_owned()), Some("门口有大屏".to_owned()), None]);
        assert_eq!((asked.status, asked.errors()[0].0.as_str()), (422, "despite"));
        for text in [told, asked.main_text()] {
            assert!(text.contains("报告厅能容纳 60 人，活动不限人数。"), "{text}");
        }
        assert!(english.contains("报告厅 holds 60 people; the event has no limit of places."), "{english}");
        assert_eq!(site.reload(&event).await.capacity, Some(60));
    }
}

on_both! {
    async fn why_there_are_still_more_places_than_the_room_holds_is_taken_where_nothing_was_explained(site: Site) {
        let (tower, _) = hall(&site).await;
        let corner = site.room(&tower, "洽谈角", 2).await;
        let event = site.event("salon").with(at(&corner, 0)).places(2).publish().await;
        let first = site.register(&event, "first").await;
        site.register(&event, "second").await;
        for name in ["third", "fourth"] {
            add(&site.app.db, &site.app.address_key, &site.by().await, newcomer(&event, name), "电话报名", site.now()).await.unwrap();
        }
        site.post(&format!("/t/{}/cancellation", first.token), &[]).await;
        let (seat, path) = (scheduler(&site).await, "/admin/events/salon/places");
        let kept = async || {
            let is = site.reload(&event).await;
            (is.capacity, is.despite)
        };

        for (seen, why) in [("4", "加了一把椅子"), ("", "门口有大屏")] {
            let fewer = [("capacity", "3"), ("seen", seen)];
            for (lang, said) in [("zh-CN", "请写原因"), ("en", "Give a reason")] {
                let asked = seat.post(&format!("{path}?lang={lang}"), &fewer).await;
                assert_eq!((asked.status, asked.errors()), (422, vec![("despite".into(), said.into())]));
            }
            let explained = seat.post(path, &[&fewer[..], &[("despite", why)]].concat()).await;

            assert_eq!((explained.status, kept().await), (303, (Some(3), Some(why.to_owned()))), "{}", explained.main_text());
            // As it was published before no limit asked for a reason.
            let unlimited = event::ActiveModel { id: Set(event.id), capacity: Set(None), despite: Set(None), ..Default::default() };
            unlimited.update(site.app.db.write()).await.unwrap();
        }
    }
}

on_both! {
    async fn any_number_of_events_costs_as_many_statements(site: Site) {
        let (_, hall) = hall(&site).await;
        let event = site.event("salon").with(at(&hall, 0)).draft().await;
        let mut costs = vec![];
        for number in 0..3 {
            site.event(&format!("other-{number}")).with(at(&hall, 30)).draft().await;
            let before = site.statements();
            assert_eq!(found(&site, &event).await.len(), number + 1);
            costs.push(site.statements() - before);
        }
        assert_eq!(costs, [6, 6, 6], "the agenda, the room, what else takes it, its events, blocks, who is on duty");
    }
}

on_both! {
    async fn a_copy_of_what_was_in_a_room_that_is_retired_since_says_so(site: Site) {
        let (tower, hall) = hall(&site).await;
        let event = site.event("salon").with(at(&hall, 0)).publish().await;
        venues::turn_room(&site.app.db, &site.by().await, tower.id, hall.id, Turn::Retired, site.now()).await.unwrap();

        let copy = clone_event(&site.app.db, &site.by().await, &event, site.now()).await.unwrap();

        assert_eq!((copy.status, copy.room_id), (Status::Draft, Some(hall.id)));
        assert_eq!(found(&site, &copy).await, [(Grade::Hard, "retired")]);
    }
}

on_both! {
    async fn what_is_over_meets_nothing(site: Site) {
        let (tower, hall) = hall(&site).await;
        let event = site.event("salon").with(at(&hall, 0)).publish().await;
        block(&site, &tower, Kind::Closed, event.starts_at, event.ends_at).await;
        let before = found(&site, &event).await;

        site.advance(event.ends_at - site.now());

        assert_eq!((before.as_slice(), found(&site, &event).await), (&[(Grade::Hard, "blocked")][..], vec![]));
    }
}

on_both! {
    async fn with_an_agenda_the_rooms_of_its_sessions_hold_its_places(site: Site) {
        let (tower, hall) = hall(&site).await;
        let small = site.room(&tower, "洽谈室", 10).await;
        let event = site.event("salon").with(at(&small, 0)).places(30).draft().await;
        let opening = NewSession { room: Some(hall.id), ..session(&event, "开场", 0, 30) };
        site.add_session(&event, &opening).await;
        assert_eq!(found(&site, &event).await, [], "the event itself takes no room, and the hall holds 60");

        site.add_session(&event, &NewSession { room: Some(small.id), ..session(&event, "闭幕", 90, 30) }).await;
        assert_eq!(refused(go(&site, &event, "").await), [(Grade::Reason, "small")], "whoever comes goes there");

        site.add_session(&event, &NewSession { room: Some(hall.id), ..session(&event, "参观", 90, 30) }).await;
        assert_eq!(found(&site, &event).await, [], "of two at a time nobody counts who goes to which");
        site.add_session(&event, &NewSession { room: Some(small.id), places: Some(12), ..session(&event, "面谈", 60, 30) }).await;
        let told = scheduler(&site).await.get("/admin/events/salon").await.main_text();
        assert!(told.contains("洽谈室能容纳 10 人，这个场次有 12 个席位。"), "{told}");
    }
}
