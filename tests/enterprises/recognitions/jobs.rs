//! What the timetable does with recognitions: reminders before the end, and the end, each once.
use super::{in_district, one};
use crate::{
    on_both,
    support::{
        Site,
        letters::Letter,
        recognitions::{day, innovative, of_kind},
    },
};
use chrono::Duration;
use entity::{
    enterprise::{self, Status::Verified},
    recognition::{self, Status},
};
use xingtan::{
    enterprises::{Decision as Fate, recognitions::Decision},
    jobs,
};

/// Ends on 10 April 2027, 130 days from now.
async fn confirmed(site: &Site) -> (enterprise::Model, recognition::Model) {
    let enterprise = site.enterprise("fang", one(), Verified).await;
    let row = site.confirmed(&enterprise, innovative("1", "2027-04-10")).await;
    site.deliver().await;
    (enterprise, row)
}

/// At ten o'clock of a day, with two workers: what became of it, and whom which letters told.
async fn on(site: &Site, row: &recognition::Model, date: &str) -> (Status, Option<i32>, Vec<(String, String)>) {
    let today = xingtan::words::when::today(site.now());
    site.advance(day(date) - today);
    site.keep_recognitions().await;
    let row = site.recognition(row).await;
    let letters = site.deliver().await;
    let told = letters.iter().map(Letter::from).map(|letter| (letter.to, letter.subject)).collect();
    (row.status, row.reminded, told)
}

fn reminder() -> Vec<(String, String)> {
    vec![("fang@example.cn".into(), "认定快到期了，最后一天是 2027年4月10日：创新型中小企业".into())]
}

fn end() -> Vec<(String, String)> {
    vec![("fang@example.cn".into(), "认定已到期：创新型中小企业".into())]
}

on_both! {
    async fn owners_are_reminded_once_at_each_step_and_told_of_the_end(site: Site) {
        let (_, row) = confirmed(&site).await;

        for (date, state, told, letters) in [
            ("2027-01-09", Status::Confirmed, None, vec![]),
            ("2027-01-10", Status::Confirmed, Some(90), reminder()),
            ("2027-01-10", Status::Confirmed, Some(90), vec![]),
            ("2027-03-10", Status::Confirmed, Some(90), vec![]),
            ("2027-03-11", Status::Confirmed, Some(30), reminder()),
            ("2027-04-02", Status::Confirmed, Some(30), vec![]),
            ("2027-04-03", Status::Confirmed, Some(7), reminder()),
            ("2027-04-10", Status::Confirmed, Some(7), vec![]),
            ("2027-04-11", Status::Lapsed, Some(7), end()),
            ("2027-04-12", Status::Lapsed, Some(7), vec![]),
        ] {
            assert_eq!(on(&site, &row, date).await, (state, told, letters), "{date}");
        }
    }
}

on_both! {
    /// The day ends in Jining, eight hours before it ends in Greenwich.
    async fn it_lapses_at_midnight_in_jining(site: Site) {
        let (_, row) = confirmed(&site).await;
        // 10 April, 23:59 there.
        site.advance(Duration::days(130) + Duration::hours(13) + Duration::minutes(59));
        let before = site.keep_recognitions().await;

        site.advance(Duration::minutes(1));
        let after = site.keep_recognitions().await;

        // The reminder was missed until the last day, and none follows the end.
        assert_eq!([before, after], [(0, 1), (1, 0)]);
        assert_eq!(site.recognition(&row).await.status, Status::Lapsed);
    }
}

on_both! {
    async fn what_a_resting_service_missed_is_told_late_by_the_newest_step_alone(site: Site) {
        let (_, row) = confirmed(&site).await;

        assert_eq!(on(&site, &row, "2027-04-08").await, (Status::Confirmed, Some(7), reminder()));
        assert_eq!(on(&site, &row, "2027-04-09").await, (Status::Confirmed, Some(7), vec![]));
    }
}

on_both! {
    async fn after_the_end_nobody_is_reminded(site: Site) {
        let (_, row) = confirmed(&site).await;

        assert_eq!(on(&site, &row, "2027-05-01").await, (Status::Lapsed, None, end()));
    }
}

on_both! {
    async fn what_is_not_confirmed_or_of_a_closed_enterprise_tells_nobody(site: Site) {
        let (enterprise, row) = confirmed(&site).await;
        site.claim(&enterprise, innovative("2", "2027-04-10")).await;
        let withdrawn = site.confirmed(&enterprise, innovative("3", "2027-04-10")).await;
        site.rule(&withdrawn, &Decision::Withdraw("公告撤销".into())).await.unwrap();
        site.decide(&site.reviewer().await, &enterprise, &Fate::Close(enterprise::Reason::OwnWish, "企业已注销".into())).await.unwrap();
        site.deliver().await;

        assert_eq!(on(&site, &row, "2027-01-10").await, (Status::Confirmed, None, vec![]));
        assert_eq!(on(&site, &row, "2027-04-11").await, (Status::Lapsed, None, vec![]));
        assert_eq!(site.recognition(&withdrawn).await.status, Status::Withdrawn);
    }
}

on_both! {
    async fn who_holds_a_newer_one_of_the_kind_is_not_reminded_of_the_old(site: Site) {
        let (enterprise, row) = confirmed(&site).await;
        let newer = site.confirmed(&enterprise, innovative("2", "2030-04-10")).await;
        site.deliver().await;

        assert_eq!(on(&site, &row, "2027-01-10").await, (Status::Confirmed, None, vec![]));
        assert_eq!(on(&site, &row, "2027-03-11").await, (Status::Confirmed, None, vec![]));
        site.rule(&newer, &Decision::Withdraw("公告撤销".into())).await.unwrap();
        site.deliver().await;
        assert_eq!(on(&site, &row, "2027-03-12").await, (Status::Confirmed, Some(30), reminder()));
    }
}

on_both! {
    /// What is only claimed, of another kind or of somebody else, or ends no later renews nothing.
    async fn only_a_confirmed_one_of_the_same_kind_that_is_valid_longer_spares_the_reminder(site: Site) {
        let (enterprise, row) = confirmed(&site).await;
        let other = site.enterprise("li", in_district(1, None), Verified).await;
        site.claim(&enterprise, innovative("2", "2030-04-10")).await;
        site.confirmed(&enterprise, of_kind("high-tech", "3", "2030-04-10")).await;
        site.confirmed(&other, innovative("4", "2030-04-10")).await;
        let twin = site.confirmed(&enterprise, innovative("5", "2027-04-10")).await;
        site.deliver().await;

        let told = on(&site, &row, "2027-01-10").await;

        assert_eq!(told, (Status::Confirmed, Some(90), [reminder(), reminder()].concat()));
        assert_eq!(site.recognition(&twin).await.reminded, Some(90));
    }
}

on_both! {
    async fn the_timetable_runs_both(site: Site) {
        let enterprise = site.enterprise("fang", one(), Verified).await;
        site.confirmed(&enterprise, innovative("1", "2026-12-15")).await;
        site.deliver().await;

        let mut letters = Vec::new();
        for days in [0, 20] {
            site.advance(Duration::days(days));
            let ran = jobs::run_due(&site.app).await.unwrap();
            assert!(ran.contains(&"lapse-recognitions") && ran.contains(&"remind-recognitions"), "{ran:?}");
            letters.extend(site.deliver().await.iter().map(Letter::from).map(|letter| letter.subject));
        }

        let kind = "创新型中小企业";
        assert_eq!(letters, [format!("认定快到期了，最后一天是 2026年12月15日：{kind}"), format!("认定已到期：{kind}")]);
    }
}
