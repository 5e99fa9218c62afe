//! Raising, lowering and lifting an event's capacity, and cancelling the event.
use crate::{
    on_both,
    support::{Site, letters::Letter},
};
use entity::{
    event,
    officer_role::Role,
    registration::Status::{Confirmed, Waiting},
};
use xingtan::registrations::{CancelEventError, CapacityError, NewCapacity, cancel_event, set_capacity};

on_both! {
    async fn a_raise_moves_the_line_up_in_its_order(site: Site) {
        let event = site.event("salon").places(1).publish().await;
        for name in ["a", "b", "c", "d"] {
            site.register(&event, name).await;
        }

        let raised = set_capacity(&site.app.db, &site.app.address_key, &site.by().await, event.id, NewCapacity { seen: Some(1), places: Some(3), despite: "" }, site.now()).await.unwrap();

        assert_eq!((raised.taken, raised.waiting), (3, 1));
        assert_eq!(site.states(&event).await, [Confirmed, Confirmed, Confirmed, Waiting]);
        let promoted: Vec<String> = site.outbox().await.into_iter().filter(|(_, kind, _)| kind == "registrations-promoted").map(|(to, ..)| to).collect();
        assert_eq!(promoted, ["b@example.cn", "c@example.cn"]);
        site.recount().await;
    }
}

on_both! {
    async fn below_what_is_taken_is_refused(site: Site) {
        let event = site.event("salon").places(3).publish().await;
        site.register(&event, "a").await;
        site.register(&event, "b").await;

        let refused = set_capacity(&site.app.db, &site.app.address_key, &site.by().await, event.id, NewCapacity { seen: event.capacity, places: Some(1), despite: "" }, site.now()).await;
        let lowered = set_capacity(&site.app.db, &site.app.address_key, &site.by().await, event.id, NewCapacity { seen: event.capacity, places: Some(2), despite: "" }, site.now()).await.unwrap();

        assert!(matches!(refused, Err(CapacityError::BelowTaken { taken: 2 })), "{refused:?}");
        assert_eq!(lowered.capacity, Some(2));
    }
}

on_both! {
    async fn without_a_limit_nobody_waits(site: Site) {
        let event = site.event("salon").places(1).publish().await;
        site.register(&event, "a").await;
        site.register(&event, "b").await;

        set_capacity(&site.app.db, &site.app.address_key, &site.by().await, event.id, NewCapacity { seen: event.capacity, places: None, despite: "" }, site.now()).await.unwrap();
        site.register(&event, "c").await;

        assert_eq!(site.states(&event).await, [Confirmed, Confirmed, Confirmed]);
        site.recount().await;
    }
}

on_both! {
    async fn cancelling_the_event_writes_one_letter_to_each_and_keeps_the_states(site: Site) {
        let event = site.event("salon").places(1).publish().await;
        let [kept, waits, gone] = [site.register(&event, "kept").await, site.register(&event, "waits").await, site.register(&event, "gone").await];
        site.post(&format!("/t/{}/cancellation", gone.token), &[]).await;
        site.deliver().await;

        cancel_event(&site.app.db, &site.app.address_key, &site.by().await, event.id, "场地检修", site.now()).await.unwrap();
        cancel_event(&site.app.db, &site.app.address_key, &site.by().await, event.id, "场地检修", site.now()).await.unwrap();
        let other = cancel_event(&site.app.db, &site.app.address_key, &site.by().await, event.id, "再来一次", site.now()).await;

        let letters: Vec<Letter> = site.deliver().await.iter().map(Letter::from).collect();
        let calendars: Vec<(&str, Vec<&str>)> = letters.iter().map(|letter| (letter.to.as_str(), letter.calendars.iter().map(|(method, _)| method.as_str()).collect())).collect();
        assert_eq!(calendars, [("kept@example.cn", vec!["CANCEL", ""]), ("waits@example.cn", vec![])]);
        assert!(letters[0].text.contains("主办方说明：场地检修"), "{}", letters[0].text);
        assert!(matches!(other, Err(CancelEventError::NotPublished)), "{other:?}");
        assert_eq!(site.reload(&event).await.status, event::Status::Cancelled);
        assert_eq!(site.states(&event).await[..2], [Confirmed, Waiting]);
        for row in [&kept, &waits] {
            let ticket = site.get(&format!("/t/{}", row.token)).await;
            assert!(ticket.main_text().contains("活动取消了，你不用做什么。 场地检修"), "{}", ticket.main_text());
        }
        let refused = site.post(&format!("/t/{}/cancellation", kept.token), &[]).await;
        assert_eq!((refused.status, refused.heading().as_str()), (409, "活动已取消"));
    }
}

