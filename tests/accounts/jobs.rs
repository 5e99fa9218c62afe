//! What the timetable drops of accounts: what is over goes, what is still in use stays.
use super::sign_in::{knock, try_in};
use crate::{
    on_both,
    support::{
        Site,
        letters::Letter,
        people::{PASSWORD, at},
    },
};
use chrono::Duration;
use entity::{account_link, attempt, device, fresh_token, letter, officer_role::Role, sign_in};
use sea_orm::EntityTrait;
use xingtan::{
    accounts::{Knock, purge_sign_ins},
    jobs,
};

/// How many rows a table has.
macro_rules! rows {
    ($site:ident, $table:ident) => {
        $table::Entity::find().all($site.db()).await.unwrap().len()
    };
}

async fn after(site: &Site, time: Duration) {
    site.advance(time);
    jobs::run_due(&site.app).await.expect("the timetable");
}

on_both! {
    async fn sign_ins_go_when_they_have_ended_and_officers_sooner(site: Site) {
        let (fang, officer) = (site.account("fang").await, site.officer("officer", Role::Reviewer, None).await);
        let day = site.sign_in(&fang).await;
        site.sign_in(&officer).await;
        let stays = Knock { keep: Some(Duration::days(30)), ..knock("fang", PASSWORD, "home") };
        let month = format!("sign-in={}", try_in(&site, &stays).await.unwrap().token);

        after(&site, Duration::minutes(29)).await;
        assert_eq!(rows!(site, sign_in), 3);
        after(&site, Duration::hours(2)).await;
        assert_eq!(rows!(site, sign_in), 2, "the officer's, idle for half an hour, is over");
        assert_eq!(day.get("/my").await.status, 200);
        after(&site, Duration::hours(22)).await;
        assert_eq!(rows!(site, sign_in), 1, "a day is over");
        assert_eq!(at(&site, &month).get("/my").await.status, 200);
        after(&site, Duration::days(29)).await;

        assert_eq!(rows!(site, sign_in), 0);
    }
}

on_both! {
    async fn a_busy_officers_sign_in_goes_when_its_hours_are_over(site: Site) {
        let seat = site.sign_in(&site.officer("officer", Role::Reviewer, None).await).await;
        let purge = async || purge_sign_ins(&site.app.db, site.app.settings.officers, site.now()).await.unwrap();
        for _ in 0..29 {
            site.advance(Duration::minutes(24));
            assert_eq!((seat.get("/admin/events").await.status, purge().await), (200, 0));
        }

        site.advance(Duration::minutes(24));

        assert_eq!([purge().await, purge().await], [1, 0]);
    }
}

on_both! {
    async fn a_device_is_known_for_a_year_since_its_last_sign_in(site: Site) {
        site.account("fang").await;
        let used = try_in(&site, &knock("fang", PASSWORD, "home")).await.unwrap().device;
        try_in(&site, &knock("fang", PASSWORD, "office")).await.unwrap();

        after(&site, Duration::days(364)).await;
        assert_eq!(rows!(site, device), 2);
        let again = Knock { device: Some(used), ..knock("fang", PASSWORD, "home") };
        try_in(&site, &again).await.unwrap();
        after(&site, Duration::days(1)).await;

        assert_eq!(rows!(site, device), 1);
        after(&site, Duration::days(364)).await;
        assert_eq!(rows!(site, device), 0);
    }
}

on_both! {
    async fn when_an_officer_was_last_seen_is_known_after_their_sign_in_has_gone(site: Site) {
        let boss = site.officer("boss", Role::Administrator, None).await;
        site.sign_in(&site.officer("officer", Role::Reviewer, None).await).await;
        after(&site, Duration::days(2)).await;

        let people = site.sign_in(&boss).await.get("/admin/people").await.main_text();

        assert!(people.contains("12月1日") && people.contains("12月3日"), "{people}");
    }
}

on_both! {
    async fn a_count_of_tries_is_kept_while_it_counts(site: Site) {
        let wrong = knock("fang", "wrong", "evil");
        assert!(try_in(&site, &wrong).await.is_err());
        after(&site, Duration::hours(1)).await;
        assert_eq!(rows!(site, attempt), 2, "of the network, and of the address there");

        after(&site, Duration::hours(1)).await;

        assert_eq!(rows!(site, attempt), 0);
    }
}

on_both! {
    async fn a_link_goes_a_month_after_its_end_with_its_secrets(site: Site) {
        site.post("/password-reset", &[("email", "nobody@example.cn")]).await;
        site.post("/sign-up", &[("email", "fang@example.cn")]).await;
        let letters: Vec<Letter> = site.deliver().await.iter().map(Letter::from).collect();
        let link = letters[0].link("/sign-up/");

        after(&site, Duration::days(29)).await;
        assert_eq!((rows!(site, account_link), rows!(site, fresh_token)), (2, 1));
        assert_eq!(site.get(&link).await.status, 410);
        after(&site, Duration::days(2)).await;
        assert_eq!(rows!(site, account_link), 1, "no letter names whom nobody knows");
        after(&site, Duration::days(60)).await;

        assert_eq!((rows!(site, account_link), rows!(site, fresh_token)), (0, 0), "the letter is blank now");
    }
}

on_both! {
    async fn closing_an_account_late_still_finds_the_letters_of_its_links(site: Site) {
        site.post("/sign-up", &[("email", "fang@example.cn")]).await;
        let letters: Vec<Letter> = site.deliver().await.iter().map(Letter::from).collect();
        site.post(&letters[0].link("/sign-up/"), &[("password", PASSWORD)]).await;
        site.post("/password-reset", &[("email", "fang@example.cn")]).await;
        site.deliver().await;
        after(&site, Duration::days(40)).await;
        let opened = try_in(&site, &knock("fang", PASSWORD, "home")).await.unwrap();
        let cookie = format!("sign-in={}", opened.token);

        assert_eq!(at(&site, &cookie).post("/my/deletion", &[("current", PASSWORD)]).await.status, 303);

        let left = letter::Entity::find().all(site.db()).await.unwrap();
        assert!(left.iter().all(|letter| letter.email.is_none() && letter.address.is_empty()), "{left:?}");
        assert_eq!(rows!(site, account_link), 0);
    }
}
