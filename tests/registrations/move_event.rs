//! A published event moves to another time or place: who is told what, and what moves in calendars.
use crate::{
    on_both,
    support::{Site, letters::Letter},
};
use chrono::Duration;
use entity::{
    audit,
    event::{self, District},
    officer_role::Role,
    registration::Status::{Cancelled, Confirmed, Waiting},
};
use sea_orm::EntityTrait;
use xingtan::{
    events::{Place, Seen},
    registrations::{MoveEventError, Tell, TimeAndPlace, cancel_event, move_event},
};

/// A week later, elsewhere.
fn later(event: &event::Model) -> TimeAndPlace {
    let week = Duration::weeks(1);
    TimeAndPlace {
        starts_at: event.starts_at + week,
        ends_at: event.ends_at + week,
        closes_at: event.closes_at + week,
        answers_until: event.answers_until + week,
        place: Place::Written(["孔子研究院".into(), "Confucius Research Institute".into()]),
    }
}

async fn go(site: &Site, event: &event::Model, to: &TimeAndPlace) -> Result<event::Model, MoveEventError> {
    let (db, key) = (&site.app.db, &site.app.address_key);
    move_event(db, key, &site.by().await, event.into(), to, Tell::Everybody, site.now()).await
}

on_both! {
    async fn everybody_is_told_what_was_and_what_is(site: Site) {
        let event = site.event("salon").places(1).publish().await;
        site.register(&event, "first").await;
        site.register(&event, "second").await;
        site.deliver().await;

        let moved = go(&site, &event, &later(&event)).await.unwrap();
        go(&site, &event, &later(&event)).await.expect("twice is once");

        let letters: Vec<Letter> = site.deliver().await.iter().map(Letter::from).collect();
        assert_eq!(letters.len(), 2);
        for letter in &letters {
            assert!(letter.subject.starts_with("时间或地点有变"), "{}", letter.subject);
            for told in ["原时间", "原地点", "孔子研究院"] {
                assert!(letter.text.contains(told), "{told} is not in {}", letter.text);
            }
        }
        let (method, calendar) = letters[0].calendars.first().expect("the entry moves");
        assert!(method == "REQUEST" && calendar.contains("SEQUENCE:1"), "{calendar}");
        assert!(letters[1].calendars.is_empty(), "who waits has no entry");
        assert_eq!((moved.sequence, moved.revision), (event.sequence + 1, event.revision + 1));
        assert!(site.get("/events?q=孔子研究院").await.main_text().contains("找到 1"), "it is found by its new place");
        let kept = audit::Entity::find().all(site.db()).await.unwrap();
        assert_eq!(kept.iter().filter(|entry| entry.act == "registrations.move_event").count(), 1);
    }
}

on_both! {
    async fn an_officer_may_deliberately_tell_nobody(site: Site) {
        let event = site.event("salon").publish().await;
        site.register(&event, "first").await;
        site.deliver().await;
        let seat = site.sign_in(&site.officer("scheduler", Role::Scheduler, None).await).await;
        let form = seat.get("/admin/events/salon/move").await;
        let (closes, revision) = ("2026-12-04T22:00", form.hidden("revision").to_owned());
        let mut typed = vec![("starts_at", "2026-12-06T10:00"), ("ends_at", "2026-12-06T12:00"), ("revision", &revision)];
        typed.extend([("place_zh", "孔子研究院"), ("place_en", ""), ("closes_at", closes), ("answers_until", closes)]);

        let asked = seat.post("/admin/events/salon/move", &typed).await;
        typed.push(("step", "keep"));
        let moved = seat.post("/admin/events/salon/move", &typed).await;
        let untold = site.deliver().await.len();
        let event = site.reload(&event).await;
        go(&site, &event, &later(&event)).await.unwrap();

        assert!(asked.main_text().contains("改好，不通知") && asked.main_text().contains("会给 1 位报名的人各发一封信"));
        assert_eq!((moved.status, untold, event.sequence), (303, 0, 1), "the public entry moves all the same");
        assert!(seat.get("/admin/events/salon/versions").await.main_text().contains("改时间地点，没有通知"));
        let letter = Letter::from(&site.deliver().await[0]);
        assert!(letter.text.contains("孔子研究院"), "the next letter says where it was last: {}", letter.text);
        assert!(letter.calendars[0].1.contains("SEQUENCE:2"), "and its entry wins over every earlier one");
    }
}

