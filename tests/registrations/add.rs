//! Officers add people by hand.
use crate::{
    on_both,
    support::{Site, letters::Letter},
};
use chrono::Duration;
use entity::{
    audit,
    officer_role::Role,
    registration::Status::{Confirmed, Waiting},
};
use sea_orm::EntityTrait;

const AT: &str = "/admin/events/salon/registrations/new";

fn typed(email: &str) -> Vec<(&'static str, &str)> {
    vec![
        ("name", "孔繁星"),
        ("email", email),
        ("language", "zh-CN"),
        ("consent", "yes"),
        ("reason", "电话报名"),
        ("key", "0123456789abcdef"),
    ]
}

on_both! {
    async fn whoever_is_added_to_a_full_event_takes_nobodys_place(site: Site) {
        let event = site.event("salon").places(1).questions().publish().await;
        site.register(&event, "first").await;
        site.register(&event, "second").await;
        site.deliver().await;
        let seat = site.sign_in(&site.officer("reviewer", Role::Reviewer, None).await).await;
        assert!(seat.get(AT).await.main_text().contains("席位已满"));

        let added = seat.post(AT, &typed("kong@example.cn")).await;
        let again = seat.post(AT, &typed("kong@example.cn")).await;

        assert_eq!((added.status, again.location()), (303, added.location()), "twice is once");
        assert_eq!(site.states(&event).await, [Confirmed, Waiting, Confirmed]);
        assert_eq!(site.reload(&event).await.capacity, Some(2));
        let letters: Vec<Letter> = site.deliver().await.iter().map(Letter::from).collect();
        assert_eq!(letters.len(), 1);
        assert!(letters[0].subject.starts_with("已为你报名") && !letters[0].calendars.is_empty());
        assert!(letters[0].text.contains("/not-me/"), "whose address it is nobody has proven");
        assert!(!letters[0].text.contains("电话报名"), "the reason is the audit's");
        let kept = audit::Entity::find().all(site.db()).await.unwrap();
        let entry = kept.iter().find(|entry| entry.act == "registrations.add").expect("an entry");
        assert_eq!(entry.reason.as_deref(), Some("电话报名"));
        site.recount().await;
    }
}

on_both! {
    async fn whoever_goes_back_and_types_somebody_else_adds_somebody_else(site: Site) {
        let event = site.event("salon").publish().await;
        let seat = site.sign_in(&site.officer("reviewer", Role::Reviewer, None).await).await;
        seat.post(AT, &typed("kong@example.cn")).await;

        let other = seat.post(AT, &typed("meng@example.cn")).await;
        let renamed = [&[("name", "孟子"), ("email", "kong@example.cn")], &typed("")[2..]].concat();
        let renamed = seat.post(AT, &renamed).await;

        assert_eq!((other.status, renamed.status), (303, 422));
        assert_eq!(site.states(&event).await, [Confirmed, Confirmed]);
    }
}

on_both! {
    async fn a_closed_door_does_not_stop_an_officer_and_the_end_does(site: Site) {
        let event = site.event("salon").publish().await;
        let seat = site.sign_in(&site.officer("reviewer", Role::Reviewer, None).await).await;
        site.advance(event.starts_at - site.now() + Duration::minutes(1));
        let seat_then = site.sign_in(&site.officer("late", Role::Reviewer, None).await).await;

        assert_eq!(seat_then.post(AT, &typed("door@example.cn")).await.status, 303);
        site.advance(event.ends_at - site.now());
        let late = [&typed("late@example.cn")[..5], &[("key", "fedcba9876543210")]].concat();
        let seat_late = site.sign_in(&site.officer("later", Role::Reviewer, None).await).await;
        let over = seat_late.post(AT, &late).await;

        assert_eq!((over.status, over.heading().as_str()), (409, "活动已经结束，不能再添加"));
        assert_eq!(site.states(&event).await, [Confirmed]);
        drop(seat);
    }
}

on_both! {
    async fn what_is_wrong_is_said_and_nothing_typed_is_lost(site: Site) {
        let event = site.event("salon").publish().await;
        let known = site.register(&event, "known").await;
        let seat = site.sign_in(&site.officer("reviewer", Role::Reviewer, None).await).await;

        let empty = seat.post(AT, &[("name", ""), ("email", "x"), ("language", "tlh"), ("mobile", "12")]).await;
        let fields: Vec<String> = empty.errors().into_iter().map(|(field, _)| field).collect();
        assert_eq!((empty.status, fields.join(" ").as_str()), (422, "name email mobile consent language reason"));
        let twice = seat.post(AT, &typed("known@example.cn")).await;

        assert_eq!(twice.status, 422);
        assert!(twice.body.contains(&format!("/registrations/{}", known.id)), "it leads there");
        assert!(twice.body.contains("value=\"孔繁星\"") && twice.body.contains("电话报名"));
    }
}
