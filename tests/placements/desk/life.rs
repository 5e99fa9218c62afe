//! What a reviewer does with a filed placement: rows, letters, and what is refused.
use super::{
    MEMBER, WHY, act, acts, at, beside, ground, in_both, letter, listed, running, steps, told, turned_down, wrong,
};
use crate::{
    on_both,
    support::{Answer, Site, enterprises::candidate, placements::Ground},
};
use chrono::{Days, Duration};
use entity::{
    event::District::{Qufu, Weishan},
    mentor,
    placement::{self, Reason, Side, Status},
    placement_objection::Outcome,
    programme,
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, EntityTrait, IntoActiveModel};
use xingtan::placements::{Stage, Why, life};

/// What stands at a reason that is not given, in both languages.
const NO_REASON: [&str; 2] = ["请写原因", "Give a reason"];

/// Ended by the enterprise today, and the apprentice objects.
async fn disputed(site: &Site, on: &Ground, name: &str) -> placement::Model {
    let row = running(site, on, name).await;
    let (db, key, now) = (&site.app.db, &site.app.address_key, site.now());
    let who = site.tending(&on.enterprise).await;
    let why = Why { code: Reason::Conduct, words: None };
    life::end(db, key, life::Ender::Enterprise(&who), row.id, site.today(), &why, now).await.unwrap();
    object(site, &row, name).await;
    site.deliver().await;
    site.placement_now(&row).await
}

async fn object(site: &Site, row: &placement::Model, name: &str) {
    let who = candidate(&site.account_called(name).await);
    let ender = life::Ender::Apprentice(&who);
    life::object(&site.app.db, &site.app.address_key, ender, row.id, "我一直在上班", site.now()).await.unwrap();
}

/// The clock stands at the planned end, and both sides said that it is complete.
async fn at_its_end(site: &Site, on: &Ground, row: &placement::Model, name: &str) {
    site.advance(row.last_day.unwrap() - site.today());
    let (db, key) = (&site.app.db, &site.app.address_key);
    let who = site.tending(&on.enterprise).await;
    life::declare(db, key, &who, row.id, "学会了车床", site.now()).await.unwrap();
    let apprentice = candidate(&site.account_called(name).await);
    life::state(db, key, &apprentice, row.id, "我会用车床", site.now()).await.unwrap();
    site.deliver().await;
}

on_both! {
    async fn a_reviewer_ends_it_on_a_day_with_a_reason(site: Site) {
        let on = ground(&site).await;
        let [now, later] = [running(&site, &on, "li").await, running(&site, &on, "wang").await];
        let officer = site.reviewing("reviewer", None).await;
        let (today, ahead) = (site.today().to_string(), (site.today() + Days::new(30)).to_string());
        let far = (site.today() + Days::new(31)).to_string();
        let fields = |day: &str| [("last", day.to_owned()), ("code", "enterprise-shrank".into()), ("reason", WHY.into())];
        let post = async |row: &placement::Model, day: &str| {
            let fields = fields(day);
            let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
            officer.post(&at(row, "/end"), &fields).await
        };

        let empty = wrong(&officer, &at(&now, "/end"), &[("code", "silence")]).await;
        let english = officer.post(&format!("{}?lang=en", at(&now, "/end")), &[("last", "soon"), ("code", "other"), ("reason", WHY)]).await;
        let typed = [("last", far.as_str()), ("code", "enterprise-shrank"), ("reason", WHY)];
        let far_in_english = officer.post(&at(&now, "/end?lang=en"), &typed).await;
        let far = post(&now, &far).await;
        let [ended, leaving] = [post(&now, &today).await, post(&later, &ahead).await];

        let error = |field: &str, text: &str| (field.to_owned(), text.to_owned());
        assert_eq!(empty, [
            [error("last", "请填日期"), error("code", "请选择一项"), error("reason", "请写原因")],
            [error("last", "Enter a date"), error("code", "Choose an option"), error("reason", "Give a reason")],
        ]);
        assert_eq!((english.status, english.errors()), (422, vec![error("last", "Enter a whole date, such as 2026-03-01")]));
        assert_eq!(far_in_english.errors(), [error("last", "The last day lies between 1 December 2026 and 31 December 2026")]);
        assert_eq!(far.errors(), [error("last", "最后一天应在 2026年12月1日 至 2026年12月31日 之间")]);
        assert_eq!([far.status, ended.status, leaving.status], [422, 303, 303]);
        let row = site.placement_now(&now).await;
        assert_eq!((row.status, row.end_day, row.end_side), (Status::EndedEarly, Some(site.today()), Some(Side::Reviewer)));
        assert_eq!((row.reason_code, row.reason.as_deref()), (Some(Reason::EnterpriseShrank), Some(WHY)));
        let row = site.placement_now(&later).await;
        assert_eq!((row.status, row.end_day), (Status::Running, Some(site.today() + Days::new(30))));
        assert_eq!(told(&site).await, [
            letter("fang", "li 的培养已提前结束"),
            letter("fang", "wang 将提前离开"),
            letter("li", "你在 圣阳电源 的培养已提前结束"),
            letter("wang", "你在 圣阳电源 的培养将提前结束"),
        ]);
        assert_eq!(acts(&site, &now).await.last().unwrap(), &act("end", "running", "ended-early", WHY));
        let reasons = site.kinds_of_reasons().await;
        assert!(reasons.contains(&("placements.end".to_owned(), "enterprise-shrank".to_owned())), "{reasons:?}");
        let page = officer.get(&at(&now, "")).await.main_text();
        assert!(page.contains("科技局 提前结束，最后一天 2026年12月1日，原因：企业"), "{page}");
    }
}

