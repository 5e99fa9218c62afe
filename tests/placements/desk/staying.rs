//! A reviewer takes back the last day that the bureau named, with a reason, as long as it is still to come.
use super::{WHY, act, acts, at, ground, in_both, letter, running, steps, told, wrong};
use crate::{
    on_both,
    support::{Site, enterprises::candidate},
};
use chrono::{Days, Duration};
use entity::{
    placement::{Reason, Side, Status},
    placement_step,
};
use sea_orm::{ActiveValue::Set, EntityTrait, QueryFilter};
use xingtan::placements::{
    Why,
    life::{self, Ender},
};

/// In both languages.
const NOTHING: [&str; 2] = ["没有可以撤回的最后一天", "There is no last day to take back"];

fn why() -> Why {
    Why { code: Reason::EnterpriseShrank, words: Some(WHY.into()) }
}

on_both! {
    async fn it_goes_on_as_planned_and_both_sides_are_told(site: Site) {
        let on = ground(&site).await;
        let row = running(&site, &on, "li").await;
        let (db, key, last) = (&site.app.db, &site.app.address_key, site.today() + Days::new(20));
        let bureau = site.reviewer().await;
        life::end(db, key, Ender::Reviewer(&bureau), row.id, last, &why(), site.now()).await.unwrap();
        let li = candidate(&site.account_called("li").await);
        life::object(db, key, Ender::Apprentice(&li), row.id, "我想学完", site.now()).await.unwrap();
        site.deliver().await;
        let officer = site.reviewing("other", None).await;

        let offered = officer.get(&at(&row, "")).await.main_text();
        let english = officer.get(&at(&row, "?lang=en")).await.main_text();
        let empty = wrong(&officer, &at(&row, "/staying"), &[]).await;
        let sent = officer.post(&at(&row, "/staying"), &[("reason", "核实后继续")]).await;

        assert!(offered.contains("收回提前结束"), "{offered}");
        assert!(offered.contains("过了最后一天就提前结束，不用申报完成。"), "{offered}");
        assert!(english.contains("It ends early once the last day has passed; nobody declares it complete."), "{english}");
        let missing = |text: &str| vec![("reason".to_owned(), text.to_owned())];
        assert_eq!(empty, [missing("请写原因"), missing("Give a reason")]);
        assert_eq!(sent.status, 303);
        let is = site.placement_now(&row).await;
        assert_eq!((is.status, is.end_day, is.end_side, is.exception), (Status::Running, None, None, None));
        assert_eq!(told(&site).await, [letter("fang", "li 继续培养"), letter("li", "你在 圣阳电源 的培养继续")]);
        assert_eq!(acts(&site, &row).await.last().unwrap(), &act("take_end_back", "", "", "核实后继续"));
        assert_eq!(steps(&site, &row).await.last().unwrap(), "end-taken-back");
        let page = officer.get(sent.header("location")).await.main_text();
        assert!(page.contains("提前结束已收回") && page.contains("核实后继续"), "{page}");
        assert!(!page.contains("收回提前结束"), "{page}");
    }
}

on_both! {
    async fn what_another_side_named_or_what_has_passed_is_not_the_bureaus_to_take_back(site: Site) {
        let on = ground(&site).await;
        let [theirs, passed] = [running(&site, &on, "li").await, running(&site, &on, "wang").await];
        let (db, key, last) = (&site.app.db, &site.app.address_key, site.today() + Days::new(5));
        let (enterprise, bureau) = (site.tending(&on.enterprise).await, site.reviewer().await);
        life::end(db, key, Ender::Enterprise(&enterprise), theirs.id, last, &why(), site.now()).await.unwrap();
        life::end(db, key, Ender::Reviewer(&bureau), passed.id, last, &why(), site.now()).await.unwrap();
        let officer = site.reviewing("other", None).await;

        let refused = in_both(&officer, &at(&theirs, "/staying"), &[("reason", WHY)]).await;
        site.advance(Duration::days(6));
        let officer = site.reviewing("late", None).await;
        let late = officer.post(&at(&passed, "/staying"), &[("reason", WHY)]).await;

        assert_eq!(refused.map(|answer| (answer.status, answer.heading())), NOTHING.map(|said| (409, said.to_owned())));
        assert_eq!(late.status, 409, "{}", late.main_text());
        assert_eq!(site.placement_now(&theirs).await.end_side, Some(Side::Enterprise));
    }
}

on_both! {
    async fn the_page_says_who_is_written_to_and_the_timeline_which_day_was_taken_back(site: Site) {
        let on = ground(&site).await;
        let (db, key, bureau) = (&site.app.db, &site.app.address_key, site.reviewer().await);
        let (enterprise, now) = (site.tending(&on.enterprise).await, site.now());
        let day = |days| site.today() + Days::new(days);
        let mut rows = Vec::new();
        for (name, besides) in [("li", None), ("wang", Some(10)), ("zeng", Some(25))] {
            let row = running(&site, &on, name).await;
            life::end(db, key, Ender::Reviewer(&bureau), row.id, day(20), &why(), now).await.unwrap();
            if let Some(days) = besides {
                life::end(db, key, Ender::Enterprise(&enterprise), row.id, day(days), &why(), now).await.unwrap();
            }
            rows.push(row);
        }
        site.deliver().await;
        let officer = site.reviewing("other", None).await;

        let mut said = Vec::new();
        for row in &rows {
            let [zh, en] = ["/staying", "/staying?lang=en"].map(|rest| at(row, rest));
            let asked = [officer.get(&zh).await.main_text(), officer.get(&en).await.main_text()];
            officer.post(&zh, &[("reason", WHY)]).await;
            let to: Vec<String> = told(&site).await.into_iter().map(|(to, _)| to).collect();
            let then = [officer.get(&at(row, "")).await.main_text(), officer.get(&at(row, "?lang=en")).await.main_text()];
            said.push((asked, to, then));
        }

        let means = [
            ["照原计划继续。会写信给双方", "goes on as planned. Both sides are written to"],
            ["最后一天不变，不会写信", "the last day stays as it is and nobody is written to"],
            ["随即生效，会写信给双方", "stands from then on: both sides are written to"],
        ];
        let whom: [&[&str]; 3] = [&["fang", "li"], &[], &["fang", "zeng"]];
        for (((asked, to, then), means), whom) in said.iter().zip(means).zip(whom) {
            assert!(asked[0].contains(means[0]) && asked[1].contains(means[1]), "{asked:?}");
            assert_eq!(to, whom);
            assert!(then[0].contains("科技局 收回了提出的最后一天 2026年12月21日"), "{}", then[0]);
            assert!(then[1].contains("The bureau took back 21 December 2026 as the last day"), "{}", then[1]);
        }
        // As it was written before the day was named.
        let undated = placement_step::ActiveModel { named: Set(placement_step::Named(vec![])), ..Default::default() };
        let all = placement_step::Entity::update_many().set(undated);
        all.filter(placement_step::COLUMN.act.eq("end-taken-back")).exec(site.app.db.write()).await.unwrap();
        let before = [officer.get(&at(&rows[0], "")).await.main_text(), officer.get(&at(&rows[0], "?lang=en")).await.main_text()];
        assert!(before[0].contains("科技局 收回了提前结束"), "{}", before[0]);
        assert!(before[1].contains("The bureau took the early end back"), "{}", before[1]);
    }
}
