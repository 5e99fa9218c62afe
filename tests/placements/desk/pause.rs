//! A reviewer pauses, moves the last day of a pause and resumes, each with a reason that both sides read.
use super::{WHY, act, acts, at, ground, letter, running, steps, told, turned_down, wrong};
use crate::{
    on_both,
    support::{Site, letters::Letter},
};
use chrono::{Days, Duration};
use entity::placement::{Reason, Status};
use xingtan::placements::{
    Why,
    life::{self, Ender, pauses},
};

fn missing(field: &str, [zh, en]: [&str; 2]) -> [Vec<(String, String)>; 2] {
    [zh, en].map(|said| vec![(field.to_owned(), said.to_owned())])
}

on_both! {
    async fn it_rests_from_today_until_another_day_and_both_sides_read_why(site: Site) {
        let on = ground(&site).await;
        let row = running(&site, &on, "li").await;
        let officer = site.reviewing("other", None).await;
        let [soon, later] = [9, 19].map(|days| (site.today() + Days::new(days)).to_string());

        let offered = officer.get(&at(&row, "")).await.main_text();
        let paused = officer.post(&at(&row, "/pause"), &[("last", &soon), ("code", "health"), ("reason", WHY)]).await;
        let told_paused = told(&site).await;
        let moved = officer.post(&at(&row, "/pause-end"), &[("last", &later), ("reason", "还要检查")]).await;
        let told_moved = told(&site).await;
        let during = officer.get(moved.header("location")).await.main_text();
        site.advance(Duration::days(4));
        let officer = site.reviewing("third", None).await;
        let asked = officer.get(&at(&row, "/resumption")).await.main_text();
        let resumed = officer.post(&at(&row, "/resumption"), &[("reason", "可以继续")]).await;
        let told_resumed = told(&site).await;
        let after = officer.get(resumed.header("location")).await.main_text();

        assert!(offered.contains("暂停培养") && !offered.contains("改暂停的最后一天"), "{offered}");
        assert_eq!([paused.status, moved.status, resumed.status], [303; 3]);
        assert_eq!(told_paused, [letter("fang", "科技局暂停了 li 的培养"), letter("li", "科技局暂停了你在 圣阳电源 的培养")]);
        let last = "科技局改了";
        assert_eq!(told_moved, [letter("fang", &format!("{last} li 暂停的最后一天")), letter("li", &format!("{last}你在 圣阳电源 暂停的最后一天"))]);
        assert!(during.contains("改暂停的最后一天") && during.contains("现在恢复") && during.contains("还要检查"), "{during}");
        assert!(asked.contains("从今天起恢复培养"), "{asked}");
        assert_eq!(told_resumed, [letter("fang", "科技局恢复了 li 的培养"), letter("li", "科技局恢复了你在 圣阳电源 的培养")]);
        assert!(after.contains("培养已恢复，并已写信给双方。") && after.contains("可以继续"), "{after}");
        let [fang, li] = [site.sign_in(&site.account_called("fang").await).await, site.sign_in(&site.account_called("li").await).await];
        let pages = [fang.get(&format!("/enterprise/{}/placements/{}", on.enterprise.slug, row.id)).await, li.get(&format!("/my/placements/{}", row.id)).await];
        for page in pages {
            let text = page.main_text();
            for said in ["科技局 暂停到", WHY, "还要检查", "科技局 恢复了培养", "可以继续"] {
                assert!(text.contains(said), "{said}: {text}");
            }
        }
        let is = site.placement_now(&row).await;
        assert_eq!((is.status, is.last_day), (Status::Running, row.last_day.map(|last| last + Days::new(4))));
        assert_eq!(steps(&site, &row).await.split_off(steps(&site, &row).await.len() - 3), ["paused", "pause-moved", "resumed-by"]);
        let acts = acts(&site, &row).await;
        let reasons = [act("pause", "", "", WHY), act("move_pause", "", "", "还要检查"), act("resume", "", "", "可以继续")];
        assert_eq!(acts[acts.len() - 3..], reasons);
    }
}