on_both! {
    async fn reopening_within_a_month_lapses_an_objection(site: Site) {
        let on = ground(&site).await;
        let row = disputed(&site, &on, "li").await;
        let officer = site.reviewing("reviewer", None).await;

        let empty = wrong(&officer, &at(&row, "/reopening"), &[]).await;
        let sent = officer.post(&at(&row, "/reopening"), &[("reason", WHY)]).await;

        assert_eq!(empty, NO_REASON.map(|said| vec![("reason".to_owned(), said.to_owned())]));
        assert_eq!(sent.status, 303);
        let now = site.placement_now(&row).await;
        assert_eq!((now.status, now.end_day, now.reason_code, now.exception), (Status::Running, None, None, None));
        let objections = life::objections(site.db(), row.id).await.unwrap();
        assert_eq!(objections[0].outcome, Some(Outcome::Lapsed));
        assert_eq!(told(&site).await, [letter("fang", "li 的培养重新开始"), letter("li", "你在 圣阳电源 的培养重新开始")]);
        assert_eq!(acts(&site, &row).await.last().unwrap(), &act("reopen", "ended-early", "running", WHY));
        let mentor = mentor::Entity::find_by_id(on.mentor.id).one(site.db()).await.unwrap().unwrap();
        assert_eq!(mentor.teaching, 1);
    }
}

on_both! {
    async fn after_a_month_or_without_room_nothing_is_reopened(site: Site) {
        let on = ground(&site).await;
        let row = disputed(&site, &on, "li").await;
        let officer = site.reviewing("reviewer", None).await;
        let limit = |most| mentor::ActiveModel { id: Set(on.mentor.id), max_load: Set(most), ..Default::default() };
        running(&site, &on, "wang").await;
        limit(1).update(site.app.db.write()).await.unwrap();

        let full = in_both(&officer, &at(&row, "/reopening"), &[("reason", WHY)]).await;
        limit(3).update(site.app.db.write()).await.unwrap();
        site.advance(Duration::days(30) + Duration::minutes(1));
        let officer = site.reviewing("later", None).await;
        let late = turned_down(&officer, &at(&row, "/reopening"), &[("reason", WHY)]).await;

        assert_eq!(full.each_ref().map(|answer| answer.status), [409, 409]);
        let said = [
            "王师傅 在 2026年12月1日 至 2027年12月10日 期间已带 1 人，请另选导师或改日期",
            "王师傅 already looks after 1 person between 1 December 2026 and 10 December 2027. Choose another mentor or other dates",
        ];
        let why = full.each_ref().map(Answer::errors);
        assert_eq!(why, said.map(|said| vec![("lead".to_owned(), said.to_owned())]), "the reviewer reads why");
        assert_eq!(late, ["期限已过", "It is too late for this"]);
        assert_eq!(site.placement_now(&row).await, row);
        assert!(!officer.get(&at(&row, "")).await.body.contains("/reopening\""));
    }
}

