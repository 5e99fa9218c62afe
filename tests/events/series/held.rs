//! What a change to several leaves alone, and two officers at once.
use super::{all, made, save, weekly};
use crate::{events::conflicts::scheduler, on_both, support::Site};
use chrono::Duration;
use entity::{
    event::{self, District, Status},
    officer_role::Role,
};
use xingtan::events::{self, EventForm, Reach, Spread};

on_both! {
    async fn of_what_is_published_only_the_words_change_and_what_is_over_stays(site: Site) {
        let draft = site.event("salon").draft().await;
        let was = made(&site, &draft, &weekly(6)).await;
        let series = was[0].series_id.unwrap();
        let account = site.officer("scheduler", Role::Scheduler, None).await;
        let seat = site.sign_in(&account).await;
        site.publish(&was[0]).await;
        site.publish(&was[1]).await;
        seat.post(&format!("/admin/events/{}/review", was[2].slug), &[("revision", "1")]).await;
        site.publish(&was[3]).await;
        let cancelled = seat.post(&format!("/admin/events/{}/cancellation", was[3].slug), &[("reason", "讲师生病")]).await;
        assert_eq!(cancelled.status, 303, "{}", cancelled.main_text());
        site.advance(Duration::days(6));
        let seat = site.sign_in(&account).await;
        let before = all(&site, series).await;

        let changes = [("title_zh", "新名"), ("capacity", "20"), ("ends_at", "2027-01-02T12:30")];
        let saved = save(&seat, &before[4], &changes, "all").await;

        let is = all(&site, series).await;
        let told: Vec<_> = is.iter().map(|event| (event.title_zh == "新名", event.capacity, event.ends_at - event.starts_at)).collect();
        let (old, new) = (Duration::hours(2), Duration::minutes(150));
        assert_eq!(
            told,
            [
                (false, Some(50), old),
                (true, Some(50), old),
                (false, Some(50), old),
                (false, Some(50), old),
                (true, Some(20), new),
                (true, Some(20), new),
            ],
            "over, published, in review, cancelled, itself, a draft"
        );
        assert_eq!(saved.header("location"), format!("/admin/events/{}/series?done=spread&followed=2&held=4", was[4].slug));
        assert_eq!((is[0].clone(), is[2].clone(), is[3].clone()), (before[0].clone(), before[2].clone(), before[3].clone()));
        assert_eq!((is[1].status, is[1].sequence), (Status::Published, before[1].sequence), "nobody's calendar moves");
    }
}

on_both! {
    async fn words_of_a_published_one_reach_the_others_and_its_times_stay(site: Site) {
        let draft = site.event("salon").draft().await;
        let was = made(&site, &draft, &weekly(3)).await;
        let published = site.publish(&was[0]).await;
        let seat = scheduler(&site).await;

        save(&seat, &published, &[("summary_zh", "新的简介"), ("starts_at", "2026-12-06T10:00")], "all").await;

        let is = all(&site, was[0].series_id.unwrap()).await;
        assert!(is.iter().all(|event| event.summary_zh == "新的简介"));
        assert!(is.iter().zip(&was).all(|(is, was)| is.starts_at == was.starts_at), "moved by an act of its own alone");
    }
}

on_both! {
    async fn what_another_saved_meanwhile_is_shown_and_the_choice_stays(site: Site) {
        let draft = site.event("salon").draft().await;
        let was = made(&site, &draft, &weekly(3)).await;
        let series = was[0].series_id.unwrap();
        let seat = scheduler(&site).await;

        save(&seat, &was[0], &[("title_zh", "甲的名称")], "all").await;
        let stale = save(&seat, &was[1], &[("title_zh", "乙的名称")], "following").await;
        let unfit = save(&seat, &all(&site, series).await[1], &[("title_zh", " ")], "all").await;

        assert_eq!((stale.status, unfit.status), (409, 422));
        assert!(stale.main_text().contains("甲的名称") && stale.body.contains("value=\"乙的名称\""), "{}", stale.main_text());
        assert!(stale.body.contains("value=\"following\" checked") && unfit.body.contains("value=\"all\" checked"));
        assert!(all(&site, series).await.iter().all(|event| event.title_zh == "甲的名称"));
    }
}

on_both! {
    async fn two_who_change_all_from_two_ends_both_do_or_one_is_told(site: Site) {
        let draft = site.event("salon").draft().await;
        let was = made(&site, &draft, &weekly(8)).await;
        let series = was[0].series_id.unwrap();
        for round in 0..4 {
            let now = all(&site, series).await;
            let (db, who, at) = (&site.app.db, site.by().await, site.now());
            let with = |event: &event::Model, name: &str| {
                let mut form = EventForm::from(event);
                form.set("contact", name);
                form.parse().unwrap()
            };
            let [one, other] = [format!("甲{round}"), format!("乙{round}")];
            let (first, last) = (&now[0], &now[7]);

            let (a, b) = tokio::join!(
                events::edit_series(db, &who, (first.id, first.revision), with(first, &one), &["contact"], Reach::All, at),
                events::edit_series(db, &who, (last.id, last.revision), with(last, &other), &["contact"], Reach::All, at),
            );

            let is = all(&site, series).await;
            assert!(is.iter().all(|event| event.contact == is[0].contact), "never half of each");
            let done = [&a, &b].into_iter().filter(|outcome| outcome.is_ok()).count();
            assert_eq!(done, 1, "the second finds its event changed: {a:?} {b:?}");
            let won = a.or(b).unwrap();
            assert_eq!(won, Spread { followed: 7, held: 0 });
        }
    }
}

on_both! {
    async fn what_lies_in_another_district_stays_and_is_not_seen(site: Site) {
        let draft = site.event("salon").draft().await;
        let was = made(&site, &draft, &weekly(3)).await;
        let series = was[0].series_id.unwrap();
        let chief = scheduler(&site).await;
        save(&chief, &was[2], &[("district", "weishan"), ("title_zh", "微山场")], "one").await;
        let local = site.officer("local", Role::Scheduler, Some(District::Qufu)).await;
        let local = site.sign_in(&local).await;

        save(&local, &was[0], &[("contact", "0537-333")], "all").await;
        let page = local.get("/admin/events/salon/series").await.main_text();

        let is = all(&site, series).await;
        assert_eq!([0, 1, 2].map(|at| is[at].contact == "0537-333"), [true, true, false]);
        assert!(page.contains("2026年12月12日") && !page.contains("微山场"), "{page}");
    }
}
