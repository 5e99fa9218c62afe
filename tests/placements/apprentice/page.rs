//! The apprentice's own pages: the list, what is said of other placements, declining, and sharing one's contact.
use super::{BIRTH, all_yes, at, beside, no_to_pay, opened, sent};
use crate::{
    on_both,
    placements::{ground, told, turned_down},
    support::Site,
};
use chrono::Duration;
use entity::{
    placement::{Reason, Side, Status},
    placement_step,
};
use sea_orm::{EntityTrait, PaginatorTrait, QueryFilter};
use xingtan::placements::{Decision, Stage};

on_both! {
    async fn the_list_asks_as_much_for_three_as_for_one(site: Site) {
        let on = ground(&site).await;
        let (_, li) = opened(&site, &on, "li").await;
        let seat = site.sign_in(&li).await;
        let nobody = site.sign_in(&site.account("nobody").await).await;
        let asked = async || {
            let before = site.statements();
            let text = seat.get("/my/placements").await.main_text();
            (site.statements() - before, text.matches("圣阳电源").count())
        };

        let (one, rows) = asked().await;
        for _ in 0..2 {
            let row = site.begin(&on, on.draft(&site, "li")).await;
            let row = site.send_placement(&on, &row).await;
            site.open_placement(&row, &li).await;
        }

        assert_eq!(rows, 1);
        assert_eq!(asked().await, (one, 3));
        assert!(nobody.get("/my/placements").await.main_text().contains("你还没有学徒培养"));
        assert!(seat.get("/my").await.body.contains("href=\"/my/placements\""));
    }
}

on_both! {
    async fn whose_days_are_taken_reads_of_both_placements_and_the_enterprise_does_not(site: Site) {
        let on = ground(&site).await;
        let other = beside(&site, &on).await;
        site.placed(&other, "li", Stage::Agreed).await;
        site.deliver().await;
        let (row, link) = sent(&site, &on, "li").await;
        let seat = site.sign_in(&site.account_called("li").await).await;
        seat.post(&link, &BIRTH).await;

        let page = seat.get(&at(&row)).await.main_text();
        let english = seat.get(&format!("{}?lang=en", at(&row))).await.main_text();
        let yes = all_yes("1");
        seat.post(&format!("{}/answers", at(&row)), &yes).await;
        let after = seat.get(&at(&row)).await.main_text();
        let after_in_english = seat.get(&format!("{}?lang=en", at(&row))).await.main_text();

        let days = "2026年12月11日 至 2027年12月10日";
        assert!(page.contains(&format!("这次培养的日子（{days}）与你的另一次培养重叠")), "{page}");
        assert!(page.contains(&format!("孔府家酒：{days}")), "{page}");
        for said in ["The days of this placement (11 December 2026 to 10 December 2027) meet another placement of yours", "孔府家酒: 11 December 2026 to 10 December 2027"] {
            assert!(english.contains(said), "{said}: {english}");
        }
        let now = site.placement_now(&row).await;
        assert_eq!(now.party, Side::Enterprise);
        let owner = site.sign_in(&site.account_called("fang").await).await;
        let room = format!("/enterprise/{}/placements/{}", on.enterprise.slug, row.id);
        for (lang, says) in [("zh-CN", "日期还不合适，已经询问 li"), ("en", "The dates do not fit yet, li has been asked")] {
            let told = owner.get(&format!("{room}?lang={lang}")).await.main_text();
            assert!(told.contains(says) && !told.contains("孔府"), "{told}");
        }
        let returned = serde_json::to_string(&now.returned).unwrap();
        assert!(returned.contains("days_taken") && !returned.contains("2027") && !returned.contains("孔府"), "{returned}");
        assert!(after.contains("圣阳电源 必须修改：职业、等级与日期。需要你再答复时，我们会写信给你。"), "{after}");
        let changes = "圣阳电源 must change: Occupation, level and dates. We will write to you when you are to answer again.";
        assert!(after_in_english.contains(changes), "{after_in_english}");
    }
}