on_both! {
    async fn an_objection_is_upheld_or_dismissed_with_words(site: Site) {
        let on = ground(&site).await;
        let [right, vain] = [disputed(&site, &on, "li").await, disputed(&site, &on, "wang").await];
        let officer = site.reviewing("reviewer", None).await;

        let page = officer.get(&at(&right, "/objection")).await;
        let empty = wrong(&officer, &at(&right, "/objection"), &[("code", "lapsed")]).await;
        let upheld = officer.post(&at(&right, "/objection"), &[("code", "upheld"), ("reason", WHY)]).await;
        let dismissed = officer.post(&at(&vain, "/objection"), &[("code", "dismissed"), ("reason", WHY)]).await;
        let again = turned_down(&officer, &at(&vain, "/objection"), &[("code", "upheld"), ("reason", WHY)]).await;

        assert!(page.main_text().contains("我一直在上班"), "{}", page.main_text());
        let error = |field: &str, said: &str| (field.to_owned(), said.to_owned());
        assert_eq!(empty, [
            [error("code", "请选择一项"), error("reason", "请写原因")],
            [error("code", "Choose an option"), error("reason", "Give a reason")],
        ]);
        assert_eq!([upheld.status, dismissed.status], [303, 303]);
        assert_eq!(again, ["科技局已对这项异议作出决定", "The bureau has decided on this objection"]);
        let [right_now, wrong_now] = [site.placement_now(&right).await, site.placement_now(&vain).await];
        assert_eq!((right_now.status, right_now.end_day, right_now.exception), (Status::Running, None, None));
        assert_eq!((wrong_now.status, wrong_now.end_day, wrong_now.exception), (Status::EndedEarly, Some(site.today()), None));
        assert_eq!(told(&site).await, [
            letter("fang", "异议不成立：wang"),
            letter("fang", "异议成立：li 的培养继续"),
            letter("li", "异议成立：你在 圣阳电源 的培养继续"),
            letter("wang", "异议不成立：你在 圣阳电源 的培养"),
        ]);
        assert_eq!(acts(&site, &right).await.last().unwrap(), &act("decide_objection", "ended-early", "running", WHY));
        assert_eq!(steps(&site, &vain).await.last().unwrap(), "objection-dismissed");
        let page = officer.get(&at(&right, "?done=decided")).await.main_text();
        assert!(page.contains("学徒的异议 成立：按原计划继续") && page.contains(WHY), "{page}");
    }
}

on_both! {
    async fn who_came_after_all_takes_a_place_in_the_quota_again(site: Site) {
        let on = ground(&site).await;
        let row = running(&site, &on, "li").await;
        let who = site.tending(&on.enterprise).await;
        life::never_came(&site.app.db, &site.app.address_key, &who, row.id, site.now()).await.unwrap();
        object(&site, &row, "li").await;
        let officer = site.reviewing("reviewer", None).await;
        let quota = |places| programme::ActiveModel { id: Set(on.programme.id), default_quota: Set(places), ..Default::default() };
        quota(Some(0)).update(site.app.db.write()).await.unwrap();

        let full = in_both(&officer, &at(&row, "/objection"), &[("code", "upheld"), ("reason", WHY)]).await;
        quota(Some(1)).update(site.app.db.write()).await.unwrap();
        let free = officer.post(&at(&row, "/objection"), &[("code", "upheld"), ("reason", WHY)]).await;

        assert_eq!((full.each_ref().map(|answer| answer.status), free.status), ([409, 409], 303));
        let said = ["2026 年名额为 0 人，已用 0 人", "Your 2026 quota is 0, of which 0 used"];
        assert_eq!(full.each_ref().map(Answer::errors), said.map(|said| vec![("first_day".to_owned(), said.to_owned())]));
        assert_eq!(site.placement_now(&row).await.status, Status::Running);
    }
}

on_both! {
    /// The enterprise reads no more than that they are not free.
    async fn a_reviewer_reads_which_other_placement_has_the_days(site: Site) {
        let on = ground(&site).await;
        let row = disputed(&site, &on, "li").await;
        site.advance(Duration::days(1));
        let there = beside(&site, &on, "lu", 7, Weishan).await;
        site.placed(&there, "li", Stage::Agreed).await;
        let officer = site.reviewing("reviewer", None).await;

        for (path, fields) in [("/reopening", vec![("reason", WHY)]), ("/objection", vec![("code", "upheld"), ("reason", WHY)])] {
            let [zh, en] = in_both(&officer, &at(&row, path), &fields).await;

            assert_eq!([zh.status, en.status], [409, 409]);
            assert!(zh.errors()[0].1.starts_with("这些日子已被另一次培养占用：公司7，2026年12月"), "{:?}", zh.errors());
            assert!(en.errors()[0].1.starts_with("Another placement has these days: 公司7, "), "{:?}", en.errors());
        }
    }
}

