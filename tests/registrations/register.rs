//! Registering: who gets a place, who waits, who is refused, and that asking twice is asking once.
use crate::{
    on_both,
    support::{Site, builders::fields, letters::Letter},
};
use chrono::Duration;
use entity::{
    letter::State::Queued,
    registration::Status::{Confirmed, Pending, Waiting},
};

fn queued(site_outbox: &[(String, String, entity::letter::State)]) -> Vec<(&str, &str)> {
    site_outbox
        .iter()
        .inspect(|(_, _, state)| assert_eq!(*state, Queued))
        .map(|(to, kind, _)| (to.as_str(), kind.as_str()))
        .collect()
}

on_both! {
    async fn somebody_registers_and_the_letter_has_the_ticket(site: Site) {
        let event = site.event("salon").publish().await;

        let answer = site.post("/events/salon/registration", &fields("王若溪", "Wang.Ruoxi@Example.cn")).await;
        let ticket = site.get(&answer.location()).await;
        let letters: Vec<Letter> = site.deliver().await.iter().map(Letter::from).collect();

        assert_eq!((answer.status, ticket.status), (303, 200));
        assert!(ticket.main_text().contains("已确认 学徒导师沙龙：把手艺写成培养计划"), "{}", ticket.main_text());
        let row = &site.registrations(&event).await[0];
        assert_eq!(
            (row.status, row.number, row.name.as_deref(), row.email.as_deref(), row.email_key.as_deref(), row.notice_version),
            (Confirmed, 1, Some("王若溪"), Some("Wang.Ruoxi@Example.cn"), Some("wang.ruoxi@example.cn"), 1)
        );
        assert_eq!(letters.len(), 1);
        assert_eq!(letters[0].to, "Wang.Ruoxi@Example.cn");
        assert_eq!(letters[0].token(), row.letter_token);
        assert_ne!(answer.location(), format!("/t/{}", row.letter_token), "the browser never gets the letter's link");
        site.recount().await;
    }
}

on_both! {
    async fn a_full_event_puts_the_next_in_line(site: Site) {
        let event = site.event("salon").places(1).publish().await;
        site.register(&event, "first").await;

        let answer = site.post("/events/salon/registration", &fields("王芳", "fang@example.cn")).await;

        let ticket = site.get(&answer.location()).await;
        assert!(ticket.main_text().contains("你排在候补第 1 位"), "{}", ticket.main_text());
        assert_eq!(site.states(&event).await, [Confirmed, Waiting]);
        assert_eq!(
            queued(&site.outbox().await),
            [("first@example.cn", "registrations-confirmed"), ("fang@example.cn", "registrations-waiting")]
        );
        site.recount().await;
    }
}

on_both! {
    async fn an_event_with_approval_holds_a_place_for_who_waits_for_it(site: Site) {
        let event = site.event("salon").places(1).with(|new| new.needs_approval = true).publish().await;

        site.register(&event, "first").await;
        site.register(&event, "second").await;

        assert_eq!(site.states(&event).await, [Pending, Waiting]);
        let event = site.reload(&event).await;
        assert_eq!((event.taken, event.waiting), (1, 1));
        assert_eq!(
            queued(&site.outbox().await),
            [("first@example.cn", "registrations-pending"), ("second@example.cn", "registrations-waiting")]
        );
    }
}

on_both! {
    async fn refusals_say_what_happened_and_what_to_do_next(site: Site) {
        site.event("full").places(0).line(0).publish().await;
        site.event("later").with(|new| new.opens_at = new.starts_at - Duration::days(1)).publish().await;
        site.event("closed").with(|new| new.closes_at = new.opens_at + Duration::hours(1)).publish().await;
        let off = site.event("off").publish().await;
        xingtan::registrations::cancel_event(&site.app.db, &site.app.address_key, &site.by().await, off.id, "", site.now()).await.unwrap();
        site.event("draft").draft().await;

        for (slug, status, heading) in [
            ("full", 409, "名额已满"),
            ("later", 409, "还没有开放报名"),
            ("closed", 409, "报名已截止"),
            ("off", 409, "活动已取消"),
            ("draft", 404, "没有找到这个页面"),
            ("nowhere", 404, "没有找到这个页面"),
        ] {
            let path = format!("/events/{slug}/registration");
            let posted = site.post(&path, &fields("王芳", "fang@example.cn")).await;
            let shown = site.get(&path).await;

            assert_eq!((posted.status, posted.heading().as_str()), (status, heading), "{slug}");
            assert_eq!((shown.status, shown.heading().as_str()), (status, heading), "{slug}");
        }
        assert!(site.outbox().await.is_empty());
    }
}

