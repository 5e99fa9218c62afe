//! The reviewers' door: from the queue to a decision that goes to all, by whom it may be made, and what is not filed.
use super::{Both, MEMBER, grounds_with, in_both, letter, no, request_now, steps_from, told, turned_down, wrong};
use crate::{
    on_both,
    placements::desk::{act, acts, listed},
    support::{Answer, Site, letters::Letter},
};
use chrono::Duration;
use entity::{
    event::District,
    membership,
    officer_role::Role,
    placement::{Side, Status},
    placement_overlap::{Outcome, Status as Stands},
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, IntoActiveModel};
use xingtan::placements::{
    DecideError, Decision,
    overlaps::{Reply, follow},
};

const WHY: &str = "交接已经安排好";

fn desk(both: &Both, rest: &str) -> String {
    format!("/admin/placements/{}{rest}", both.draft.id)
}

on_both! {
    async fn what_was_refused_stands_in_the_queue_and_the_decision_goes_to_all(site: Site) {
        let both = Both::of(&site).await;
        let request = both.asked(&site).await;
        both.reply(&site, &request, &no()).await.unwrap();
        site.deliver().await;
        let seat = site.reviewing("one", None).await;

        let queue = seat.get("/admin/placements").await;
        let offer = seat.get(&desk(&both, "")).await;
        let asked = seat.get(&desk(&both, "/overlap")).await.main_text();
        let empty = wrong(&seat, &desk(&both, "/overlap"), &[]).await;
        let sent = seat.post(&desk(&both, "/overlap?lang=zh-CN"), &[("code", "leaves"), ("reason", WHY)]).await;
        let twice = turned_down(&seat, &desk(&both, "/overlap"), &[("code", "stays"), ("reason", WHY)]).await;

        assert_eq!(listed(&queue), ["li"]);
        assert!(queue.main_text().contains("日期重叠") && offer.body.contains("/overlap\""), "{}", queue.main_text());
        assert!(asked.contains("圣阳电源 2026年12月1日") && asked.contains("工作还没有交接完 还有两台机床没有交接"), "{asked}");
        assert!(!asked.contains("4,200") && !asked.contains("@example.cn"), "enterprise and dates alone: {asked}");
        let error = |field: &str, said: &str| (field.to_owned(), said.to_owned());
        assert_eq!(empty, [
            vec![error("code", "请选择一项"), error("reason", "请写原因")],
            vec![error("code", "Choose an option"), error("reason", "Give a reason")],
        ]);
        assert_eq!((sent.status, twice), (303, ["科技局已经决定", "The bureau has decided already"].map(str::to_owned)));
        let (other, draft) = (site.placement_now(&both.other).await, site.placement_now(&both.draft).await);
        assert_eq!((other.end_day, other.end_side), (Some(both.wish()), Some(Side::Reviewer)));
        assert_eq!((draft.exception, request_now(&site, &request).await.status), (None, Stands::Decided));
        let letters: Vec<Letter> = site.deliver().await.iter().map(Letter::from).collect();
        let told: Vec<_> = letters.iter().map(|letter| (letter.to.as_str(), letter.subject.as_str())).collect();
        assert_eq!(told, [
            ("fang@example.cn", "科技局决定：li 可以离开"),
            ("li@example.cn", "科技局决定：你可以离开 圣阳电源"),
            ("lu@example.cn", "li：日期现在合适"),
        ]);
        assert!(letters.iter().all(|letter| !letter.text.contains(WHY)), "free words stand behind a sign-in");
        assert_eq!(acts(&site, &both.draft).await.last().unwrap(), &act("decide_leave", "", "leaves", WHY));
        assert_eq!(acts(&site, &both.other).await.last().unwrap(), &act("end", "running", "running", WHY));
        for (row, enterprise) in [(&both.other, &both.old), (&both.draft, &both.new)] {
            let owner = site.sign_in(&site.tending(&enterprise.enterprise).await.account).await;
            let page = owner.get(&format!("/enterprise/{}/placements/{}", enterprise.enterprise.slug, row.id)).await;
            assert!(page.main_text().contains(WHY), "each enterprise reads why: {}", page.main_text());
        }
        let mine = site.sign_in(&both.li).await.get(&both.mine("/overlap")).await.main_text();
        assert!(mine.contains(WHY) && mine.contains("科技局决定：2027年1月9日 是你在 圣阳电源 的最后一天。"), "{mine}");
    }
}

