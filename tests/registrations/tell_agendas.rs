//! What changed in a published agenda is told to those who come: once, all of it together, or deliberately not.
use crate::{
    on_both,
    support::{
        Site,
        letters::Letter,
        sessions::{session, speaker},
    },
};
use chrono::Duration;
use entity::{agenda_notice, audit, event, officer_role::Role};
use sea_orm::{EntityTrait, PaginatorTrait, QueryFilter};
use xingtan::{
    events::{self, Item, NewSession, SeenSession, Tell},
    jobs,
    registrations::{cancel_event, tell_agendas},
};

/// So many minutes later, whoever is told.
async fn shift(site: &Site, event: &event::Model, item: &Item, minutes: i64, tell: Tell) -> Item {
    let by = Duration::minutes(minutes);
    let was = NewSession::from(item);
    let to = NewSession { starts_at: was.starts_at + by, ends_at: was.ends_at + by, ..was };
    change(site, event, item, &to, tell).await
}

async fn change(site: &Site, event: &event::Model, item: &Item, to: &NewSession, tell: Tell) -> Item {
    let (app, by, status) = (&site.app, site.by().await, event.status);
    let seen =
        SeenSession {
            event: event.id, id: item.session.id, revision: item.session.revision, status, despite: "理由"
        };
    events::change_session(&app.db, &app.address_key, &by, seen, to, tell, site.now()).await.unwrap();
    let agenda = events::agenda(site.db(), event.id).await.unwrap();
    agenda.into_iter().find(|one| one.session.id == item.session.id).unwrap()
}

async fn remove(site: &Site, event: &event::Model, item: &Item, tell: Tell) {
    let (app, by, seen) = (&site.app, site.by().await, site.seen_session(event, item.session.id).await);
    events::remove_session(&app.db, &app.address_key, &by, seen, tell, site.now()).await.unwrap();
}

/// Two workers at the same moment; all letters that go out then.
async fn run(site: &Site) -> Vec<Letter> {
    let (db, key, now) = (&site.app.db, &site.app.address_key, site.now());
    let (one, other) = tokio::join!(tell_agendas(db, key, now), tell_agendas(db, key, now));
    let letters: Vec<Letter> = site.deliver().await.iter().map(Letter::from).collect();
    assert_eq!(one.unwrap() + other.unwrap(), letters.len() as u64, "what is counted is what is written");
    letters
}

/// How many are to be followed up.
async fn open(site: &Site) -> u64 {
    let open = agenda_notice::Entity::find().filter(agenda_notice::COLUMN.told_at.is_null());
    open.count(site.db()).await.unwrap()
}

/// Acts on sessions, in the order of their names.
async fn acts(site: &Site) -> Vec<String> {
    let about = audit::Entity::find().filter(audit::COLUMN.object.eq("session")).all(site.db()).await.unwrap();
    let mut acts: Vec<String> = about.into_iter().map(|entry| entry.act).collect();
    acts.sort();
    acts
}

/// With a talk and a clinic, and somebody who comes.
async fn ground(site: &Site) -> (event::Model, Item, Item) {
    let fair = site.event("fair").places(1).publish().await;
    let talk = site.add_session(&fair, &session(&fair, "讲座", 0, 30)).await;
    let clinic = site.add_session(&fair, &session(&fair, "简历门诊", 60, 30)).await;
    site.register(&fair, "first").await;
    site.deliver().await;
    (fair, talk, clinic)
}

on_both! {
    async fn one_letter_says_of_each_session_what_was_and_what_is(site: Site) {
        let (fair, talk, clinic) = ground(&site).await;
        site.register(&fair, "second").await;
        site.deliver().await;

        let later = shift(&site, &fair, &talk, 15, Tell::Everybody).await;
        shift(&site, &fair, &later, 15, Tell::Everybody).await;
        remove(&site, &fair, &clinic, Tell::Everybody).await;
        site.add_session(&fair, &session(&fair, "闭幕", 90, 30)).await;
        let letters = run(&site).await;
        let again = run(&site).await;

        assert_eq!((letters.len(), again.len(), open(&site).await), (2, 0, 0));
        for letter in &letters {
            assert!(letter.subject.starts_with("议程有变：学徒导师沙龙"), "{}", letter.subject);
            let place = "曲阜市杏坛讲堂";
            let day = "2026年12月5日（周六）";
            for told in [
                format!("讲座　原来 {day}10:00–10:30，{place}；现在 {day}10:30–11:00，{place}"),
                format!("简历门诊　取消了，原来 {day}11:00–11:30，{place}"),
                format!("闭幕　新增，{day}11:30–12:00，{place}"),
                "最新的议程：http://xingtan.test/events/fair".to_owned(),
            ] {
                assert!(letter.text.contains(&told), "{told} is not in {}", letter.text);
            }
            assert!(!letter.token().is_empty() && letter.calendars.is_empty(), "the entry is the event’s, and stays");
        }
        assert_eq!(acts(&site).await.iter().filter(|act| act.ends_with("_untold")).count(), 0);
    }
}