on_both! {
    async fn what_a_side_has_not_said_yet_is_not_completed(site: Site) {
        let on = ground(&site).await;
        let row = running(&site, &on, "li").await;
        site.advance(row.last_day.unwrap() - site.today());
        let officer = site.reviewing("reviewer", None).await;

        let undeclared = turned_down(&officer, &at(&row, "/completion"), &[]).await;
        let who = site.tending(&on.enterprise).await;
        life::declare(&site.app.db, &site.app.address_key, &who, row.id, "学会了车工", site.now()).await.unwrap();
        let unstated = turned_down(&officer, &at(&row, "/completion"), &[]).await;

        assert_eq!(undeclared, ["企业还没有申报完成", "The enterprise has not declared completion"]);
        assert_eq!(unstated, ["学徒还没有写说明", "The apprentice has not made a statement"]);
        assert_eq!(site.placement_now(&row).await.status, Status::Running);
    }
}

on_both! {
    async fn both_sides_having_said_so_a_reviewer_completes_it(site: Site) {
        let on = ground(&site).await;
        let row = running(&site, &on, "li").await;
        let early = site.reviewing("early", None).await;
        let too_early = turned_down(&early, &at(&row, "/completion"), &[]).await;
        at_its_end(&site, &on, &row, "li").await;
        let officer = site.reviewing("reviewer", None).await;

        let queue = officer.get("/admin/placements").await;
        let page = officer.get(&at(&row, "")).await;
        let done = officer.post(&at(&row, "/completion"), &[]).await;
        let again = turned_down(&officer, &at(&row, "/completion"), &[]).await;

        assert_eq!(too_early, ["还没到计划的结束日期", "The planned end has not come"]);
        assert_eq!(listed(&queue), ["li"], "what both declared waits for the bureau");
        assert!(queue.main_text().contains("今天起等待"), "{}", queue.main_text());
        assert!(page.main_text().contains("学会了车床") && page.main_text().contains("我会用车床"), "{}", page.main_text());
        assert_eq!((done.status, again), (303, ["这次培养已经不再进行", "This placement is over"].map(str::to_owned)));
        let now = site.placement_now(&row).await;
        assert_eq!((now.status, now.over_at, now.end_day), (Status::Completed, Some(site.now()), None));
        let mut letters = told(&site).await;
        letters.retain(|(_, said)| said.contains("完成"));
        assert_eq!(letters, [letter("fang", "li 完成了学徒培养"), letter("li", "祝贺你完成在 圣阳电源 的学徒培养")]);
        assert_eq!(acts(&site, &row).await.last().unwrap(), &act("complete", "running", "completed", ""));
    }
}

on_both! {
    async fn while_an_objection_waits_nothing_is_completed(site: Site) {
        let on = ground(&site).await;
        let row = running(&site, &on, "li").await;
        at_its_end(&site, &on, &row, "li").await;
        let who = site.tending(&on.enterprise).await;
        let why = Why { code: Reason::Conduct, words: None };
        let (db, key) = (&site.app.db, &site.app.address_key);
        life::end(db, key, life::Ender::Enterprise(&who), row.id, row.first_day.unwrap(), &why, site.now()).await.unwrap();
        object(&site, &row, "li").await;
        let mut back = site.placement_now(&row).await.into_active_model();
        back.status = Set(Status::Running);
        back.update(site.app.db.write()).await.unwrap();
        let [officer, other] = [site.reviewing("reviewer", None).await, site.reviewing("other", None).await];

        let completed = turned_down(&officer, &at(&row, "/completion"), &[]).await;
        other.post(&at(&row, "/override"), &[("reason", WHY)]).await;
        let granted = turned_down(&officer, &at(&row, "/override"), &[("code", "grant")]).await;

        assert_eq!([completed, granted], [["有异议尚未处理", "An objection waits"]; 2]);
        assert_eq!(site.placement_now(&row).await.status, Status::Running);
    }
}

