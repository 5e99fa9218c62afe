//! Those who come are reminded: once for a start, never at night, never late for what was chosen since.
use crate::{
    on_both,
    support::{Site, letters::Letter},
};
use chrono::{DateTime, Duration, TimeZone, Utc};
use entity::{
    event::{self, Reminders},
    officer_role::Role,
};
use xingtan::{
    jobs,
    registrations::{Tell, TimeAndPlace, cancel, move_event, remind_registered, reminder_due, set_reminders},
};

const DAY: i32 = 24 * 60;

/// In four days at ten in the morning.
async fn salon(site: &Site, before: &[i32]) -> event::Model {
    site.event("salon").places(1).with(|new| new.reminders = Reminders(before.to_vec())).publish().await
}

/// Two workers at the same moment; to whom they wrote.
async fn run(site: &Site) -> Vec<String> {
    let (one, other) = tokio::join!(
        remind_registered(&site.app.db, &site.app.address_key, site.now()),
        remind_registered(&site.app.db, &site.app.address_key, site.now()),
    );
    one.unwrap();
    other.unwrap();
    site.deliver().await.iter().map(|kept| Letter::from(kept).to).collect()
}

async fn put_off(site: &Site, event: &event::Model, by: Duration) -> event::Model {
    let to = TimeAndPlace {
        starts_at: event.starts_at + by,
        ends_at: event.ends_at + by,
        closes_at: event.closes_at,
        answers_until: event.answers_until,
        place: event.into(),
    };
    let (app, who) = (&site.app, site.by().await);
    let moved = move_event(&app.db, &app.address_key, &who, event.into(), &to, Tell::Nobody, site.now()).await;
    moved.unwrap()
}

on_both! {
    async fn who_comes_is_reminded_once_and_nobody_else(site: Site) {
        let event = site.event("salon").places(2).with(|new| new.reminders = Reminders(vec![DAY])).publish().await;
        site.register(&event, "comes").await;
        let gone = site.register(&event, "gone").await;
        site.register(&event, "next").await;
        site.register(&event, "waits").await;
        let holder = site.holder(&gone.token).await;
        cancel(&site.app.db, &site.app.address_key, &holder, site.now()).await.unwrap();
        site.deliver().await;
        let mut seen = vec![];

        for hours in [71, 1, 1, 24] {
            site.advance(Duration::hours(hours));
            let mut to = run(&site).await;
            to.sort();
            seen.push(to);
        }

        assert_eq!(seen, [vec![], vec!["comes@example.cn".to_owned(), "next@example.cn".to_owned()], vec![], vec![]]);
    }
}

on_both! {
    async fn the_letter_says_when_and_carries_the_code_and_the_entry_as_it_is(site: Site) {
        let event = salon(&site, &[DAY]).await;
        let row = site.register(&event, "comes").await;
        site.deliver().await;
        site.advance(Duration::days(3));

        remind_registered(&site.app.db, &site.app.address_key, site.now()).await.unwrap();

        let letter = Letter::from(&site.deliver().await[0]);
        assert_eq!(letter.subject, "提醒：学徒导师沙龙：把手艺写成培养计划，12月5日（周六）10:00");
        assert!(letter.text.contains(&row.code[..4]) && letter.calendars[0].1.contains("SEQUENCE:0"), "{}", letter.text);
        assert!(letter.link("/t/").ends_with(&row.letter_token));
    }
}

on_both! {
    async fn each_rule_has_its_turn_and_none_goes_out_late_in_the_evening(site: Site) {
        let event = site.event("late").with(|new| {
            new.starts_at += Duration::hours(24);
            new.ends_at = new.starts_at + Duration::hours(1);
            new.reminders = Reminders(vec![3 * DAY, DAY]);
        });
        let event = event.publish().await;
        site.register(&event, "comes").await;
        site.deliver().await;
        let mut seen = vec![];

        for at in [reminder_due(&event, 3 * DAY), reminder_due(&event, DAY) + Duration::hours(11), reminder_due(&event, DAY) + Duration::hours(22)] {
            site.advance(at - site.now());
            seen.push(run(&site).await.len());
        }

        // At nine in the evening the worker is back, and waits; in the morning it is sent.
        assert_eq!(seen, [1, 0, 1]);
    }
}

on_both! {
    async fn of_several_that_were_missed_one_goes_out(site: Site) {
        let event = salon(&site, &[7 * DAY, 3 * DAY, DAY]).await;
        site.register(&event, "comes").await;
        site.deliver().await;

        let at_once = run(&site).await;
        site.advance(Duration::hours(80));
        let late = run(&site).await;

        assert_eq!((at_once.len(), late.len()), (0, 1), "a week before was past when it was published");
    }
}

on_both! {
    async fn what_was_due_before_it_was_chosen_or_moved_is_not_sent(site: Site) {
        let event = salon(&site, &[DAY]).await;
        site.register(&event, "comes").await;
        site.deliver().await;

        let sooner = put_off(&site, &event, -Duration::hours(80)).await;
        let past = run(&site).await;
        let by = site.by().await;
        let chosen = set_reminders(&site.app.db, &by, event.id, sooner.revision, &[DAY, 3 * 60], site.now()).await.unwrap();
        let still_past = run(&site).await;
        let later = put_off(&site, &chosen, Duration::days(10)).await;
        site.advance(reminder_due(&later, DAY) - site.now());
        let anew = run(&site).await;
        let again = put_off(&site, &later, Duration::days(2)).await;
        site.advance(reminder_due(&again, DAY) - site.now());

        assert_eq!([past.len(), still_past.len(), anew.len(), run(&site).await.len()], [0, 0, 1, 1]);
    }
}