on_both! {
    async fn an_officer_may_deliberately_tell_nobody_and_the_next_letter_is_true(site: Site) {
        let (fair, talk, clinic) = ground(&site).await;

        let untold = shift(&site, &fair, &talk, 15, Tell::Nobody).await;
        remove(&site, &fair, &clinic, Tell::Nobody).await;
        let none = (open(&site).await, run(&site).await.len());
        let told = shift(&site, &fair, &untold, 15, Tell::Everybody).await;
        shift(&site, &fair, &told, 15, Tell::Nobody).await;
        let letters = run(&site).await;

        assert_eq!((none, letters.len()), ((0, 0), 1));
        let text = &letters[0].text;
        assert!(text.contains("10:15–10:45") && text.contains("现在 2026年12月5日（周六）10:45–11:15"), "{text}");
        let mut expected = vec!["events.change_session_untold"; 2];
        expected.extend(["events.change_session", "events.remove_session_untold", "events.add_session", "events.add_session"]);
        expected.sort_unstable();
        assert_eq!(acts(&site).await, expected);
    }
}

on_both! {
    async fn what_nobody_plans_by_is_told_to_nobody(site: Site) {
        let (fair, talk, _) = ground(&site).await;
        let new = NewSession::from(&talk);
        let words = NewSession { title: ["新讲座".into(), "New talk".into()], text: ["带笔".into(), String::new()], speakers: vec![speaker("meng")], setup: 15, ..new };

        change(&site, &fair, &talk, &words, Tell::Everybody).await;
        let draft = site.event("draft").draft().await;
        let one = site.add_session(&draft, &session(&draft, "开场", 0, 30)).await;
        shift(&site, &draft, &one, 15, Tell::Nobody).await;
        let alone = site.event("alone").publish().await;
        let one = site.add_session(&alone, &session(&alone, "开场", 0, 30)).await;
        shift(&site, &alone, &one, 15, Tell::Nobody).await;

        assert_eq!((open(&site).await, run(&site).await.len()), (0, 0));
        assert!(acts(&site).await.iter().all(|act| !act.ends_with("_untold")), "nobody was there to be told");
    }
}

on_both! {
    async fn what_came_and_went_or_is_where_it_was_makes_no_letter(site: Site) {
        let (fair, talk, _) = ground(&site).await;

        let later = shift(&site, &fair, &talk, 15, Tell::Everybody).await;
        shift(&site, &fair, &later, -15, Tell::Everybody).await;
        let extra = site.add_session(&fair, &session(&fair, "加演", 90, 30)).await;
        remove(&site, &fair, &extra, Tell::Everybody).await;
        let waited = open(&site).await;

        assert_eq!((waited, run(&site).await.len(), open(&site).await), (4, 0, 0));
    }
}

on_both! {
    async fn of_very_many_twenty_are_named_and_the_rest_is_counted(site: Site) {
        let (fair, ..) = ground(&site).await;
        for number in 1..=22 {
            site.add_session(&fair, &session(&fair, &format!("第 {number} 场"), number, 30)).await;
        }

        let letters = run(&site).await;

        let text = &letters[0].text;
        assert!(text.contains("第 20 场　新增") && !text.contains("第 21 场"), "{text}");
        assert!(text.contains("还有　另外 2 个场次，见最新的议程"), "{text}");
    }
}

on_both! {
    async fn whoever_came_since_has_read_it_and_whoever_left_comes_no_more(site: Site) {
        let (fair, talk, _) = ground(&site).await;
        let gone = site.register(&fair, "gone").await;
        shift(&site, &fair, &talk, 15, Tell::Everybody).await;
        assert_eq!(site.post(&format!("/t/{}/cancellation", gone.token), &[]).await.status, 303);
        site.advance(Duration::seconds(10));
        site.register(&fair, "late").await;
        site.deliver().await;

        let letters = run(&site).await;

        assert_eq!(letters.iter().map(|letter| letter.to.as_str()).collect::<Vec<_>>(), ["first@example.cn"]);
    }
}

on_both! {
    async fn of_what_is_cancelled_or_over_nobody_is_told_any_more(site: Site) {
        let (fair, talk, _) = ground(&site).await;
        let past = site.event("past").publish().await;
        let one = site.add_session(&past, &session(&past, "开场", 0, 30)).await;
        site.register(&past, "guest").await;
        shift(&site, &fair, &talk, 15, Tell::Everybody).await;
        shift(&site, &past, &one, 15, Tell::Everybody).await;
        let (app, by) = (&site.app, site.by().await);
        cancel_event(&app.db, &app.address_key, &by, fair.id, "停水", site.now()).await.unwrap();
        site.advance(past.ends_at - site.now());
        site.deliver().await;
        let waited = open(&site).await;

        let letters = run(&site).await;
        let over = site.add_session(&past, &session(&past, "补记", 60, 30)).await;
        shift(&site, &past, &over, 5, Tell::Nobody).await;

        assert_eq!((waited, letters.len(), open(&site).await), (2, 0, 0));
        assert!(acts(&site).await.iter().all(|act| !act.ends_with("_untold")), "of what is over nobody is to be told");
    }
}

