//! Reminders in bad weather: what was true when one was put is asked again before it leaves.
use super::{letters, unreachable, until_idle, worker};
use crate::{
    on_both,
    support::{
        Site,
        letters::Letter,
        smtp::{Habits, Server},
    },
};
use chrono::{Duration, TimeZone};
use entity::{
    event::{self, Reminders},
    letter::{self, State},
};
use xingtan::{
    events::Place,
    letters::repeat,
    mail::{backlog, worker::Worker},
    registrations::{
        Case, Tell, TimeAndPlace, cancel, cancel_event, cancel_for, move_event, remind_registered, set_reminders,
    },
};

const REMINDER: &str = "registrations-reminder";

/// At eight in the evening, with a reminder a day before; the first words of it are that evening's.
async fn evening(site: &Site, people: &[&str]) -> event::Model {
    evening_of(site, "salon", people).await
}

async fn evening_of(site: &Site, slug: &str, people: &[&str]) -> event::Model {
    let event = site.event(slug).with(|new| {
        new.starts_at += Duration::hours(10);
        new.ends_at = new.starts_at + Duration::hours(1);
        new.reminders = Reminders(vec![24 * 60]);
    });
    let event = event.publish().await;
    for name in people {
        site.register(&event, name).await;
    }
    site.deliver().await;
    event
}

/// The reminders are put, and the mail server is away.
async fn put(site: &Site, event: &event::Model) -> Worker {
    site.advance(event.starts_at - Duration::days(1) - site.now());
    remind_registered(&site.app.db, &site.app.address_key, site.now()).await.unwrap();
    let away = Worker { transport: unreachable(), ..site.app.worker() };
    until_idle(&away).await;
    away
}

/// The server is back: to whom it went, and the subjects' first words.
async fn back(site: &Site) -> Vec<(String, String)> {
    let server = Server::start(Habits::default()).await;
    until_idle(&worker(site, &server)).await;
    let letter = |raw: &Vec<u8>| {
        let letter = Letter::read(raw);
        let about = letter.subject.split('：').next().unwrap_or_default().to_owned();
        (letter.to, about)
    };
    let mut went: Vec<_> = server.taken().iter().map(letter).collect();
    went.sort();
    went
}

async fn reminders(site: &Site) -> Vec<letter::Model> {
    letters(site).await.into_iter().filter(|letter| letter.kind == REMINDER).collect()
}

async fn moved(site: &Site, event: &event::Model, by: Duration, place: Place) -> event::Model {
    let to = TimeAndPlace {
        starts_at: event.starts_at + by,
        ends_at: event.ends_at + by,
        closes_at: event.closes_at,
        answers_until: event.answers_until,
        place,
    };
    let (app, who) = (&site.app, site.by().await);
    move_event(&app.db, &app.address_key, &who, event.into(), &to, Tell::Nobody, site.now()).await.unwrap()
}

fn went(letters: &[(&str, &str)]) -> Vec<(String, String)> {
    letters.iter().map(|(to, about)| (format!("{to}@example.cn"), (*about).to_owned())).collect()
}

on_both! {
    async fn one_that_could_not_leave_before_the_night_leaves_in_the_morning(site: Site) {
        let event = evening(&site, &["comes"]).await;
        let away = put(&site, &event).await;
        for _ in 0..6 {
            site.advance(Duration::hours(1));
            until_idle(&away).await;
        }

        let at_night = back(&site).await;
        let morning = chrono_tz::Asia::Shanghai.with_ymd_and_hms(2026, 12, 5, 8, 0, 0).unwrap().to_utc();
        let waits = &reminders(&site).await[0];
        assert_eq!((at_night, waits.state, waits.next_try_at), (vec![], State::Queued, morning));
        assert_eq!(backlog::look(site.db(), site.now() + Duration::hours(1)).await.unwrap(), None, "nothing is amiss");
        site.advance(morning - site.now());

        assert_eq!(back(&site).await, went(&[("comes", "提醒")]));
        assert_eq!(reminders(&site).await[0].state, State::Sent);
    }
}

on_both! {
    async fn one_that_is_sent_once_more_at_night_leaves_in_the_morning(site: Site) {
        let event = evening(&site, &["comes"]).await;
        site.advance(event.starts_at - Duration::days(1) - site.now());
        remind_registered(&site.app.db, &site.app.address_key, site.now()).await.unwrap();
        assert_eq!(back(&site).await, went(&[("comes", "提醒")]));
        site.advance(Duration::hours(3));
        let sent = &reminders(&site).await[0];

        repeat(&site.app.db, &site.app.address_key, &site.by().await, sent.id, site.now()).await.unwrap();
        let at_night = back(&site).await;
        let waits = &reminders(&site).await[1];
        let morning = chrono_tz::Asia::Shanghai.with_ymd_and_hms(2026, 12, 5, 8, 0, 0).unwrap().to_utc();
        assert_eq!((at_night, waits.state, waits.next_try_at), (vec![], State::Queued, morning));
        site.advance(morning - site.now());

        assert_eq!(back(&site).await, went(&[("comes", "提醒")]));
    }
}

