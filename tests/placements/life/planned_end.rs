//! The planned last day has passed and nothing ends it: by two workers at once both sides are told, once for each such
//! day; nobody is asked for what they have said already.
use super::{Sides, days, ground, letter, running, told, why};
use crate::{
    on_both,
    support::{Site, enterprises::candidate, placements::Ground},
};
use chrono::NaiveDate;
use entity::{
    enterprise::Status::Suspended,
    placement::{self, Reason, Status},
    placement_change::Terms,
    placement_step,
};
use sea_orm::{EntityTrait, QueryFilter, QueryOrder};
use xingtan::placements::{
    Stage,
    changes::{Asked, Reply, Verdict, answer, judge, propose},
    life,
};

/// Of how many both workers tell.
async fn both(site: &Site) -> u64 {
    let (db, key, now) = (&site.app.db, &site.app.address_key, site.now());
    let (one, other) = tokio::join!(life::tell_planned_ends(db, key, now), life::tell_planned_ends(db, key, now));
    one.unwrap() + other.unwrap()
}

/// The clock stands so many days after the planned last one.
async fn past(site: &Site, row: &placement::Model, number: i64) {
    let last = site.placement_now(row).await.last_day.unwrap();
    site.advance(last - site.today() + days(number));
}

/// The planned last days that its people read as passed.
async fn read(site: &Site, row: &placement::Model) -> Vec<String> {
    let its = placement_step::Entity::find()
        .filter(placement_step::COLUMN.placement_id.eq(row.id))
        .filter(placement_step::COLUMN.act.eq("end-came"))
        .order_by_asc(placement_step::Column::Id);
    let steps = its.all(site.db()).await.unwrap();
    steps.into_iter().map(|step| step.named.0[0].1.clone()).collect()
}

/// Another last day, by all three.
async fn move_end(site: &Site, on: &Ground, row: &placement::Model, last: NaiveDate) {
    let (db, key, now) = (&site.app.db, &site.app.address_key, site.now());
    let sides = Sides::of(site, on, &site.account_called("li").await).await;
    let to = Terms { last_day: Some(last), ..Terms::default() };
    let asked = Asked { to, fields: vec!["last_day"], words: Some("还要学完一道工序".into()) };
    let change = propose(db, key, sides.ender(true), row.id, &asked, now).await.unwrap();
    answer(db, key, sides.ender(false), row.id, change.id, &Reply::Accept, now).await.unwrap();
    judge(db, key, &site.reviewer().await, row.id, change.id, &Verdict::Grant, now).await.unwrap();
    site.deliver().await;
}

on_both! {
    async fn both_sides_are_told_once_the_day_after_it(site: Site) {
        let on = ground(&site).await;
        let (row, _) = running(&site, &on).await;

        past(&site, &row, 0).await;
        let early = both(&site).await;
        site.advance(days(1));
        let due = both(&site).await;
        let letters = told(&site).await;
        site.advance(days(30));
        let later = both(&site).await;

        assert_eq!((early, due, later), (0, 1, 0));
        assert_eq!(letters, [letter("fang", "li 的培养计划已到期"), letter("li", "你在 圣阳电源 的培养计划已到期")]);
        assert_eq!(told(&site).await, []);
        let now = site.placement_now(&row).await;
        assert_eq!((now.status, now.last_day_told), (Status::Running, row.last_day), "it goes on, and nothing else moved");
        assert_eq!(read(&site, &row).await, [row.last_day.unwrap().to_string()]);
    }
}

on_both! {
    async fn one_that_was_moved_is_told_of_for_its_new_day(site: Site) {
        let on = ground(&site).await;
        let (row, _) = running(&site, &on).await;
        past(&site, &row, 1).await;
        assert_eq!(both(&site).await, 1);
        let moved = site.today() + days(20);
        move_end(&site, &on, &row, moved).await;

        let at_once = both(&site).await;
        past(&site, &row, 1).await;
        let due = both(&site).await;

        assert_eq!((at_once, due, both(&site).await), (0, 1, 0));
        assert_eq!(told(&site).await, [
            letter("fang", "li 的培养计划已到期"),
            letter("li", "你在 圣阳电源 的培养计划已到期"),
        ]);
        assert_eq!(site.placement_now(&row).await.last_day_told, Some(moved));
        assert_eq!(read(&site, &row).await, [row.last_day.unwrap().to_string(), moved.to_string()]);
    }
}