on_both! {
    async fn what_was_held_is_neither_cancelled_nor_given_other_places(site: Site) {
        let event = site.event("salon").publish().await;
        site.register(&event, "first").await;
        site.deliver().await;
        site.advance(event.ends_at - site.now());
        let (db, key, now) = (&site.app.db, &site.app.address_key, site.now());

        let cancelled = cancel_event(db, key, &site.by().await, event.id, "场地检修", now).await;
        let placed = set_capacity(db, key, &site.by().await, event.id, NewCapacity { seen: event.capacity, places: Some(9), despite: "" }, now).await;

        assert!(matches!(cancelled, Err(CancelEventError::Over)), "{cancelled:?}");
        assert!(matches!(placed, Err(CapacityError::Ended)), "{placed:?}");
        assert!(site.deliver().await.is_empty());
        let seat = site.sign_in(&site.officer("scheduler", Role::Scheduler, None).await).await;
        for piece in ["places", "cancellation"] {
            for (lang, said) in [("zh-CN", "活动已经结束"), ("en", "The event is over")] {
                let asked = seat.get(&format!("/admin/events/salon/{piece}?lang={lang}")).await;
                assert_eq!((asked.status, asked.heading().as_str()), (409, said), "{piece}");
            }
        }
    }
}

on_both! {
    async fn what_is_not_published_is_neither_moved_nor_cancelled_nor_given_other_places(site: Site) {
        let [draft, reviewed, cancelled] = [
            site.event("draft").draft().await,
            site.event("reviewed").draft().await,
            site.event("cancelled").publish().await,
        ];
        cancel_event(&site.app.db, &site.app.address_key, &site.by().await, cancelled.id, "场地检修", site.now()).await.unwrap();
        let seat = site.sign_in(&site.officer("scheduler", Role::Scheduler, None).await).await;
        seat.post("/admin/events/reviewed/review", &[("revision", "1")]).await;
        let chinese = ["只有已发布的活动才能在这里改时间地点、席位、候补和审核，或者取消", "草稿请在编辑页上改；已送审的要先撤回或退回；已取消或已归档的不能再改"];
        let english = ["Only a published event can be moved, cancelled, or given other places, waiting list or approval here", "A draft is changed in its form; what is in review has to be sent back or taken back first"];

        for (event, status) in [(&draft, event::Status::Draft), (&reviewed, event::Status::InReview), (&cancelled, event::Status::Cancelled)] {
            let at = format!("/admin/events/{}", event.slug);
            for piece in ["places", "move", "admission", "cancellation"] {
                for (lang, [said, next]) in [("zh-CN", chinese), ("en", english)] {
                    let asked = seat.get(&format!("{at}/{piece}?lang={lang}")).await;
                    assert_eq!((asked.status, asked.heading().as_str()), (409, said), "{at}/{piece}");
                    assert!(asked.main_text().contains(next), "{}", asked.main_text());
                }
            }
            let placed = seat.post(&format!("{at}/places?lang=zh-CN"), &[("capacity", "9"), ("seen", "50")]).await;
            let unexplained = seat.post(&format!("{at}/cancellation?lang=zh-CN"), &[("reason", "")]).await;

            for refused in [placed, unexplained] {
                assert_eq!((refused.status, refused.heading().as_str()), (409, chinese[0]), "{at}");
            }
            let is = site.reload(event).await;
            assert_eq!((is.status, is.capacity), (status, Some(50)));
        }
    }
}

on_both! {
    async fn of_two_who_change_the_places_the_second_sees_what_the_first_did(site: Site) {
        let event = site.event("salon").places(5).publish().await;
        let seat = site.sign_in(&site.officer("scheduler", Role::Scheduler, None).await).await;
        let at = "/admin/events/salon/places";
        assert_eq!(seat.post(at, &[("capacity", "8"), ("seen", "5")]).await.status, 303);

        let stale = seat.post(at, &[("capacity", "6"), ("seen", "5")]).await;

        assert_eq!(stale.status, 422);
        assert!(stale.main_text().contains("另一位管理员刚刚改过"), "{}", stale.main_text());
        assert!(stale.body.contains("name=\"capacity\" type=\"text\" value=\"6\""), "what was typed is still there");
        assert_eq!(site.reload(&event).await.capacity, Some(8));
        assert_eq!(seat.post(at, &[("capacity", "6"), ("seen", "8")]).await.status, 303);
        assert_eq!(site.reload(&event).await.capacity, Some(6));
    }
}

on_both! {
    async fn a_reason_stays_where_the_number_of_places_is_wrong_stale_or_too_small(site: Site) {
        let event = site.event("salon").places(2).publish().await;
        for name in ["first", "second"] {
            site.register(&event, name).await;
        }
        let seat = site.sign_in(&site.officer("li", Role::Scheduler, None).await).await;
        let (path, why) = ("/admin/events/salon/places", "加了三把椅子");

        for (capacity, seen) in [("many", "2"), ("1", "2"), ("3", "9")] {
            let page = seat.post(path, &[("capacity", capacity), ("seen", seen), ("despite", why)]).await;
            assert_eq!(page.status, 422);
            assert_eq!(page.body.matches(&format!("{why}</textarea>")).count(), 1, "{capacity}: {}", page.body);
        }
        let fresh = seat.get(path).await;
        assert!(!fresh.body.contains("name=\"despite\""), "nothing asks for a reason yet");
        assert_eq!(site.reload(&event).await.capacity, Some(2));
    }
}