on_both! {
    async fn where_a_third_takes_the_days_they_are_not_said_to_fit(site: Site) {
        let both = Both::of(&site).await;
        let request = both.asked(&site).await;
        both.reply(&site, &request, &no()).await.unwrap();
        both.third(&site).await;
        site.deliver().await;

        both.decide(&site, Outcome::Leaves).await.unwrap();

        let told = told(&site).await;
        assert_eq!(told, [letter("fang", "科技局决定：li 可以离开"), letter("li", "科技局决定：你可以离开 圣阳电源")]);
        assert_eq!(steps_from(&site, &both.draft, "dates-asked").await, ["dates-asked", "dates-decided"]);
    }
}

on_both! {
    async fn nor_where_the_other_enterprise_agrees(site: Site) {
        let both = Both::of(&site).await;
        let request = both.asked(&site).await;
        both.third(&site).await;
        site.deliver().await;

        both.reply(&site, &request, &Reply::Yes).await.unwrap();

        assert_eq!(told(&site).await, [letter("li", "圣阳电源 同意你离开")]);
        assert_eq!(steps_from(&site, &both.draft, "dates-asked").await, ["dates-asked"]);
    }
}

on_both! {
    async fn where_the_bureau_lets_go_nobody_reads_any_more_that_the_dates_do_not_fit(site: Site) {
        let both = Both::of(&site).await;
        site.agree(&both.draft, &both.li).await;
        let returned = site.placement_now(&both.draft).await;
        let request = both.asked(&site).await;
        both.reply(&site, &request, &no()).await.unwrap();

        both.decide(&site, Outcome::Leaves).await.unwrap();

        let owner = site.sign_in(&site.tending(&both.new.enterprise).await.account).await;
        let room = format!("/enterprise/{}/placements/{}", both.new.enterprise.slug, both.draft.id);
        let theirs = owner.get(&room).await.main_text();
        let mine = site.sign_in(&both.li).await.get(&both.mine("")).await.main_text();
        assert_eq!((returned.party, returned.returned.unwrap().faults[0].code.as_str()), (Side::Enterprise, "days_taken"));
        assert_eq!(site.placement_now(&both.draft).await.returned, None);
        assert!(!theirs.contains("需要修改") && !theirs.contains("日期还不合适，已经询问 li"), "{theirs}");
        assert!(!mine.contains("必须修改"), "{mine}");
    }
}

on_both! {
    async fn where_a_third_takes_the_days_they_are_still_to_be_changed(site: Site) {
        let both = Both::of(&site).await;
        site.agree(&both.draft, &both.li).await;
        let request = both.asked(&site).await;
        both.reply(&site, &request, &no()).await.unwrap();
        both.third(&site).await;

        both.decide(&site, Outcome::Leaves).await.unwrap();

        assert_eq!(site.placement_now(&both.draft).await.returned.unwrap().faults[0].code, "days_taken");
    }
}

on_both! {
    async fn what_stays_sends_the_draft_back_to_have_its_dates_changed(site: Site) {
        let both = Both::of(&site).await;
        let request = both.asked(&site).await;
        site.agree(&both.draft, &both.li).await;
        both.reply(&site, &request, &no()).await.unwrap();
        site.deliver().await;

        both.decide(&site, Outcome::Stays).await.unwrap();

        let (other, draft) = (site.placement_now(&both.other).await, site.placement_now(&both.draft).await);
        assert_eq!((other.end_day, draft.party, draft.exception), (None, Side::Enterprise, None));
        let returned = draft.returned.unwrap();
        assert_eq!((returned.by, returned.fields, returned.words.as_deref()), (Some(Side::Reviewer), vec!["first_day".to_owned()], Some("双方已沟通")));
        assert_eq!(told(&site).await, [
            letter("fang", "科技局决定：li 的培养按原计划继续"),
            letter("li", "科技局决定：你在 圣阳电源 的培养按原计划继续"),
            letter("lu", "li：请修改日期"),
        ]);
        assert_eq!(steps_from(&site, &both.other, "leave-refused").await, ["leave-refused", "leave-dismissed"]);
    }
}