on_both! {
    async fn the_timetable_tells_within_a_minute(site: Site) {
        let (fair, talk, _) = ground(&site).await;
        jobs::run_due(&site.app).await.unwrap();
        shift(&site, &fair, &talk, 15, Tell::Everybody).await;
        site.advance(Duration::minutes(1));

        let ran = jobs::run_due(&site.app).await.unwrap();

        assert!(ran.contains(&"tell-of-agendas"), "{ran:?}");
        assert_eq!(site.deliver().await.len(), 1);
    }
}

on_both! {
    /// What it told may not be so any more, so the ticket's link goes in its place.
    async fn a_letter_once_more_is_the_link(site: Site) {
        let (fair, talk, _) = ground(&site).await;
        shift(&site, &fair, &talk, 15, Tell::Everybody).await;
        run(&site).await;
        let row = site.registrations(&fair).await.remove(0);
        let told = entity::letter::Entity::find().filter(entity::letter::COLUMN.kind.eq("registrations-agenda-changed"));
        let told = told.one(site.db()).await.unwrap().unwrap();

        let (app, now) = (&site.app, site.now());
        let again = xingtan::registrations::letters::again(&app.address_key, &fair, &row, &told, ("registrations-agenda-changed", &[]), now);

        assert_eq!(again.kind, "registrations-link");
    }
}

on_both! {
    async fn of_one_with_places_of_its_own_whoever_has_chosen_it_is_told(site: Site) {
        let (fair, talk, _) = ground(&site).await;
        let lathe = site.choice(&fair, "车工体验", (60, 30), 1).await;
        for name in ["chooses", "waits"] {
            site.register_for(&fair, name, &[&lathe]).await;
        }
        site.deliver().await;
        let item = events::session(site.db(), fair.id, lathe.id).await.unwrap().unwrap();
        let seat = site.sign_in(&site.officer("li", Role::Scheduler, None).await).await;
        let fields = [("title_zh", "车工体验"), ("starts_at", "2026-12-05T11:05"), ("ends_at", "2026-12-05T11:35"), ("places", "1"), ("revision", "1")];

        let asked = seat.post(&format!("/admin/events/fair/sessions/{}", lathe.id), &fields).await.main_text();
        shift(&site, &fair, &item, 5, Tell::Everybody).await;
        let choosers = run(&site).await;
        shift(&site, &fair, &talk, 5, Tell::Everybody).await;
        let all = run(&site).await;

        assert!(asked.contains("会给 2 位报名的人各发一封信"), "{asked}");
        let to = |letters: &[Letter]| {
            let mut to: Vec<String> = letters.iter().map(|letter| letter.to.clone()).collect();
            to.sort();
            to
        };
        assert_eq!(to(&choosers), ["chooses@example.cn", "waits@example.cn"]);
        assert_eq!(to(&all), ["chooses@example.cn", "first@example.cn", "waits@example.cn"]);
    }
}

on_both! {
    /// Whom it concerns is what the officer was shown, whatever becomes of its places until the letters are written.
    async fn one_that_gets_places_as_it_moves_is_told_to_everybody(site: Site) {
        let (fair, talk, _) = ground(&site).await;
        let by = Duration::minutes(5);
        let was = NewSession::from(&talk);
        let to = NewSession { starts_at: was.starts_at + by, ends_at: was.ends_at + by, places: Some(20), ..was };

        change(&site, &fair, &talk, &to, Tell::Everybody).await;
        let letters = run(&site).await;

        assert_eq!(letters.iter().map(|letter| letter.to.as_str()).collect::<Vec<_>>(), ["first@example.cn"]);
    }
}

on_both! {
    async fn what_is_to_come_after_its_event_is_told_of_until_it_is_over(site: Site) {
        let (fair, talk, _) = ground(&site).await;
        let encore = shift(&site, &fair, &talk, 24 * 60, Tell::Nobody).await;
        site.advance(fair.ends_at - site.now());
        site.deliver().await;

        let encore = shift(&site, &fair, &encore, 15, Tell::Everybody).await;
        let moved = run(&site).await;
        remove(&site, &fair, &encore, Tell::Everybody).await;
        let gone = run(&site).await;

        for letters in [moved, gone] {
            assert_eq!(letters.iter().map(|letter| letter.to.as_str()).collect::<Vec<_>>(), ["first@example.cn"]);
        }
    }
}
