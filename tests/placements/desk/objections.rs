//! Several object at once, each side for itself; a reviewer decides on each, and what stands besides stays.
use super::{WHY, at, ground, running, turned_down};
use crate::{
    on_both,
    support::{Answer, Site, enterprises::candidate, placements::Ground},
};
use chrono::Days;
use entity::{
    placement::{self, Reason, Side},
    placement_change::{self, State, Terms},
    placement_objection::Outcome,
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set};
use xingtan::placements::{
    Why,
    changes::object_to_change,
    life::{self, Ender, ObjectError, objections},
};

/// The bureau names a day, and both sides object.
async fn both_object(site: &Site, on: &Ground, name: &str) -> placement::Model {
    let row = running(site, on, name).await;
    let (db, key, last) = (&site.app.db, &site.app.address_key, site.today() + Days::new(20));
    let why = Why { code: Reason::EnterpriseShrank, words: Some(WHY.into()) };
    life::end(db, key, Ender::Reviewer(&site.reviewer().await), row.id, last, &why, site.now()).await.unwrap();
    site.advance(chrono::Duration::minutes(1));
    let enterprise = site.tending(&on.enterprise).await;
    life::object(db, key, Ender::Enterprise(&enterprise), row.id, "活儿很多", site.now()).await.unwrap();
    site.advance(chrono::Duration::minutes(1));
    let apprentice = candidate(&site.account_called(name).await);
    life::object(db, key, Ender::Apprentice(&apprentice), row.id, "我想学完", site.now()).await.unwrap();
    site.placement_now(&row).await
}

/// Which objection the form is about.
fn asked(page: &Answer) -> String {
    let after = page.body.split("name=\"objection\" value=\"").nth(1).unwrap_or_default();
    after.split('"').next().unwrap_or_default().to_owned()
}

async fn outcomes(site: &Site, row: &placement::Model) -> Vec<(Side, Option<Outcome>)> {
    let made = objections(site.db(), row.id).await.unwrap();
    made.iter().rev().map(|made| (made.side, made.outcome)).collect()
}

on_both! {
    async fn each_side_objects_for_itself_and_each_is_decided_for_itself(site: Site) {
        let on = ground(&site).await;
        let row = both_object(&site, &on, "li").await;
        let (db, key) = (&site.app.db, &site.app.address_key);
        let li = candidate(&site.account_called("li").await);
        let twice = life::object(db, key, Ender::Apprentice(&li), row.id, "还有", site.now()).await;
        let officer = site.reviewing("officer", None).await;
        let path = at(&row, "/objection");

        let first = officer.get(&path).await;
        let of_the_first = asked(&first);
        let decided = officer.post(&path, &[("objection", &of_the_first), ("code", "dismissed"), ("reason", WHY)]).await;
        let next = officer.get(&path).await;
        let again = turned_down(&officer, &path, &[("objection", &of_the_first), ("code", "upheld"), ("reason", WHY)]).await;
        let (between, stands) = (outcomes(&site, &row).await, site.placement_now(&row).await);
        officer.post(&path, &[("objection", &asked(&next)), ("code", "dismissed"), ("reason", WHY)]).await;

        assert!(matches!(twice, Err(ObjectError::Waits)), "{twice:?}");
        let [first, next] = [first.main_text(), next.main_text()];
        assert!(first.contains("企业的异议 活儿很多") && !first.contains("我想学完"), "{first}");
        assert!(next.contains("学徒的异议 我想学完") && !next.contains("活儿很多"), "{next}");
        assert_eq!(decided.status, 303);
        assert_eq!(again, ["科技局已对这项异议作出决定", "The bureau has decided on this objection"]);
        assert_eq!(between, [(Side::Enterprise, Some(Outcome::Dismissed)), (Side::Apprentice, None)]);
        assert_eq!(stands.exception.as_deref(), Some("objection"), "the bureau still has the other");
        assert_eq!(site.placement_now(&row).await.exception, None);
    }
}

on_both! {
    async fn of_two_that_wait_all_read_whose_each_is_and_against_what(site: Site) {
        let on = ground(&site).await;
        let row = both_object(&site, &on, "li").await;
        let (officer, li) = (site.reviewing("officer", None).await, site.sign_in(&site.account_called("li").await).await);
        let mine = format!("/my/placements/{}", row.id);

        let desk = [officer.get(&at(&row, "")).await, officer.get(&at(&row, "?lang=en")).await].map(|page| page.main_text());
        let mine = [li.get(&mine).await, li.get(&format!("{mine}?lang=en")).await].map(|page| page.main_text());
        // As it was written down before that was kept.
        site.look(&row, "objected", Side::Apprentice).await;
        let old = officer.get(&at(&row, "")).await.main_text();

        assert!(desk[0].contains("圣阳电源 对提前结束提出异议") && desk[0].contains("学徒 对提前结束提出异议"), "{}", desk[0]);
        assert!(desk[1].contains("圣阳电源 objected to the early end"), "{}", desk[1]);
        assert!(desk[1].contains("The apprentice objected to the early end"), "{}", desk[1]);
        for says in ["圣阳电源 对提前结束的异议等待科技局决定。", "你 对提前结束的异议等待科技局决定。"] {
            assert!(mine[0].contains(says), "{says}: {}", mine[0]);
        }
        for says in ["圣阳电源 objected to the early end; the bureau decides.", "You objected to the early end; the bureau decides."] {
            assert!(mine[1].contains(says), "{says}: {}", mine[1]);
        }
        assert!(!desk[0].contains("学徒 提出异议") && old.contains("学徒 提出异议"), "{old}");
    }
}