on_both! {
    async fn the_same_form_sent_twice_is_one_registration(site: Site) {
        let event = site.event("salon").publish().await;
        let form = [fields("王芳", "fang@example.cn"), vec![("key", "0123456789abcdef")]].concat();

        let first = site.post("/events/salon/registration", &form).await;
        let second = site.post("/events/salon/registration", &form).await;

        assert_eq!(first.location(), second.location());
        assert_eq!(site.registrations(&event).await.len(), 1);
        assert_eq!(queued(&site.outbox().await), [("fang@example.cn", "registrations-confirmed")]);
    }
}

on_both! {
    async fn the_same_form_with_another_address_asks_what_is_meant(site: Site) {
        let event = site.event("salon").publish().await;
        let key = ("key", "0123456789abcdef");
        site.post("/events/salon/registration", &[fields("王芳", "fang@example.cn"), vec![key]].concat()).await;

        let answer = site.post("/events/salon/registration", &[fields("王芳", "feng@example.cn"), vec![key]].concat()).await;

        assert_eq!((answer.status, answer.heading().as_str()), (409, "这份表单刚才已经用另一个邮箱报过名"));
        assert!(answer.body.contains("给 feng@example.cn 另外报名"));
        let first = &site.registrations(&event).await[0];
        assert!(answer.body.contains(&format!("href=\"/t/{}/details\"", first.token)), "or correct the first one");
        assert_eq!(site.registrations(&event).await.len(), 1);
    }
}

on_both! {
    async fn an_address_that_is_registered_gets_its_link_by_letter_only(site: Site) {
        let event = site.event("salon").places(1).line(0).publish().await;
        let row = site.register(&event, "fang").await;
        site.deliver().await;

        let answer = site.post("/events/salon/registration", &fields("别人", "FANG@example.cn")).await;
        let again = site.post("/events/salon/registration", &fields("别人", "fang@example.cn")).await;
        let letters: Vec<Letter> = site.deliver().await.iter().map(Letter::from).collect();

        assert_eq!((answer.status, answer.location()), (303, "/events/salon/link".into()), "before any refusal: the event is full");
        assert_eq!(again.location(), "/events/salon/link");
        assert_eq!(letters.len(), 1, "at most one an hour");
        assert_eq!((letters[0].to.as_str(), letters[0].token()), ("fang@example.cn", row.letter_token));
        assert_eq!(site.registrations(&event).await.len(), 1);

        site.advance(Duration::hours(1));
        site.post("/events/salon/registration", &fields("别人", "fang@example.cn")).await;
        assert_eq!(site.deliver().await.len(), 1, "an hour later there is another");
    }
}

on_both! {
    async fn who_cancelled_may_register_again(site: Site) {
        let event = site.event("salon").publish().await;
        let row = site.register(&event, "fang").await;
        site.post(&format!("/t/{}/cancellation", row.token), &[]).await;

        let again = site.register(&event, "fang").await;

        assert_ne!(again.id, row.id, "a new entry in the calendar");
        assert_eq!(again.number, 2);
        site.recount().await;
    }
}

on_both! {
    async fn a_form_sent_again_never_opens_what_its_link_has_lost(site: Site) {
        let event = site.event("salon").publish().await;
        let form = [fields("别人", "fang@example.cn"), vec![("key", "0123456789abcdef")]].concat();
        let shown = site.post("/events/salon/registration", &form).await.location();
        let row = site.registrations(&event).await.remove(0);
        site.post(&format!("/t/{}/details", row.letter_token), &[("name", "王芳"), ("email", "fang@example.cn")]).await;

        let again = site.post("/events/salon/registration", &form).await;
        let other = [fields("别人", "other@example.cn"), vec![("key", "0123456789abcdef")]].concat();
        let asked = site.post("/events/salon/registration", &other).await;

        let proven = site.registrations(&event).await.remove(0);
        assert_eq!(again.location(), shown, "the link that was shown, and no newer one");
        assert_eq!(site.get(&again.location()).await.status, 410);
        assert!(!asked.body.contains(&proven.token), "the question does not give it away either");
    }
}
