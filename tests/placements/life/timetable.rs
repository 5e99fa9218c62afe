//! The timetable, by two workers at once: what is due is done once, with its letters.
use super::{Sides, days, ground, letter, numbers, running, told, why};
use crate::{on_both, support::Site};
use entity::placement::{Reason, Status};
use xingtan::placements::{
    Stage,
    life::{self, pauses},
};

on_both! {
    async fn what_is_agreed_starts_on_its_first_day_once(site: Site) {
        let on = ground(&site).await;
        let row = site.placed(&on, "li", Stage::Agreed).await;
        site.deliver().await;
        let (db, key) = (&site.app.db, &site.app.address_key);

        site.advance(days(9));
        let early = life::start(db, key, site.now()).await.unwrap();
        site.advance(days(1));
        let (one, other) = tokio::join!(life::start(db, key, site.now()), life::start(db, key, site.now()));

        assert_eq!((early, one.unwrap() + other.unwrap()), (0, 1));
        assert_eq!(site.placement_now(&row).await.status, Status::Running);
        assert_eq!(numbers(&site, &on).await, (1, 1, 1));
        assert_eq!(told(&site).await, [letter("li", "今天是你在 圣阳电源 的第一天")]);
    }
}

on_both! {
    async fn a_pause_that_is_over_ends_and_the_end_moves_by_its_days(site: Site) {
        let on = ground(&site).await;
        let (row, li) = running(&site, &on).await;
        let sides = Sides::of(&site, &on, &li).await;
        let (db, key) = (&site.app.db, &site.app.address_key);
        let last = site.today() + days(9);
        life::pause(db, key, sides.ender(true), row.id, last, &why(Reason::Health), site.now()).await.unwrap();
        site.deliver().await;

        site.advance(days(9));
        let early = life::resume_due(db, key, site.now()).await.unwrap();
        site.advance(days(3));
        let (one, other) = tokio::join!(life::resume_due(db, key, site.now()), life::resume_due(db, key, site.now()));

        assert_eq!((early, one.unwrap() + other.unwrap()), (0, 1));
        let now = site.placement_now(&row).await;
        assert_eq!((now.status, now.last_day), (Status::Running, row.last_day.map(|day| day + days(10))));
        let pauses = pauses(site.db(), row.id).await.unwrap();
        assert_eq!(pauses[0].ended_on, Some(last + days(1)), "work goes on the day after its last");
        assert_eq!(told(&site).await, [
            letter("fang", "li 的培养恢复"),
            letter("li", "你在 圣阳电源 的培养恢复"),
        ]);
    }
}

on_both! {
    async fn whoever_leaves_on_a_day_is_gone_the_day_after(site: Site) {
        let on = ground(&site).await;
        let (row, li) = running(&site, &on).await;
        let sides = Sides::of(&site, &on, &li).await;
        let (db, key) = (&site.app.db, &site.app.address_key);
        let last = site.today() + days(20);
        life::end(db, key, sides.ender(false), row.id, last, &why(Reason::Study), site.now()).await.unwrap();
        let leaving = told(&site).await;

        site.advance(days(20));
        let early = life::end_due(db, key, site.now()).await.unwrap();
        site.advance(days(1));
        let (one, other) = tokio::join!(life::end_due(db, key, site.now()), life::end_due(db, key, site.now()));

        assert_eq!(leaving, [letter("fang", "li 将提前离开")]);
        assert_eq!((early, one.unwrap() + other.unwrap()), (0, 1));
        let now = site.placement_now(&row).await;
        assert_eq!((now.status, now.end_day, now.over_at), (Status::EndedEarly, Some(last), Some(site.now())));
        assert_eq!(numbers(&site, &on).await, (0, 0, 0));
        assert_eq!(told(&site).await, [
            letter("fang", "li 的培养已提前结束"),
            letter("li", "你在 圣阳电源 的培养已提前结束"),
        ]);
    }
}