on_both! {
    async fn a_cancelled_event_and_one_without_rules_remind_nobody(site: Site) {
        let (app, by) = (&site.app, site.by().await);
        let event = salon(&site, &[DAY]).await;
        site.register(&event, "comes").await;
        let quiet = site.event("quiet").publish().await;
        site.register(&quiet, "comes").await;
        xingtan::registrations::cancel_event(&app.db, &app.address_key, &by, event.id, "", site.now()).await.unwrap();
        site.deliver().await;
        site.advance(Duration::days(3));

        assert_eq!(run(&site).await, Vec::<String>::new());
    }
}

on_both! {
    async fn the_timetable_runs_it(site: Site) {
        let event = salon(&site, &[DAY]).await;
        site.register(&event, "comes").await;
        site.deliver().await;
        site.advance(Duration::days(3));

        let ran = jobs::run_due(&site.app).await.unwrap();

        assert!(ran.contains(&"remind-registered"), "{ran:?}");
        assert_eq!(site.deliver().await.len(), 1);
    }
}

on_both! {
    async fn officers_choose_them_and_see_when_each_goes_out(site: Site) {
        let seat = site.sign_in(&site.officer("scheduler", Role::Scheduler, None).await).await;
        assert_eq!(seat.post("/admin/events/new", &crate::events::desk::well("salon")).await.status, 303);
        let event = crate::events::desk::find(&site, "salon").await.unwrap();
        assert_eq!(event.reminders, Reminders(vec![DAY]), "a day before, where nobody says otherwise");
        let path = "/admin/events/salon/reminders";
        let chinese = seat.get(&format!("{path}?lang=zh-CN")).await.main_text();
        let english = seat.get(&format!("{path}?lang=en")).await.main_text();
        assert!(chinese.contains("开始前 7 天 12月13日（周日）14:00 发出"), "{chinese}");
        assert!(english.contains("3 hours before Goes out Sun 20 Dec, 11:00"), "{english}");

        let first = [("revision", "1"), ("before", "60"), ("before", "10080")];
        let saved = seat.post(path, &first).await;
        let stale = seat.post(path, &[("revision", "1"), ("before", "180")]).await;
        let english = seat.post(&format!("{path}?lang=en"), &[("revision", "1"), ("before", "180")]).await;
        let [odd, none] = [&[("before", "7")], &[("before", "x")]];
        let refused = [seat.post(path, odd).await.status, seat.post(path, none).await.status];

        assert_eq!((saved.status, stale.status, refused), (303, 409, [400, 400]));
        assert!(stale.body.contains("value=\"180\" checked"), "what was chosen stays");
        let theirs = [stale.main_text(), english.main_text()];
        assert!(theirs[0].contains("什么时候提醒 开始前 7 天 · 开始前 1 小时 "), "{}", theirs[0]);
        assert!(theirs[1].contains("7 days before · 1 hour before"), "{}", theirs[1]);
        let kept = site.reload(&event).await;
        assert_eq!((kept.reminders, kept.revision), (Reminders(vec![7 * DAY, 60]), 2));
        let versions = seat.get("/admin/events/salon/versions?lang=zh-CN").await.main_text();
        assert!(versions.contains("开始前 7 天 · 开始前 1 小时"), "{versions}");
    }
}

#[tokio::test]
async fn nothing_goes_out_at_night_on_the_events_clocks() {
    let site = Site::new(crate::support::Backend::Sqlite).await;
    let event = site.event("salon").draft().await;
    let at = |zone: &str, day, hour, minute| -> DateTime<Utc> {
        let zone: chrono_tz::Tz = zone.parse().unwrap();
        zone.with_ymd_and_hms(2026, 12, day, hour, minute, 0).unwrap().to_utc()
    };
    for (zone, start, minutes, due) in [
        ("Asia/Shanghai", (5, 10, 0), DAY, (4, 10, 0)),
        ("Asia/Shanghai", (5, 7, 0), DAY, (4, 8, 0)),
        ("Asia/Shanghai", (5, 22, 30), DAY, (5, 8, 0)),
        ("Asia/Shanghai", (5, 9, 0), 180, (4, 20, 0)),
        ("Asia/Shanghai", (5, 8, 30), 60, (5, 8, 0)),
        ("Asia/Shanghai", (5, 8, 15), 60, (4, 20, 0)),
        ("Asia/Shanghai", (6, 0, 30), 180, (5, 20, 0)),
        ("Europe/Berlin", (5, 11, 0), 180, (5, 8, 0)),
        ("Europe/Berlin", (5, 10, 0), 180, (5, 8, 0)),
    ] {
        let event = event::Model { zone: zone.into(), starts_at: at(zone, start.0, start.1, start.2), ..event.clone() };
        assert_eq!(reminder_due(&event, minutes), at(zone, due.0, due.1, due.2), "{zone} {start:?} {minutes}");
    }
}