on_both! {
    async fn whoever_takes_all_reminders_away_takes_back_what_waits(site: Site) {
        let event = evening(&site, &["comes"]).await;
        put(&site, &event).await;
        site.advance(Duration::minutes(30));
        let (app, by) = (&site.app, site.by().await);

        let another = set_reminders(&app.db, &by, event.id, event.revision, &[60], site.now()).await.unwrap();
        let still = reminders(&site).await[0].state;
        set_reminders(&app.db, &by, event.id, another.revision, &[], site.now()).await.unwrap();

        assert_eq!((still, back(&site).await), (State::Queued, vec![]));
        assert_eq!(reminders(&site).await[0].state, State::Withdrawn);
    }
}

on_both! {
    async fn what_is_asked_for_at_night_does_not_wait_behind_it(site: Site) {
        let event = evening(&site, &["comes"]).await;
        put(&site, &event).await;
        site.advance(Duration::hours(6));

        site.post("/events/salon/link", &[("email", "comes@example.cn")]).await;
        let at_night = back(&site).await;
        site.advance(Duration::hours(6));

        assert_eq!((at_night.len(), back(&site).await), (1, went(&[("comes", "提醒")])));
        assert_ne!(at_night[0].1, "提醒");
    }
}

on_both! {
    async fn whoever_cancels_meanwhile_is_not_reminded(site: Site) {
        let event = evening(&site, &["comes"]).await;
        let gone = site.register(&event, "gone").await;
        let ended = site.register(&event, "ended").await;
        site.deliver().await;
        put(&site, &event).await;

        site.advance(Duration::minutes(30));
        let (app, by) = (&site.app, site.by().await);
        let holder = site.holder(&gone.token).await;
        cancel(&app.db, &app.address_key, &holder, site.now()).await.unwrap();
        let case = Case { event: event.id, registration: ended.id };
        cancel_for(&app.db, &app.address_key, &by, case, "", site.now()).await.unwrap();

        assert_eq!(back(&site).await, went(&[("comes", "提醒"), ("ended", "已取消报名"), ("gone", "已取消报名")]));
        let mut states: Vec<_> = reminders(&site).await.into_iter().map(|letter| letter.state).collect();
        states.sort_by_key(|state| format!("{state:?}"));
        assert_eq!(states, [State::Sent, State::Withdrawn, State::Withdrawn]);
    }
}

on_both! {
    async fn of_an_event_that_is_cancelled_meanwhile_nobody_is_reminded(site: Site) {
        let event = evening(&site, &["fang", "ming"]).await;
        put(&site, &event).await;

        site.advance(Duration::minutes(30));
        let (app, by) = (&site.app, site.by().await);
        cancel_event(&app.db, &app.address_key, &by, event.id, "", site.now()).await.unwrap();

        let kinds: Vec<_> = back(&site).await;
        assert_eq!(kinds.len(), 2, "one letter each, of the end: {kinds:?}");
        assert!(reminders(&site).await.iter().all(|letter| letter.state == State::Withdrawn));
    }
}

on_both! {
    async fn of_an_event_that_moves_meanwhile_one_is_reminded_when_it_is_time_again(site: Site) {
        let event = evening(&site, &["comes"]).await;
        put(&site, &event).await;

        site.advance(Duration::minutes(30));
        moved(&site, &event, Duration::days(2), (&event).into()).await;
        let at_once = back(&site).await;
        site.advance(Duration::days(2));
        remind_registered(&site.app.db, &site.app.address_key, site.now()).await.unwrap();

        assert_eq!((at_once, back(&site).await), (vec![], went(&[("comes", "提醒")])));
        let states: Vec<_> = reminders(&site).await.into_iter().map(|letter| letter.state).collect();
        assert_eq!(states, [State::Withdrawn, State::Sent]);
    }
}

on_both! {
    /// Its turn does not come again, for the start is the same.
    async fn one_of_an_event_that_moves_to_another_place_says_which(site: Site) {
        let event = evening(&site, &["comes"]).await;
        put(&site, &event).await;

        site.advance(Duration::minutes(30));
        moved(&site, &event, Duration::zero(), Place::Written(["新馆二层".into(), "New hall".into()])).await;

        assert_eq!(back(&site).await, went(&[("comes", "提醒")]));
        let both = reminders(&site).await;
        assert_eq!(both.iter().map(|letter| letter.state).collect::<Vec<_>>(), [State::Withdrawn, State::Sent]);
        assert!(both[1].text.as_ref().unwrap().contains("新馆二层"), "{:?}", both[1].text);
        assert_eq!(both[1].caused_by, None, "it was due, whoever moved the event");
        site.advance(Duration::minutes(10));
        assert_eq!(remind_registered(&site.app.db, &site.app.address_key, site.now()).await.unwrap(), 0, "once");
    }
}

on_both! {
    async fn taking_them_back_costs_as_many_statements_however_many_there_are(site: Site) {
        let events = [evening_of(&site, "few", &["a"]).await, evening_of(&site, "many", &["a", "b", "c", "d"]).await];
        put(&site, &events[0]).await;
        let (app, by) = (&site.app, site.by().await);
        let mut costs = vec![];

        for event in &events {
            let before = site.statements();
            cancel_event(&app.db, &app.address_key, &by, event.id, "", site.now()).await.unwrap();
            costs.push(site.statements() - before);
        }

        assert_eq!(costs[0], costs[1]);
        let withdrawn = reminders(&site).await.into_iter().filter(|letter| letter.state == State::Withdrawn);
        assert_eq!(withdrawn.count(), 5);
    }
}