on_both! {
    async fn a_longer_registration_concerns_nobody_who_is_registered(site: Site) {
        let event = site.event("salon").publish().await;
        site.register(&event, "first").await;
        site.deliver().await;
        let hour = Duration::hours(1);
        let to = TimeAndPlace {
            closes_at: event.closes_at - hour,
            starts_at: event.starts_at,
            ends_at: event.ends_at,
            place: Place::from(&event),
            ..later(&event)
        };

        let moved = go(&site, &event, &TimeAndPlace { answers_until: event.answers_until, ..to }).await.unwrap();

        assert_eq!(moved.sequence, event.sequence);
        assert!(site.deliver().await.is_empty());
    }
}

on_both! {
    async fn one_that_had_begun_and_is_put_off_moves_its_line_again(site: Site) {
        let event = site.event("salon").places(1).publish().await;
        let first = site.register(&event, "first").await;
        site.register(&event, "second").await;
        site.advance(event.starts_at - site.now() + Duration::minutes(5));
        let holder = site.holder(&first.token).await;
        assert!(xingtan::registrations::cancel(&site.app.db, &site.app.address_key, &holder, site.now()).await.is_err());
        assert_eq!(site.states(&event).await, [Confirmed, Waiting]);
        go(&site, &event, &later(&event)).await.unwrap();

        let holder = site.holder(&first.token).await;
        xingtan::registrations::cancel(&site.app.db, &site.app.address_key, &holder, site.now()).await.unwrap();

        assert_eq!(site.states(&event).await, [Cancelled, Confirmed]);
        site.recount().await;
    }
}

on_both! {
    /// Else the place would be nobody's for good.
    async fn whoever_was_forgotten_meanwhile_holds_no_place_when_it_is_put_off(site: Site) {
        let event = site.event("salon").places(1).publish().await;
        let first = site.register(&event, "first").await;
        let second = site.register(&event, "second").await;
        site.register(&event, "third").await;
        site.advance(event.starts_at - site.now() + Duration::minutes(5));
        for gone in [first, second] {
            assert_eq!(site.post(&format!("/t/{}/erasure", gone.letter_token), &[]).await.status, 303);
        }
        site.deliver().await;

        go(&site, &event, &later(&event)).await.unwrap();

        assert_eq!(site.states(&event).await, [Cancelled, Cancelled, Confirmed]);
        let letters = site.deliver().await;
        assert!(letters.iter().all(|kept| Letter::from(kept).to == "third@example.cn"));
        site.recount().await;
    }
}