on_both! {
    async fn an_exception_is_proposed_by_one_reviewer_and_granted_by_another(site: Site) {
        let on = ground(&site).await;
        let row = running(&site, &on, "li").await;
        let [one, two] = [site.reviewing("one", None).await, site.reviewing("two", None).await];
        let grant = [("code", "grant")];

        let early = turned_down(&two, &at(&row, "/override"), &grant).await;
        let empty = wrong(&one, &at(&row, "/override"), &[]).await;
        let proposed = one.post(&at(&row, "/override"), &[("reason", WHY)]).await;
        let queue = two.get("/admin/placements").await;
        let own = turned_down(&one, &at(&row, "/override"), &grant).await;
        let looked = one.get(&at(&row, "/override")).await;
        let is_offered = [one.get(&at(&row, "")).await, two.get(&at(&row, "")).await].map(|page| page.body.contains("/override\""));
        let asked = two.get(&at(&row, "/override")).await;
        let nothing = wrong(&two, &at(&row, "/override"), &[]).await;
        let refused = two.post(&at(&row, "/override"), &[("code", "refuse")]).await;
        one.post(&at(&row, "/override"), &[("reason", WHY)]).await;
        let granted = two.post(&at(&row, "/override"), &grant).await;

        assert_eq!(early, ["还没有人提议例外结业", "Nobody has proposed an exception"]);
        assert_eq!(empty, NO_REASON.map(|said| vec![("reason".to_owned(), said.to_owned())]));
        let unanswered = ["请选择一项", "Choose an option"];
        assert_eq!(nothing, unanswered.map(|said| vec![("code".to_owned(), said.to_owned())]));
        assert_eq!([proposed.status, refused.status, granted.status], [303, 303, 303]);
        assert_eq!(listed(&queue), ["li"]);
        assert_eq!(own, ["提议的审核员不能自己准予", "Whoever proposed it cannot grant it"]);
        assert_eq!((looked.status, looked.heading(), is_offered), (409, own[0].clone(), [false, true]));
        assert!(asked.main_text().contains(WHY) && !asked.body.contains("id=\"reason\""), "{}", asked.main_text());
        let theirs = site.sign_in(&site.account_called("li").await).await.get(&format!("/my/placements/{}", row.id)).await;
        assert!(theirs.main_text().contains(WHY), "both sides read why: {}", theirs.main_text());
        let now = site.placement_now(&row).await;
        assert_eq!((now.status, now.end_day), (Status::Completed, Some(site.today())), "days after it are free");
        let kept: Vec<_> = acts(&site, &row).await.into_iter().filter(|act| act.0.ends_with("_override")).collect();
        assert_eq!(kept, [
            act("propose_override", "", "", WHY),
            act("refuse_override", "", "", ""),
            act("propose_override", "", "", WHY),
            act("grant_override", "running", "completed", WHY),
        ]);
    }
}

on_both! {
    async fn what_lacks_room_leaves_the_queue_when_it_ends(site: Site) {
        let on = ground(&site).await;
        let row = running(&site, &on, "li").await;
        let mut marked = row.clone().into_active_model();
        marked.exception = Set(Some("no-room".into()));
        marked.update(site.app.db.write()).await.unwrap();
        let officer = site.reviewing("reviewer", None).await;
        let waits = listed(&officer.get("/admin/placements").await);

        let today = site.today().to_string();
        officer.post(&at(&row, "/end"), &[("last", today.as_str()), ("code", "other"), ("reason", WHY)]).await;

        assert_eq!(waits, ["li"]);
        assert_eq!(listed(&officer.get("/admin/placements").await), Vec::<String>::new());
    }
}

on_both! {
    async fn nobody_acts_on_what_is_theirs(site: Site) {
        let on = ground(&site).await;
        let other = beside(&site, &on, "wei", 2, Qufu).await;
        let li = site.officer("li", entity::officer_role::Role::Reviewer, None).await;
        let row = running(&site, &other, "li").await;
        let seat = site.sign_in(&li).await;
        let today = site.today().to_string();

        for (rest, fields) in [
            ("/end", vec![("last", today.as_str()), ("code", "other"), ("reason", WHY)]),
            ("/pause", vec![("last", today.as_str()), ("code", "other"), ("reason", WHY)]),
            ("/override", vec![("reason", WHY)]),
            ("/completion", vec![]),
        ] {
            assert_eq!(turned_down(&seat, &at(&row, rest), &fields).await, MEMBER, "{rest}");
        }
        assert_eq!(Stage::of(&site.placement_now(&row).await), Stage::Running);
        assert!(!seat.get(&at(&row, "")).await.body.contains("/override\""));
    }
}