on_both! {
    async fn what_is_right_leaves_the_others_nothing_to_object_to(site: Site) {
        let on = ground(&site).await;
        let row = both_object(&site, &on, "li").await;
        let officer = site.reviewing("officer", None).await;

        officer.post(&at(&row, "/objection"), &[("code", "upheld"), ("reason", WHY)]).await;

        let both = [(Side::Enterprise, Some(Outcome::Upheld)), (Side::Apprentice, Some(Outcome::Lapsed))];
        assert_eq!(outcomes(&site, &row).await, both, "which waited longest was decided on");
        let is = site.placement_now(&row).await;
        assert_eq!((is.end_day, is.exception), (None, None));
    }
}

on_both! {
    async fn room_that_is_missing_outlasts_an_objection(site: Site) {
        let on = ground(&site).await;
        let row = running(&site, &on, "li").await;
        let marked = placement::ActiveModel { id: Set(row.id), exception: Set(Some("no-room".into())), ..Default::default() };
        marked.update(site.app.db.write()).await.unwrap();
        let (db, key, last) = (&site.app.db, &site.app.address_key, site.today() + Days::new(20));
        let li = candidate(&site.account_called("li").await);
        let enterprise = site.tending(&on.enterprise).await;
        let why = Why { code: Reason::Family, words: None };
        life::end(db, key, Ender::Enterprise(&enterprise), row.id, last, &why, site.now()).await.unwrap();
        life::object(db, key, Ender::Apprentice(&li), row.id, "没有这回事", site.now()).await.unwrap();
        let officer = site.reviewing("officer", None).await;

        let page = officer.get(&at(&row, "")).await.main_text();
        officer.post(&at(&row, "/objection"), &[("code", "dismissed"), ("reason", WHY)]).await;

        assert!(page.contains("没有空余") && page.contains("有异议"), "{page}");
        assert_eq!(site.placement_now(&row).await.exception.as_deref(), Some("no-room"));
    }
}

on_both! {
    /// What is right about a change says nothing of whether somebody came.
    async fn a_change_undone_leaves_what_else_waits(site: Site) {
        let on = ground(&site).await;
        let row = running(&site, &on, "li").await;
        let (db, key, now) = (&site.app.db, &site.app.address_key, site.now());
        let (enterprise, li) = (site.tending(&on.enterprise).await, candidate(&site.account_called("li").await));
        let change = in_force(&site, &row).await;
        let first = object_to_change(db, key, &li, row.id, Some(change), "说好在一号车间", now).await.unwrap();
        life::never_came(db, key, &enterprise, row.id, now).await.unwrap();
        let second = life::object(db, key, Ender::Apprentice(&li), row.id, "我来了", now).await.unwrap();

        life::decide_objection(db, key, &site.reviewer().await, first.id, Outcome::Upheld, WHY, now).await.unwrap();

        let waits = life::to_decide(site.db(), row.id, Some(second.id)).await;
        assert!(waits.is_ok(), "{waits:?}");
        assert_eq!(site.placement_now(&row).await.exception.as_deref(), Some("objection"));
    }
}

async fn in_force(site: &Site, row: &placement::Model) -> uuid::Uuid {
    let here = Terms { place: row.place.clone(), ..Terms::default() };
    let change = placement_change::ActiveModel {
        id: Set(uuid::Uuid::now_v7()),
        placement_id: Set(row.id),
        side: Set(Side::Enterprise),
        account_id: Set(row.account_id.unwrap()),
        state: Set(State::InForce),
        accepted_by: Set(None),
        guardian_said_at: Set(None),
        before: Set(Terms { place: "高新区三号车间".into(), ..Terms::default() }),
        after: Set(here),
        made_at: Set(site.now()),
        expires_at: Set(None),
        settled_at: Set(site.now()),
    };
    change.insert(site.app.db.write()).await.unwrap().id
}

on_both! {
    async fn ones_own_objection_to_one_end_does_not_bar_another_against_the_bureaus(site: Site) {
        let on = ground(&site).await;
        let row = running(&site, &on, "li").await;
        let (db, key, now) = (&site.app.db, &site.app.address_key, site.now());
        let (enterprise, li) = (site.tending(&on.enterprise).await, candidate(&site.account_called("li").await));
        let why = Why { code: Reason::EnterpriseShrank, words: Some(WHY.into()) };
        let day = |days| site.today() + Days::new(days);
        life::end(db, key, Ender::Enterprise(&enterprise), row.id, day(20), &why, now).await.unwrap();
        life::object(db, key, Ender::Apprentice(&li), row.id, "我想学完", now).await.unwrap();
        life::end(db, key, Ender::Reviewer(&site.reviewer().await), row.id, day(10), &why, now).await.unwrap();

        let against = life::object(db, key, Ender::Apprentice(&li), row.id, "科技局也不对", now).await;
        let twice = life::object(db, key, Ender::Apprentice(&li), row.id, "还有", now).await;

        assert_eq!(against.unwrap().against, Some(Side::Reviewer));
        assert!(matches!(twice, Err(ObjectError::Waits)), "{twice:?}");
        assert_eq!(outcomes(&site, &row).await, [(Side::Apprentice, None); 2]);
    }
}

