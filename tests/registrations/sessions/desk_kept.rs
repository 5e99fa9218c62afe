//! Officers lose nothing that they typed on a session's page.
use crate::{
    on_both,
    support::{Site, sessions::session, venues::venue},
};
use chrono::Duration;
use entity::officer_role::Role;
use xingtan::{
    events::NewSession,
    venues::{self, NewRoom},
};

on_both! {
    async fn a_reason_stays_where_the_number_is_wrong_stale_or_too_small(site: Site) {
        let event = site.event("salon").publish().await;
        let lathe = site.choice(&event, "车工", (0, 30), 2).await;
        for name in ["first", "second"] {
            site.register_for(&event, name, &[&lathe]).await;
        }
        let seat = site.sign_in(&site.officer("li", Role::Scheduler, None).await).await;
        let path = format!("/admin/events/salon/sessions/{}/places", lathe.id);
        let why = "加了三把椅子";

        for (places, seen) in [("10001", "2"), ("", "2"), ("1", "2"), ("3", "9")] {
            let page = seat.post(&path, &[("places", places), ("seen", seen), ("despite", why)]).await;
            assert_eq!(page.status, 422);
            assert_eq!(page.body.matches(&format!("{why}</textarea>")).count(), 1, "{places}: {}", page.body);
        }
        let fresh = seat.get(&path).await;
        assert!(!fresh.body.contains("name=\"despite\""), "nothing asks for a reason yet");
        assert_eq!(site.session_now(&lathe).await.places, Some(2));
    }
}

on_both! {
    async fn why_places_are_taken_back_stays_where_it_is_too_late(site: Site) {
        let event = site.event("salon").publish().await;
        let lathe = site.choice(&event, "车工", (0, 30), 2).await;
        site.register_for(&event, "first", &[&lathe]).await;
        let li = site.officer("li", Role::Scheduler, None).await;
        let path = format!("/admin/events/salon/sessions/{}/places/end", lathe.id);
        site.advance(Duration::days(4));
        let seat = site.sign_in(&li).await;

        let begun = [seat.post(&path, &[("reason", "老师病了")]).await, seat.post(&format!("{path}?lang=en"), &[("reason", "老师病了")]).await];
        site.advance(Duration::hours(2));
        let seat = site.sign_in(&li).await;
        let over = seat.post(&path, &[("reason", "老师病了")]).await;

        let said = ["这个场次已经开始 没有改动：席位上记着谁来了。", "This session has begun Nothing was changed: its places say who was there."];
        for (page, said) in begun.iter().zip(said) {
            let text = page.main_text();
            assert!(page.status == 409 && text.contains(said) && text.contains("老师病了"), "{text}");
        }
        let text = over.main_text();
        assert!(over.status == 409 && text.contains("活动没有发布，或者已经结束") && text.contains("老师病了"), "{text}");
        assert_eq!(site.counters(&lathe).await, (1, 0, 0));
    }
}

on_both! {
    async fn why_there_are_more_places_stays_where_it_is_too_late(site: Site) {
        let event = site.event("salon").publish().await;
        let lathe = site.choice(&event, "车工", (0, 30), 2).await;
        let li = site.officer("li", Role::Scheduler, None).await;
        let path = format!("/admin/events/salon/sessions/{}/places", lathe.id);
        let (why, english) = ("加了三把椅子", format!("{path}?lang=en"));
        let fields = [("places", "5"), ("seen", "2"), ("despite", why)];
        site.advance(Duration::days(4));
        let seat = site.sign_in(&li).await;

        let begun = [seat.post(&path, &fields).await, seat.post(&english, &fields).await];
        let silent = seat.post(&path, &fields[..2]).await;
        site.advance(Duration::hours(2));
        let seat = site.sign_in(&li).await;
        let over = seat.post(&path, &fields).await;

        let said = ["这个场次已经开始 没有改动：席位上记着谁来了。", "This session has begun Nothing was changed: its places say who was there."];
        for (page, said) in begun.iter().zip(said) {
            let text = page.main_text();
            assert!(page.status == 409 && text.contains(said) && text.contains(why), "{text}");
        }
        assert!(silent.status == 409 && !silent.body.contains("<dl class=\"facts\">"), "no reason was given: {}", silent.body);
        let text = over.main_text();
        assert!(over.status == 409 && text.contains("活动没有发布，或者已经结束") && text.contains(why), "{text}");
        assert_eq!(site.session_now(&lathe).await.places, Some(2));
    }
}

on_both! {
    async fn why_there_are_still_more_places_than_the_room_holds_is_taken_where_nothing_was_explained(site: Site) {
        let tower = site.venue(venue("tower")).await;
        let room = site.room(&tower, "会议室", 5).await;
        let event = site.event("salon").publish().await;
        let new = NewSession { room: Some(room.id), places: Some(5), ..session(&event, "车工", 0, 30) };
        let lathe = site.add_session(&event, &new).await.session;
        let smaller = NewRoom { capacity: 2, ..NewRoom::from(&room) };
        venues::edit_room(&site.app.db, &site.by().await, tower.id, room.id, room.revision, smaller, site.now()).await.unwrap();
        let seat = site.sign_in(&site.officer("li", Role::Scheduler, None).await).await;
        let path = format!("/admin/events/salon/sessions/{}/places", lathe.id);
        let (fewer, why) = ([("places", "4"), ("seen", "5")], "加了两把椅子");

        let asked = [seat.post(&format!("{path}?lang=zh-CN"), &fewer).await, seat.post(&format!("{path}?lang=en"), &fewer).await];
        let explained = seat.post(&path, &[&fewer[..], &[("despite", why)]].concat()).await;

        for (page, said) in asked.iter().zip(["请写原因", "Give a reason"]) {
            assert_eq!((page.status, page.errors()), (422, vec![("despite".into(), said.into())]));
        }
        assert_eq!(explained.status, 303, "{}", explained.main_text());
        assert_eq!((site.session_now(&lathe).await.places, site.reload(&event).await.despite.as_deref()), (Some(4), Some(why)));
    }
}
