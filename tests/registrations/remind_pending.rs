//! Officers are told of people who still wait for a decision, once for each step.
use crate::{
    on_both,
    support::{Site, letters::Letter},
};
use chrono::Duration;
use entity::{
    event::{self, District},
    officer_role::Role,
};
use xingtan::{jobs, registrations::remind_pending};

/// An event that needs approval, in Qufu, in four days, with people waiting for it.
async fn approval(site: &Site, people: &[&str]) -> event::Model {
    let event = site.event("salon").with(|new| new.needs_approval = true).publish().await;
    for name in people {
        site.register(&event, name).await;
    }
    site.deliver().await;
    event
}

/// Two workers at the same moment; the addresses and subjects of what was written.
async fn run(site: &Site) -> Vec<(String, String)> {
    let (one, other) = tokio::join!(
        remind_pending(&site.app.db, &site.app.address_key, site.now()),
        remind_pending(&site.app.db, &site.app.address_key, site.now()),
    );
    one.unwrap();
    other.unwrap();
    let letters = site.deliver().await;
    letters.iter().map(Letter::from).map(|letter| (letter.to, letter.subject)).collect()
}

on_both! {
    async fn those_who_may_decide_there_are_told_three_days_and_one_day_before(site: Site) {
        site.officer("reviewer", Role::Reviewer, Some(District::Qufu)).await;
        site.officer("scheduler", Role::Scheduler, None).await;
        site.officer("far", Role::Reviewer, Some(District::Weishan)).await;
        site.officer("door", Role::CheckIn, None).await;
        site.officer("auditor", Role::Auditor, None).await;
        let event = approval(&site, &["a", "b"]).await;
        let told = |count: &str| {
            let subject = format!("还有 {count} 人等你审核：学徒导师沙龙：把手艺写成培养计划");
            let mut told: Vec<_> = ["root", "reviewer", "scheduler"].map(|name| (format!("{name}@example.cn"), subject.clone())).into();
            told.sort();
            told
        };
        let mut seen = Vec::new();

        for hours in [23, 1, 1, 46, 1, 1, 22] {
            site.advance(Duration::hours(hours));
            let mut written = run(&site).await;
            written.sort();
            seen.push((event.starts_at - site.now(), written));
        }

        let expected = [(73, false), (72, true), (71, false), (25, false), (24, true), (23, false), (1, false)];
        let expected: Vec<_> = expected.map(|(hours, is_told)| (Duration::hours(hours), if is_told { told("2") } else { vec![] })).into();
        assert_eq!(seen, expected);
        site.advance(Duration::hours(2));
        assert_eq!(run(&site).await, []);
    }
}

on_both! {
    async fn the_letter_says_how_many_and_leads_to_them(site: Site) {
        site.officer("reviewer", Role::Reviewer, None).await;
        approval(&site, &["a"]).await;
        site.advance(Duration::days(1));

        remind_pending(&site.app.db, &site.app.address_key, site.now()).await.unwrap();

        let letters: Vec<Letter> = site.deliver().await.iter().map(Letter::from).collect();
        let letter = letters.iter().find(|letter| letter.to == "reviewer@example.cn").unwrap();
        assert!(letter.text.contains("12月5日（周六）10:00 开始，还有 1 人待审核"), "{}", letter.text);
        assert_eq!(letter.link("/admin/"), "/admin/events/salon/registrations?status=pending");
        assert!(letter.calendars.is_empty());
    }
}

on_both! {
    async fn nobody_pending_or_an_event_that_is_off_is_not_told_of(site: Site) {
        let off = site.event("off").with(|new| new.needs_approval = true).publish().await;
        site.register(&off, "a").await;
        xingtan::registrations::cancel_event(&site.app.db, &site.app.address_key, &site.by().await, off.id, "", site.now()).await.unwrap();
        site.event("quiet").with(|new| new.needs_approval = true).publish().await;
        let confirmed = site.event("confirmed").publish().await;
        site.register(&confirmed, "b").await;
        site.deliver().await;
        site.advance(Duration::days(1));

        assert_eq!(run(&site).await, []);
    }
}

on_both! {
    async fn the_timetable_runs_it(site: Site) {
        approval(&site, &["a"]).await;
        site.advance(Duration::days(1));

        let ran = jobs::run_due(&site.app).await.unwrap();

        assert!(ran.contains(&"remind-pending"), "{ran:?}");
        assert_eq!(site.deliver().await.len(), 1);
    }
}