on_both! {
    /// Nobody was written to of the second, so its fourteen days begin when it comes to stand.
    async fn of_two_who_name_one_day_the_second_is_told_when_it_stands(site: Site) {
        let on = ground(&site).await;
        let row = running(&site, &on, "li").await;
        let (db, key, last) = (&site.app.db, &site.app.address_key, site.today() + Days::new(25));
        let (enterprise, li) = (site.tending(&on.enterprise).await, candidate(&site.account_called("li").await));
        let why = Why { code: Reason::Family, words: None };
        life::end(db, key, Ender::Enterprise(&enterprise), row.id, last, &why, site.now()).await.unwrap();
        life::end(db, key, Ender::Apprentice(&li), row.id, last, &why, site.now()).await.unwrap();
        site.advance(chrono::Duration::days(16));

        life::take_end_back(db, key, Ender::Enterprise(&enterprise), row.id, None, site.now()).await.unwrap();
        let objection = life::object(db, key, Ender::Enterprise(&enterprise), row.id, "说好学到年底", site.now()).await;

        assert!(objection.is_ok(), "{objection:?}");
    }
}

on_both! {
    async fn a_second_exception_keeps_the_place_in_the_queue(site: Site) {
        let on = ground(&site).await;
        let row = both_object(&site, &on, "li").await;
        let made = objections(site.db(), row.id).await.unwrap();
        let officer = site.reviewing("officer", None).await;

        let since = site.placement_now(&row).await.with_since;
        site.advance(chrono::Duration::minutes(5));
        officer.post(&at(&row, "/objection"), &[("code", "dismissed"), ("reason", WHY)]).await;
        let first = site.placement_now(&row).await.with_since;
        officer.post(&at(&row, "/objection"), &[("code", "dismissed"), ("reason", WHY)]).await;

        assert_eq!((since, first), (made[1].made_at, made[1].made_at), "since the first of them");
        assert_eq!(site.placement_now(&row).await.with_since, site.now(), "nothing waits any more");
    }
}

on_both! {
    async fn its_page_says_who_ended_it_on_which_day_and_why(site: Site) {
        let on = ground(&site).await;
        let [ended, absent] = [running(&site, &on, "li").await, running(&site, &on, "wang").await];
        let (db, key, now) = (&site.app.db, &site.app.address_key, site.now());
        let (enterprise, last) = (site.tending(&on.enterprise).await, site.today() + Days::new(9));
        let why = Why { code: Reason::Conduct, words: Some("迟到三次".into()) };
        life::end(db, key, Ender::Enterprise(&enterprise), ended.id, last, &why, now).await.unwrap();
        life::never_came(db, key, &enterprise, absent.id, now).await.unwrap();
        for (row, name, words) in [(&ended, "li", "没有这回事"), (&absent, "wang", "我来了")] {
            let who = candidate(&site.account_called(name).await);
            life::object(db, key, Ender::Apprentice(&who), row.id, words, now).await.unwrap();
        }
        let officer = site.reviewing("officer", None).await;
        let read = async |rest: &str| officer.get(&format!("/admin/placements/{rest}")).await.main_text();

        let [zh, en] = ["", "?lang=en"].map(|lang| format!("{}/objection{lang}", ended.id));
        let of_the_end = [read(&zh).await, read(&en).await];
        let [zh, en] = ["", "?lang=en"].map(|lang| format!("{}/objection{lang}", absent.id));
        let of_the_absence = [read(&zh).await, read(&en).await];

        for said in [
            "异议针对 圣阳电源 提前结束，最后一天 2026年12月10日，原因：行为 提出时写的原因 迟到三次 告知时间 2026年12月1日",
            "原定起止日期 2026年12月1日 至 2027年12月10日 学徒的异议 没有这回事",
        ] {
            assert!(of_the_end[0].contains(said), "{said}: {}", of_the_end[0]);
        }
        let said = "The objection is to 圣阳电源 named 10 December 2026 as the last day. Reason: Conduct What was written with it 迟到三次 Told on";
        assert!(of_the_end[1].contains(said), "{}", of_the_end[1]);
        for said in ["异议针对 圣阳电源 表示学徒没有来 告知时间 2026年12月1日", "学徒的异议 我来了"] {
            assert!(of_the_absence[0].contains(said), "{said}: {}", of_the_absence[0]);
        }
        let said = "The objection is to 圣阳电源 said that the apprentice never came Told on";
        assert!(of_the_absence[1].contains(said), "{}", of_the_absence[1]);
    }
}
