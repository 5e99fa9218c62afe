//! A pause that is over ends although its end, moved by the days that were paused, does not fit any more: by two workers
//! once, and a reviewer looks at it.
use super::{Sides, days, ground, letter, numbers, running, told, why};
use crate::{
    on_both,
    support::{
        Site,
        enterprises::{company_in, numbered_code},
        placements::Ground,
    },
};
use chrono::{Months, NaiveDate};
use entity::{
    account,
    enterprise::Status::Verified,
    event::District,
    mentor::Status::Approved,
    placement,
    placement::{Reason, Status},
    placement_step,
};
use sea_orm::{EntityTrait, QueryFilter};
use xingtan::placements::{
    Draft, Stage, Why, cancel,
    life::{self, pauses, room_again},
};

/// Paused for thirty days, from today.
async fn paused(site: &Site, on: &Ground) -> (placement::Model, account::Model) {
    let (row, li) = running(site, on).await;
    let sides = Sides::of(site, on, &li).await;
    let (db, key, last) = (&site.app.db, &site.app.address_key, site.today() + days(29));
    life::pause(db, key, sides.ender(true), row.id, last, &why(Reason::Health), site.now()).await.unwrap();
    (row, li)
}

/// Agreed, for a year from the day after a last one.
async fn behind(site: &Site, on: &Ground, name: &str, last: NaiveDate) -> placement::Model {
    let first = last + days(1);
    let draft = Draft {
        first_day: Some(first),
        contract_first: Some(first),
        last_day: Some(first + Months::new(12) - days(1)),
        probation_last: Some(first + Months::new(3)),
        ..on.draft(site, name)
    };
    let row = site.placed_with(on, draft, Stage::Agreed).await;
    site.deliver().await;
    row
}

/// It runs, its end has moved by thirty days, a reviewer has it, and its pause is over.
async fn stands(site: &Site, row: &placement::Model, on: NaiveDate) {
    let now = site.placement_now(row).await;
    assert_eq!((now.status, now.last_day), (Status::Running, row.last_day.map(|last| last + days(30))));
    assert_eq!((now.exception.as_deref(), now.with_since), (Some("no-room"), site.now()));
    let all: Vec<_> = pauses(site.db(), row.id).await.unwrap().into_iter().map(|pause| pause.ended_on).collect();
    assert_eq!(all, [Some(on)]);
    let its = placement_step::Entity::find().filter(placement_step::COLUMN.placement_id.eq(row.id));
    let steps = its.filter(placement_step::COLUMN.act.is_in(["resumed", "resumed-by"])).all(site.db()).await.unwrap();
    assert_eq!(steps.len(), 1);
}

on_both! {
    async fn it_ends_although_its_mentor_is_full_on_the_days_it_moves_to(site: Site) {
        let on = ground(&site).await;
        let (row, _) = paused(&site, &on).await;
        site.advance(days(15));
        for name in ["qi", "yan", "zeng"] {
            behind(&site, &on, name, row.last_day.unwrap()).await;
        }
        let (db, key, went_on) = (&site.app.db, &site.app.address_key, site.today() + days(15));

        site.advance(days(17));
        site.deliver().await;
        let (one, other) = tokio::join!(life::resume_due(db, key, site.now()), life::resume_due(db, key, site.now()));

        assert_eq!(one.unwrap() + other.unwrap(), 1);
        stands(&site, &row, went_on).await;
        assert_eq!(told(&site).await, [letter("fang", "li 的培养恢复"), letter("li", "你在 圣阳电源 的培养恢复")]);
        assert_eq!(numbers(&site, &on).await, (4, 4, 1), "more than the three that the mentor looks after");
        let officer = site.reviewing("reviewer", None).await;
        let queue = [officer.get("/admin/placements").await, officer.get("/admin/placements?lang=en").await];
        let [zh, en] = queue.map(|page| page.main_text());
        assert!(zh.contains("没有空余") && en.contains("No room"), "{zh} {en}");
    }
}

on_both! {
    /// What the person agreed to elsewhere meanwhile is the reviewer's to know, not the enterprise's.
    async fn it_ends_by_hand_although_its_person_has_the_days_elsewhere(site: Site) {
        let on = ground(&site).await;
        let (row, li) = paused(&site, &on).await;
        let there = company_in(Some(District::Weishan), numbered_code(2), "孔府家酒");
        let enterprise = site.enterprise("lu", there, Verified).await;
        let mentor = site.mentor(&enterprise, "颜师傅").await;
        let mentor = site.bring_mentor(&enterprise, mentor, Approved).await;
        let (programme, occupation) = (on.programme.clone(), on.occupation.clone());
        site.advance(days(15));
        behind(&site, &Ground { programme, occupation, enterprise, mentor }, "li", row.last_day.unwrap()).await;
        let (db, key) = (&site.app.db, &site.app.address_key);

        site.advance(days(15));
        site.deliver().await;
        let who = Sides::of(&site, &on, &li).await.enterprise;
        life::resume(db, key, life::Ender::Enterprise(&who), row.id, None, site.now()).await.unwrap();

        stands(&site, &row, site.today()).await;
        assert_eq!(told(&site).await, [letter("li", "圣阳电源 恢复了你的培养")]);
        let path = format!("/enterprise/{}/placements/{}", on.enterprise.slug, row.id);
        let page = site.sign_in(&who.account).await.get(&path).await.main_text();
        assert!(page.contains("2028年1月9日") && !page.contains("孔府家酒"), "{page}");
    }
}

on_both! {
    async fn where_it_fits_nobody_looks_at_it(site: Site) {
        let on = ground(&site).await;
        let (row, _) = paused(&site, &on).await;
        site.advance(days(15));
        for name in ["qi", "yan"] {
            behind(&site, &on, name, row.last_day.unwrap()).await;
        }

        site.advance(days(15));
        let resumed = life::resume_due(&site.app.db, &site.app.address_key, site.now()).await.unwrap();

        assert_eq!((resumed, site.placement_now(&row).await.exception), (1, None));
    }
}

on_both! {
    async fn where_room_is_there_again_nobody_looks_at_it_any_more(site: Site) {
        let on = ground(&site).await;
        let (row, _) = paused(&site, &on).await;
        site.advance(days(15));
        let mut after = vec![];
        for name in ["qi", "yan", "zeng"] {
            after.push(behind(&site, &on, name, row.last_day.unwrap()).await);
        }
        let (db, key) = (&site.app.db, &site.app.address_key);
        site.advance(days(17));
        life::resume_due(db, key, site.now()).await.unwrap();

        let still = (room_again(db, site.now()).await.unwrap(), site.placement_now(&row).await.exception);
        let why = Why { code: Reason::ChangedEnterprise, words: None };
        cancel(db, key, &site.tending(&on.enterprise).await, after[0].id, &why, site.now()).await.unwrap();
        let (one, other) = tokio::join!(room_again(db, site.now()), room_again(db, site.now()));

        assert_eq!(still, (0, Some("no-room".to_owned())));
        assert_eq!((one.unwrap() + other.unwrap(), site.placement_now(&row).await.exception), (1, None));
    }
}