on_both! {
    async fn nobody_decides_before_day_14_nor_names_an_enterprise_nor_where_they_are_a_member(site: Site) {
        let both = Both::of(&site).await;
        both.asked(&site).await;
        let zhang = site.officer("zhang", Role::Reviewer, None).await;
        let owner = site.tending(&both.old.enterprise).await.account;
        site.join(&both.old.enterprise, &owner, &zhang, membership::Role::Viewer).await;
        let (here, there) = (Some(District::Weishan), Some(District::Qufu));
        let fields = [("code", "leaves"), ("reason", WHY)];
        let path = desk(&both, "/overlap");

        let early = turned_down(&site.reviewing("one", here).await, &path, &fields).await;
        // Their sign-ins end meanwhile.
        site.advance(Duration::days(14));
        let [free, elsewhere] = [site.reviewing("two", here).await, site.reviewing("there", there).await];
        let member = site.sign_in(&zhang).await;
        follow(&site.app.db, &site.app.address_key, site.now()).await.unwrap();
        let naming = in_both(&free, &path, &[("code", "stays"), ("reason", "孔府家酒 急需")]).await;
        let own = turned_down(&member, &path, &fields).await;
        let foreign = elsewhere.post(&path, &fields).await;
        let done = free.post(&path, &fields).await;

        assert_eq!(early, ["企业还在答复期内", "The enterprise still has time to answer"]);
        let said = ["三方都会看到理由，请不要写企业名称", "All three sides read this, so name no enterprise"];
        assert_eq!(naming.each_ref().map(Answer::errors), said.map(|said| vec![("reason".to_owned(), said.to_owned())]));
        assert!(naming.iter().all(|answer| answer.body.contains("孔府家酒 急需")), "what was typed stays");
        assert_eq!(own, MEMBER);
        assert_eq!((foreign.status, done.status), (404, 303), "the reviewer is the draft's");
    }
}

on_both! {
    async fn nor_is_an_enterprise_named_for_short(site: Site) {
        let (old, new) = grounds_with(&site, "微山湖光精工机床有限公司").await;
        let both = Both::between(&site, old, new, "li").await;
        let request = both.asked(&site).await;
        both.reply(&site, &request, &no()).await.unwrap();
        let seat = site.reviewing("one", None).await;
        let path = desk(&both, "/overlap");

        let naming = in_both(&seat, &path, &[("code", "stays"), ("reason", "湖光精工那边已经安排好")]).await;
        let done = seat.post(&path, &[("code", "stays"), ("reason", "车间的活已经安排好")]).await;

        let said = ["三方都会看到理由，请不要写企业名称", "All three sides read this, so name no enterprise"];
        assert_eq!(naming.each_ref().map(Answer::errors), said.map(|said| vec![("reason".to_owned(), said.to_owned())]));
        assert_eq!((naming[0].status, done.status), (422, 303));
    }
}

on_both! {
    async fn while_somebody_is_asked_the_draft_is_not_filed(site: Site) {
        let both = Both::of(&site).await;
        // Approved while the days were free; then the other's end moved into them.
        let free = both.draft.first_day.unwrap().pred_opt().unwrap();
        move_end(&site, &both.other, Some(free)).await;
        let draft = site.agree(&both.draft, &both.li).await;
        move_end(&site, &both.other, None).await;
        both.asked(&site).await;

        let filed = site.judge_placement(&both.draft, &Decision::File).await;
        let seat = site.reviewing("one", None).await;
        let page = turned_down(&seat, &desk(&both, "/filing"), &[]).await;

        assert_eq!(draft.party, Side::Reviewer);
        assert!(matches!(filed, Err(DecideError::OverlapWaits)), "{filed:?}");
        assert_eq!(page, ["要先等另一次培养的答复", "An answer about another placement is awaited"]);
        assert_eq!(site.placement_now(&both.draft).await.status, Status::Draft);
    }
}

/// Behind the back of the verbs.
async fn move_end(site: &Site, row: &entity::placement::Model, day: Option<chrono::NaiveDate>) {
    let mut row = site.placement_now(row).await.into_active_model();
    row.end_day = Set(day);
    row.update(site.app.db.write()).await.unwrap();
}
