//! The timetable itself, run by two workers that look at the same moment: each job is claimed by one of them, each row
//! changes once and each letter is written once.
use super::{Sides, days, ground, letter, running, told, why};
use crate::{on_both, placements::overlaps::Both, support::Site};
use chrono::Months;
use entity::{
    placement::{Reason, Status},
    placement_overlap,
};
use sea_orm::EntityTrait;
use xingtan::{
    jobs::run_due,
    placements::{Stage, life},
};

/// What both ran, once each; then what was written, to whom.
async fn both(site: &Site, job: &str) -> Vec<(String, String)> {
    let other = site.app.clone();
    let (here, there) = tokio::join!(run_due(&site.app), run_due(&other));
    let ran = [here.unwrap(), there.unwrap()].concat();
    assert_eq!(ran.iter().filter(|name| **name == job).count(), 1, "{job} once, though two look: {ran:?}");
    told(site).await
}

on_both! {
    async fn the_first_day_comes_once(site: Site) {
        let on = ground(&site).await;
        let row = site.placed(&on, "li", Stage::Agreed).await;
        both(&site, "start-placements").await;

        site.advance(days(9));
        let early = (both(&site, "start-placements").await, site.placement_now(&row).await.status);
        site.advance(days(1));
        let said = both(&site, "start-placements").await;

        assert_eq!(early, (vec![], Status::Agreed));
        assert_eq!(said, [letter("li", "今天是你在 圣阳电源 的第一天")]);
        assert_eq!(site.placement_now(&row).await.status, Status::Running);
    }
}

on_both! {
    async fn a_draft_is_reminded_of_on_days_7_and_14_cancelled_after_60_and_blank_30_days_later(site: Site) {
        let on = ground(&site).await;
        let row = site.placed(&on, "li", Stage::WithApprentice).await;
        both(&site, "remind-apprentices").await;

        let mut said = Vec::new();
        for (ahead, job) in [
            (6, "remind-apprentices"),
            (1, "remind-apprentices"),
            (7, "remind-apprentices"),
            (45, "end-silent-drafts"),
            (1, "end-silent-drafts"),
            (29, "blank-placements"),
            (1, "blank-placements"),
        ] {
            site.advance(days(ahead));
            let letters = both(&site, job).await;
            let now = site.placement_now(&row).await;
            said.push((letters, now.reminded, now.status, now.name));
        }

        let reminder = letter("li", "提醒：圣阳电源 在等你答复");
        let cancelled = vec![letter("fang", "li 的培养已取消"), letter("li", "你在 圣阳电源 的培养已取消")];
        let li = || "li".to_owned();
        assert_eq!(said, [
            (vec![], 0, Status::Draft, li()),
            (vec![reminder.clone()], 7, Status::Draft, li()),
            (vec![letter("fang", "li 14 天没有答复"), reminder], 14, Status::Draft, li()),
            (vec![], 14, Status::Draft, li()),
            (cancelled, 14, Status::Cancelled, li()),
            (vec![], 14, Status::Cancelled, li()),
            (vec![], 14, Status::Cancelled, String::new()),
        ]);
    }
}

on_both! {
    async fn a_wish_to_leave_is_reminded_of_on_day_7_and_goes_to_the_bureau_on_day_14(site: Site) {
        let two = Both::of(&site).await;
        let request = two.asked(&site).await;
        both(&site, "follow-overlaps").await;

        let mut said = Vec::new();
        for ahead in [6, 1, 6, 1] {
            site.advance(days(ahead));
            let letters = both(&site, "follow-overlaps").await;
            let now = placement_overlap::Entity::find_by_id(request.id).one(site.db()).await.unwrap().unwrap();
            said.push((letters.into_iter().filter(|(_, said)| said.contains("等你答复")).collect(), now.queued_at));
        }

        let reminder = vec![letter("fang", "提醒：li 在等你答复")];
        assert_eq!(said, [(vec![], None), (reminder, None), (vec![], None), (vec![], Some(site.now()))]);
    }
}

on_both! {
    async fn a_pause_ends_once(site: Site) {
        let on = ground(&site).await;
        let (row, li) = running(&site, &on).await;
        let sides = Sides::of(&site, &on, &li).await;
        let (db, key) = (&site.app.db, &site.app.address_key);
        let last = site.today() + days(9);
        life::pause(db, key, sides.ender(true), row.id, last, &why(Reason::Health), site.now()).await.unwrap();
        both(&site, "resume-placements").await;

        site.advance(days(9));
        let early = (both(&site, "resume-placements").await, site.placement_now(&row).await.status);
        site.advance(days(1));
        let said = both(&site, "resume-placements").await;

        assert_eq!(early, (vec![], Status::Paused));
        assert_eq!(said, [letter("fang", "li 的培养恢复"), letter("li", "你在 圣阳电源 的培养恢复")]);
        let now = site.placement_now(&row).await;
        assert_eq!((now.status, now.last_day), (Status::Running, row.last_day.map(|day| day + days(10))));
    }
}

on_both! {
    async fn whoever_leaves_is_gone_once_and_blank_five_years_later(site: Site) {
        let on = ground(&site).await;
        let (row, li) = running(&site, &on).await;
        let sides = Sides::of(&site, &on, &li).await;
        let (db, key) = (&site.app.db, &site.app.address_key);
        let last = site.today() + days(20);
        life::end(db, key, sides.ender(true), row.id, last, &why(Reason::Study), site.now()).await.unwrap();
        both(&site, "end-placements").await;

        site.advance(days(20));
        let early = (both(&site, "end-placements").await, site.placement_now(&row).await.status);
        site.advance(days(1));
        let said = both(&site, "end-placements").await;
        let over = site.now();
        site.advance(over + Months::new(60) - site.now() - days(1));
        let kept = (both(&site, "blank-placements").await, site.placement_now(&row).await.name);
        site.advance(days(1));
        let blank = both(&site, "blank-placements").await;

        assert_eq!(early, (vec![], Status::Running));
        assert_eq!(said, [letter("fang", "li 的培养已提前结束"), letter("li", "你在 圣阳电源 的培养已提前结束")]);
        assert_eq!((kept, blank), ((vec![], "li".to_owned()), vec![]));
        let now = site.placement_now(&row).await;
        assert_eq!((now.status, now.name.as_str(), now.account_id), (Status::EndedEarly, "", None));
    }
}

on_both! {
    async fn the_planned_end_is_told_once(site: Site) {
        let on = ground(&site).await;
        let (row, _) = running(&site, &on).await;
        both(&site, "tell-planned-ends").await;

        site.advance(row.last_day.unwrap() - site.today());
        let early = both(&site, "tell-planned-ends").await;
        site.advance(days(1));
        let said = both(&site, "tell-planned-ends").await;
        site.advance(days(1));
        let next = both(&site, "tell-planned-ends").await;

        assert_eq!((early, next), (vec![], vec![]));
        assert_eq!(said.iter().map(|(to, _)| to.as_str()).collect::<Vec<_>>(), ["fang", "li"], "{said:?}");
        assert_eq!(site.placement_now(&row).await.status, Status::Running);
    }
}