on_both! {
    async fn a_letter_of_a_pause_has_its_own_reason(site: Site) {
        let on = ground(&site).await;
        let row = running(&site, &on, "li").await;
        let (db, key, last) = (&site.app.db, &site.app.address_key, site.today() + Days::new(20));
        let (who, conduct) = (site.tending(&on.enterprise).await, Why { code: Reason::Conduct, words: None });
        life::end(db, key, Ender::Enterprise(&who), row.id, last, &conduct, site.now()).await.unwrap();
        site.deliver().await;
        let ill = Why { code: Reason::Health, words: None };

        life::pause(db, key, Ender::Enterprise(&who), row.id, site.today(), &ill, site.now()).await.unwrap();
        let paused: Vec<Letter> = site.deliver().await.iter().map(Letter::from).collect();
        life::resume(db, key, Ender::Enterprise(&who), row.id, None, site.now()).await.unwrap();
        let resumed: Vec<Letter> = site.deliver().await.iter().map(Letter::from).collect();

        let said = |letters: &[Letter]| letters.iter().map(|letter| letter.text.clone()).collect::<String>();
        assert!(said(&paused).contains("健康") && !said(&paused).contains("行为"), "{}", said(&paused));
        assert!(!said(&resumed).contains("健康") && !said(&resumed).contains("行为"), "{}", said(&resumed));
        assert_eq!(site.placement_now(&row).await.reason_code, Some(Reason::Conduct), "the end's own stays");
    }
}

on_both! {
    async fn what_is_missing_or_does_not_fit_is_said_and_nothing_typed_is_lost(site: Site) {
        let on = ground(&site).await;
        let row = running(&site, &on, "li").await;
        let officer = site.reviewing("other", None).await;
        let [yesterday, soon, far] = [-1, 9, 180].map(|days| (site.today() + Duration::days(days)).to_string());
        let pause = at(&row, "/pause");

        let empty = wrong(&officer, &pause, &[]).await;
        let foreign = wrong(&officer, &pause, &[("last", &soon), ("code", "conduct"), ("reason", WHY)]).await;
        let early = wrong(&officer, &pause, &[("last", &yesterday), ("code", "health"), ("reason", WHY)]).await;
        let long = wrong(&officer, &pause, &[("last", &far), ("code", "health"), ("reason", WHY)]).await;
        let kept = officer.post(&pause, &[("last", &far), ("code", "study"), ("reason", WHY)]).await.body;
        let none = pauses(site.db(), row.id).await.unwrap();
        officer.post(&pause, &[("last", &soon), ("code", "health"), ("reason", WHY)]).await;
        let unmoved = wrong(&officer, &at(&row, "/pause-end"), &[]).await;
        let too_far = wrong(&officer, &at(&row, "/pause-end"), &[("last", &far), ("reason", WHY)]).await;
        let unsaid = wrong(&officer, &at(&row, "/resumption"), &[]).await;

        let [day, code, reason] =
            [["请填日期", "Enter a date"], ["请选择一项", "Choose an option"], ["请写原因", "Give a reason"]];
        for (number, shown) in empty.iter().enumerate() {
            let fields: Vec<&str> = shown.iter().map(|(field, _)| field.as_str()).collect();
            assert_eq!(fields, ["last", "code", "reason"]);
            assert_eq!([&*shown[0].1, &*shown[2].1], [day[number], reason[number]]);
        }
        assert_eq!(foreign, missing("code", code));
        let outside = ["暂停的最后一天应在今天至培养的最后一天之间", "The last day of a pause lies between today and the end of the placement"];
        assert_eq!(early, missing("last", outside));
        let left = ["所有暂停合计最多 180 天，还剩 180 天", "All pauses together last at most 180 days; 180 are left"];
        assert_eq!([&long, &too_far], [&missing("last", left); 2]);
        assert!(kept.contains(&far) && kept.contains("<option value=\"study\" selected>") && kept.contains(WHY), "{kept}");
        assert!(none.is_empty(), "{none:?}");
        assert_eq!(unmoved.map(|shown| shown.len()), [2; 2]);
        assert_eq!(unsaid, missing("reason", reason));
    }
}

on_both! {
    async fn only_what_runs_is_paused_and_only_what_rests_goes_on(site: Site) {
        let on = ground(&site).await;
        let row = running(&site, &on, "li").await;
        let officer = site.reviewing("other", None).await;
        let last = (site.today() + Days::new(9)).to_string();
        let fields = [("last", &*last), ("code", "health"), ("reason", WHY)];

        let early = turned_down(&officer, &at(&row, "/resumption"), &[("reason", WHY)]).await;
        let unmoved = turned_down(&officer, &at(&row, "/pause-end"), &fields).await;
        officer.post(&at(&row, "/pause"), &fields).await;
        let twice = turned_down(&officer, &at(&row, "/pause"), &fields).await;

        assert_eq!([early, unmoved, twice], [["这次培养已经备案", "This placement is filed"]; 3]);
        assert_eq!(pauses(site.db(), row.id).await.unwrap().len(), 1);
    }
}