on_both! {
    async fn an_apprentice_declines_before_the_first_day_and_not_after(site: Site) {
        let on = ground(&site).await;
        let row = site.placed(&on, "li", Stage::Agreed).await;
        let seat = site.sign_in(&site.account_called("li").await).await;
        let late = site.placed(&on, "wang", Stage::Agreed).await;
        let other = site.account_called("wang").await;
        site.deliver().await;
        let here = format!("{}/cancellation", at(&row));

        let asked = seat.get(&here).await;
        for (lang, coded, worded) in [("zh-CN", "请选择原因", "请写原因"), ("en", "Choose a reason", "Give a reason")] {
            let path = format!("{here}?lang={lang}");
            let hidden = seat.post(&path, &[("code", "silence"), ("words", "想回学校")]).await;
            let none = seat.post(&path, &[]).await;
            let wordless = seat.post(&path, &[("code", "other"), ("words", " ")]).await;

            let error = |field: &str, said: &str| vec![(field.to_owned(), said.to_owned())];
            assert_eq!([hidden.status, none.status, wordless.status], [422; 3]);
            assert_eq!([hidden.errors(), none.errors(), wordless.errors()], [error("code", coded), error("code", coded), error("words", worded)]);
            assert!(hidden.body.contains("想回学校"), "what was typed stays");
        }
        let declined = seat.post(&here, &[("code", "study"), ("words", "想回学校")]).await;
        let page = seat.get(&at(&row)).await.main_text();
        site.advance(Duration::days(10));
        let begun = ["", "?lang=en"].map(|lang| format!("{}/cancellation{lang}", at(&late)));
        let seat = site.sign_in(&other).await;
        let begun = [seat.post(&begun[0], &[("code", "study")]).await, seat.post(&begun[1], &[("code", "study")]).await];

        assert_eq!(asked.status, 200);
        assert_eq!((declined.status, declined.location()), (303, at(&row)));
        let now = site.placement_now(&row).await;
        assert_eq!((now.status, now.reason_code, now.reason.as_deref()), (Status::Cancelled, Some(Reason::Study), Some("想回学校")));
        assert!(page.contains("已取消") && page.contains("原因：学习"), "{page}");
        assert_eq!(told(&site).await, [("fang".to_owned(), "li 的培养已取消".to_owned())]);
        let said = ["第一天已到，不能再取消", "The first day has come, so this can no longer be cancelled"];
        assert_eq!(begun.map(|answer| (answer.status, answer.heading())), said.map(|said| (409, said.to_owned())));
    }
}

on_both! {
    async fn a_draft_that_is_back_with_the_enterprise_is_declined_too(site: Site) {
        let on = ground(&site).await;
        let (row, li) = opened(&site, &on, "li").await;
        let seat = site.sign_in(&li).await;
        let here = format!("{}/cancellation", at(&row));
        seat.post(&format!("{}/answers", at(&row)), &no_to_pay("1", "太少了")).await;
        site.deliver().await;
        let before = site.placement_now(&row).await;

        let offer = seat.get(&at(&row)).await.body;
        let asked = [seat.get(&here).await, seat.get(&format!("{here}?lang=en")).await];
        let foreign = site.sign_in(&site.account("wang").await).await.post(&here, &[("code", "study")]).await;
        let declined = seat.post(&here, &[("code", "study")]).await;
        let twice = turned_down(&seat, &here, &[("code", "study")]).await;

        assert_eq!(before.party, Side::Enterprise);
        assert!(offer.contains("/cancellation\""), "{offer}");
        assert_eq!(asked.map(|page| page.heading()), ["取消这次培养", "Cancel this placement"].map(str::to_owned));
        assert_eq!((foreign.status, declined.status), (404, 303));
        assert_eq!(twice, ["这次培养已取消", "This placement was cancelled"]);
        let now = site.placement_now(&row).await;
        assert_eq!((now.status, now.end_side, now.reason_code), (Status::Cancelled, Some(Side::Apprentice), Some(Reason::Study)));
        assert_eq!(told(&site).await, [("fang".to_owned(), "li 的培养已取消".to_owned())]);
    }
}

on_both! {
    async fn contact_is_shared_once_and_taken_away_again(site: Site) {
        let on = ground(&site).await;
        let row = site.placed(&on, "li", Stage::Agreed).await;
        let seat = site.sign_in(&site.account_called("li").await).await;
        let here = format!("{}/contact", at(&row));
        let steps = async |act: &str| {
            let of = placement_step::Entity::find().filter(placement_step::COLUMN.act.eq(act));
            of.count(site.db()).await.unwrap()
        };

        let odd = seat.post(&here, &[]).await;
        let shared = [seat.post(&here, &[("share", "yes")]).await, seat.post(&here, &[("share", "yes")]).await];
        let shares = site.placement_now(&row).await.shares_contact;
        let kept = seat.post(&here, &[("share", "no")]).await;

        assert_eq!((odd.status, shared.map(|answer| answer.status), kept.status), (400, [303; 2], 303));
        assert_eq!((shares, site.placement_now(&row).await.shares_contact), (true, false));
        assert_eq!((steps("contact-shared").await, steps("contact-kept").await), (1, 1));
    }
}

on_both! {
    async fn what_a_reviewer_wrote_of_a_refusal_stands_on_the_page(site: Site) {
        let on = ground(&site).await;
        let row = site.placed(&on, "li", Stage::WithReviewer).await;
        site.judge_placement(&row, &Decision::Refuse("企业名额已满".to_owned())).await.unwrap();

        let page = site.sign_in(&site.account_called("li").await).await.get(&at(&row)).await.main_text();

        assert!(page.contains("原因：其他 企业名额已满"), "{page}");
    }
}