on_both! {
    async fn of_two_who_move_it_the_second_sees_what_the_first_did(site: Site) {
        let event = site.event("salon").publish().await;
        let scheduler = site.officer("scheduler", Role::Scheduler, None).await;
        let seat = site.sign_in(&scheduler).await;
        go(&site, &event, &later(&event)).await.unwrap();
        let page = seat.get("/admin/events/salon/move").await;
        assert!(page.body.contains("value=\"孔子研究院\""), "{}", page.main_text());
        let at = |time: chrono::DateTime<chrono::Utc>| {
            (time + Duration::hours(8)).format("%Y-%m-%dT%H:%M").to_string()
        };
        let (starts, ends, closes) = (at(event.starts_at), at(event.ends_at), at(event.closes_at));
        let revision = event.revision.to_string();
        let typed = [
            ("starts_at", starts.as_str()),
            ("ends_at", &ends),
            ("place_zh", "曲阜会展中心"),
            ("place_en", ""),
            ("closes_at", &closes),
            ("answers_until", &closes),
            ("revision", &revision),
            ("step", "send"),
        ];

        let stale = seat.post("/admin/events/salon/move", &typed).await;

        assert_eq!(stale.status, 422);
        let shown = stale.main_text();
        assert!(shown.contains("另一位管理员刚刚改过") && shown.contains("孔子研究院"), "{shown}");
        assert!(stale.body.contains("value=\"曲阜会展中心\""), "what was typed is still there");
        let past = [("ends_at", "2020-01-01T10:00"), ("starts_at", "2020-01-01T09:00"), ("place_zh", "")];
        let errors = seat.post("/admin/events/salon/move", &past).await;
        assert_eq!(errors.status, 422);
        assert!(errors.errors().iter().any(|(field, _)| field == "place_zh"), "{:?}", errors.errors());
        let far = [("ends_at", "9999-12-31T10:00"), ("starts_at", "9999-12-31T09:00"), ("place_zh", "会展中心")];
        let errors = seat.post("/admin/events/salon/move", &far).await;
        let years = |field: &str| (field.to_owned(), "日期应在 2000 年到 2200 年之间".to_owned());
        assert_eq!(errors.status, 422);
        assert!([years("starts_at"), years("ends_at")].iter().all(|error| errors.errors().contains(error)), "{:?}", errors.errors());
    }
}

on_both! {
    async fn what_is_cancelled_over_or_elsewhere_is_not_moved(site: Site) {
        let event = site.event("salon").publish().await;
        let elsewhere = site.event("weishan").with(|new| new.district = District::Weishan).publish().await;
        let (db, key) = (&site.app.db, &site.app.address_key);
        let over = TimeAndPlace { ends_at: site.now(), starts_at: site.now() - Duration::hours(1), ..later(&event) };

        assert!(matches!(go(&site, &event, &over).await, Err(MoveEventError::Over)));
        let limited = site.officer("limited", Role::Scheduler, Some(District::Qufu)).await;
        let who = site.officer_of(limited.id).await;
        let foreign = move_event(db, key, &who, Seen { event: elsewhere.id, revision: 1, despite: "" }, &later(&elsewhere), Tell::Everybody, site.now()).await;
        assert!(matches!(foreign, Err(MoveEventError::NoSuchEvent)));
        cancel_event(db, key, &site.by().await, event.id, "场地检修", site.now()).await.unwrap();
        assert!(matches!(go(&site, &event, &later(&event)).await, Err(MoveEventError::NotPublished)));
        let seat = site.sign_in(&site.officer("root-two", Role::Administrator, None).await).await;
        for page in ["move", "admission", "registrations/new"] {
            let asked = seat.get(&format!("/admin/events/salon/{page}")).await;
            assert_eq!(asked.status, 409, "{page} is not offered in vain");
        }
    }
}

on_both! {
    async fn whoever_chose_sessions_reads_when_they_are_now(site: Site) {
        let event = site.event("salon").publish().await;
        let lathe = site.choice(&event, "车工", (0, 30), 1).await;
        site.register_for(&event, "first", &[&lathe]).await;
        site.register_for(&event, "second", &[&lathe]).await;
        site.register(&event, "third").await;
        site.deliver().await;
        let to = TimeAndPlace { starts_at: event.starts_at + Duration::days(1), ends_at: event.ends_at + Duration::days(1), closes_at: event.closes_at, answers_until: event.answers_until, ..later(&event) };

        go(&site, &event, &to).await.unwrap();

        let texts: Vec<String> = site.deliver().await.iter().map(Letter::from).map(|letter| letter.text).collect();
        assert_eq!(texts.len(), 3);
        for (text, state) in texts.iter().zip(["已为你留位", "候补第 1 位"]) {
            let said = format!("车工，2026年12月6日（周日）10:00–10:30，北京时间：{state}");
            assert!(text.contains(&said), "{said} is not in {text}");
        }
        assert!(!texts[2].contains("车工"), "{}", texts[2]);
    }
}

