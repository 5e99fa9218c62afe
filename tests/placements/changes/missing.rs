//! A mentor who may not teach any more: the placement reads *needs a mentor*, and after two weeks the bureau looks at it.
use super::{agreed, at, ground, owner, teacher, told};
use crate::{on_both, support::Site};
use chrono::Duration;
use xingtan::{
    mentors::{self, Turn},
    placements::changes::watch,
};

on_both! {
    async fn removed_and_nobody_named_for_two_weeks_it_is_an_exception_once(site: Site) {
        let on = ground(&site).await;
        let zeng = teacher(&site, &on, "曾师傅", None).await;
        let row = agreed(&site, &on, "li").await;
        let seat = owner(&site, &on).await;
        let list = format!("/enterprise/{}/placements", on.enterprise.slug);
        let before = seat.get(&list).await.main_text();
        mentors::remove(&site.app.db, &site.tending(&on.enterprise).await, on.mentor.id, site.now()).await.unwrap();
        let db = &site.app.db;

        let shown = [seat.get(&list).await, seat.get(&at(&on, &row, "?lang=en")).await];
        let (one, other) = tokio::join!(watch(db, site.now()), watch(db, site.now()));
        let noticed = one.unwrap() + other.unwrap();
        site.advance(Duration::days(14) - Duration::minutes(1));
        let early = watch(db, site.now()).await.unwrap();
        site.advance(Duration::minutes(1));
        let (one, other) = tokio::join!(watch(db, site.now()), watch(db, site.now()));

        assert!(!before.contains("需要导师") && shown[0].main_text().contains("需要导师"), "{}", shown[0].main_text());
        assert!(shown[1].main_text().contains("Needs a mentor"), "{}", shown[1].main_text());
        let (seat, officer) = (owner(&site, &on).await, site.reviewing("reviewer", None).await);
        assert_eq!((noticed, early, one.unwrap() + other.unwrap()), (1, 0, 1));
        let queue = officer.get("/admin/placements").await.main_text();
        assert!(queue.contains("没有导师"), "{queue}");
        let now = site.placement_now(&row).await;
        assert_eq!((now.exception.as_deref(), now.with_since), (Some("no-mentor"), site.now()));
        let (from, to) = (on.mentor.id.to_string(), zeng.id.to_string());
        let named = seat.post(&at(&on, &row, "/mentors"), &[("from", &from), ("to", &to)]).await;
        let now = site.placement_now(&row).await;
        assert_eq!((named.status, now.exception, now.unled_since), (303, None, None));
        assert!(!officer.get("/admin/placements").await.main_text().contains("没有导师"));
        assert_eq!(watch(db, site.now()).await.unwrap(), 0);
        assert_eq!(told(&site).await.len(), 2, "the first day has come, and another teaches");
    }
}

on_both! {
    async fn whoever_teaches_again_ends_it(site: Site) {
        let on = ground(&site).await;
        let row = agreed(&site, &on, "li").await;
        site.turn(&on.enterprise, &on.mentor, Turn::Rest).await;
        let db = &site.app.db;
        watch(db, site.now()).await.unwrap();
        site.advance(Duration::days(15));
        watch(db, site.now()).await.unwrap();
        let rested = site.placement_now(&row).await.exception;

        site.turn(&on.enterprise, &on.mentor, Turn::Resume).await;
        let ended = watch(db, site.now()).await.unwrap();

        assert_eq!((rested.as_deref(), ended), (Some("no-mentor"), 1));
        let now = site.placement_now(&row).await;
        assert_eq!((now.exception, now.unled_since), (None, None));
    }
}