on_both! {
    /// Its end moves by the days of the pause, so it has not come yet.
    async fn of_what_is_paused_nobody_is_told_until_it_goes_on_and_its_end_passes(site: Site) {
        let on = ground(&site).await;
        let (row, li) = running(&site, &on).await;
        let sides = Sides::of(&site, &on, &li).await;
        let (db, key) = (&site.app.db, &site.app.address_key);
        past(&site, &row, -9).await;
        let last = row.last_day.unwrap();
        life::pause(db, key, sides.ender(true), row.id, last, &why(Reason::Health), site.now()).await.unwrap();

        site.advance(days(12));
        let paused = both(&site).await;
        life::resume_due(db, key, site.now()).await.unwrap();
        site.deliver().await;
        let resumed = both(&site).await;
        past(&site, &row, 1).await;

        assert_eq!((paused, resumed, both(&site).await), (0, 0, 1));
        assert_eq!(told(&site).await.len(), 2);
        assert_eq!(read(&site, &row).await, [(last + days(10)).to_string()]);
    }
}

on_both! {
    async fn what_ends_otherwise_is_not_told_of(site: Site) {
        let on = ground(&site).await;
        let (row, li) = running(&site, &on).await;
        let sides = Sides::of(&site, &on, &li).await;
        let (db, key) = (&site.app.db, &site.app.address_key);
        past(&site, &row, -3).await;
        let last = row.last_day.unwrap();
        life::end(db, key, sides.ender(false), row.id, last, &why(Reason::Study), site.now()).await.unwrap();
        site.deliver().await;

        past(&site, &row, 1).await;
        let announced = both(&site).await;
        life::end_due(db, key, site.now()).await.unwrap();
        let ended = both(&site).await;

        assert_eq!((announced, ended), (0, 0));
        assert_eq!(told(&site).await, [
            letter("fang", "li 的培养已提前结束"),
            letter("li", "你在 圣阳电源 的培养已提前结束"),
        ]);
    }
}

on_both! {
    /// A declaration has asked the apprentice for the statement; a suspended enterprise tends what goes on.
    async fn nobody_is_asked_for_what_was_said_already(site: Site) {
        let on = ground(&site).await;
        let (declared, _) = running(&site, &on).await;
        let mut others = Vec::new();
        for name in ["qi", "yan"] {
            let mut draft = on.draft(&site, name);
            (draft.first_day, draft.contract_first) = (Some(site.today()), Some(site.today()));
            draft.last_day = declared.last_day;
            others.push(site.placed_with(&on, draft, Stage::Running).await);
        }
        let (db, key, who) = (&site.app.db, &site.app.address_key, site.tending(&on.enterprise).await);
        past(&site, &declared, 0).await;
        life::declare(db, key, &who, declared.id, "学会了车工", site.now()).await.unwrap();
        let qi = candidate(&site.account_called("qi").await);
        life::state(db, key, &qi, others[0].id, "我会用车床", site.now()).await.unwrap();
        site.bring_to(&on.enterprise, Suspended).await;
        site.deliver().await;

        site.advance(days(1));

        assert_eq!((both(&site).await, both(&site).await), (3, 0));
        assert_eq!(told(&site).await, [
            letter("fang", "qi 的培养计划已到期"),
            letter("fang", "yan 的培养计划已到期"),
            letter("yan", "你在 圣阳电源 的培养计划已到期"),
        ]);
        for row in [&declared, &others[0], &others[1]] {
            assert_eq!(read(&site, row).await.len(), 1);
        }
        let who = site.tending(&on.enterprise).await;
        life::declare(db, key, &who, others[0].id, "学会了车工", site.now()).await.unwrap();
    }
}