on_both! {
    async fn where_nobody_chose_a_session_not_one_statement_more_is_made(site: Site) {
        let mut counts = vec![];
        for has_places in [false, true] {
            let event = site.event(if has_places { "choice" } else { "plain" }).publish().await;
            let new = crate::support::sessions::session(&event, "车工", 0, 30);
            site.add_session(&event, &xingtan::events::NewSession { places: has_places.then_some(5), ..new }).await;
            site.register(&event, "first").await;
            site.deliver().await;
            let before = site.statements();

            go(&site, &event, &later(&event)).await.unwrap();

            counts.push(site.statements() - before);
        }

        assert_eq!(counts[0], counts[1]);
    }
}

on_both! {
    async fn who_looks_at_a_move_on_an_older_form_sees_what_another_did(site: Site) {
        let event = site.event("salon").publish().await;
        let seat = site.sign_in(&site.officer("scheduler", Role::Scheduler, None).await).await;
        let path = "/admin/events/salon/move";
        let form = seat.get(path).await;
        let week = Duration::weeks(1);
        let moved = TimeAndPlace { closes_at: event.closes_at, answers_until: event.answers_until, ..later(&event) };
        go(&site, &event, &moved).await.unwrap();
        // As it was when the form was opened, but for until when one may register.
        let mut typed = vec![("starts_at", "2026-12-05T10:00"), ("ends_at", "2026-12-05T12:00"), ("closes_at", "2026-12-04T20:00")];
        typed.extend([("answers_until", "2026-12-04T20:00"), ("place_zh", event.place_zh.as_str()), ("place_en", &event.place_en)]);
        typed.push(("revision", form.hidden("revision")));

        let chinese = seat.post(&format!("{path}?lang=zh-CN"), &typed).await;
        let english = seat.post(&format!("{path}?lang=en"), &typed).await;
        typed.push(("despite", "馆里停电"));
        let back = seat.post(path, &[&typed[..], &[("step", "change")]].concat()).await;
        typed[1].1 = "2026-12-05T09:00";
        let wrong = seat.post(path, &typed).await;

        for (page, said) in [(&chinese, "另一位管理员刚刚改过这场活动"), (&english, "Another officer has just changed this event")] {
            let text = page.main_text();
            assert_eq!((page.status, page.hidden("revision")), (422, "3"));
            for shown in [said, "2026-12-12 10:00", "2026-12-05 10:00", "孔子研究院", "2026-12-04 20:00"] {
                assert!(text.contains(shown), "{shown} is not in {text}");
            }
        }
        assert_eq!((wrong.status, wrong.hidden("revision")), (422, "2"), "it is still the one that was looked at");
        assert_eq!([back.hidden("despite"), wrong.hidden("despite")], ["馆里停电"; 2], "the reason goes along");
        assert_eq!(site.reload(&event).await.starts_at, event.starts_at + week);
    }
}

on_both! {
    async fn who_looks_once_more_at_what_they_moved_is_told_of_nobody_else(site: Site) {
        let event = site.event("salon").publish().await;
        let seat = site.sign_in(&site.officer("scheduler", Role::Scheduler, None).await).await;
        let path = "/admin/events/salon/move";
        let form = seat.get(path).await;
        let closes = "2026-12-04T22:00";
        let mut typed = vec![("starts_at", "2026-12-06T10:00"), ("ends_at", "2026-12-06T12:00"), ("closes_at", closes)];
        typed.extend([("answers_until", closes), ("place_zh", "孔子研究院"), ("place_en", "")]);
        typed.push(("revision", form.hidden("revision")));
        let sent = seat.post(path, &[&typed[..], &[("step", "send")]].concat()).await;

        let again = seat.post(path, &typed).await;

        assert_eq!((sent.status, again.status), (303, 200));
        assert!(!again.main_text().contains("另一位管理员"), "{}", again.main_text());
        assert_eq!(site.reload(&event).await.revision, event.revision + 1);
    }
}
