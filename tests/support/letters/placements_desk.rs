//! What reviewers do with placements, so that each of their letters is written.
use crate::support::{
    Site,
    enterprises::{candidate, company, numbered_code},
    people::{email, hashed},
    placements::Ground,
};
use chrono::Days;
use entity::{
    Locale, account,
    enterprise::Status::Verified,
    mentor::Status::Approved,
    placement::{self, Reason},
    placement_objection::Outcome,
};
use xingtan::{
    accounts,
    placements::{Decision, Draft, Stage, Why, life},
};

pub async fn person(site: &Site, name: &str, locale: Locale) -> account::Model {
    let (db, key, now) = (&site.app.db, &site.app.address_key, site.now());
    let link = accounts::invite(db, &email(name), locale, now).await.unwrap();
    accounts::set_password(db, key, &link, hashed().await, &"".into(), now).await.unwrap()
}

/// Returned, refused, filed; ended at once and on a day, reopened; objections each way; completed.
pub async fn every(site: &Site, locale: Locale) {
    let owner = person(site, "desk-owner", locale).await;
    let row = site.apply(&owner, company(numbered_code(78), "兖州联诚机械有限公司")).await;
    let enterprise = site.bring(row, Verified).await;
    let (programme, occupation) = site.scheme("desk").await;
    let mentor = person(site, "desk-mentor", locale).await;
    let mentor = site.mentor_of(&enterprise, &mentor, "宓师傅").await;
    let mentor = site.bring_mentor(&enterprise, mentor, Approved).await;
    let on = Ground { programme, occupation, enterprise, mentor };
    for (name, decision) in [
        ("desk-returned", Decision::Return(vec!["pay".into()], "请核对工资".into())),
        ("desk-refused", Decision::Refuse("不在本项目范围内".into())),
    ] {
        person(site, name, locale).await;
        let row = site.placed(&on, name, Stage::WithReviewer).await;
        site.judge_placement(&row, &decision).await.unwrap();
    }
    for (name, outcome) in [("desk-upheld", Outcome::Upheld), ("desk-dismissed", Outcome::Dismissed)] {
        let row = begun(site, &on, name, locale).await;
        disputed(site, &on, &row, name, outcome).await;
    }
    let row = begun(site, &on, "desk-completed", locale).await;
    through(site, &row).await;
}

pub async fn begun(site: &Site, on: &Ground, name: &str, locale: Locale) -> placement::Model {
    person(site, name, locale).await;
    let (today, draft) = (Some(site.today()), on.draft(site, name));
    site.placed_with(on, Draft { first_day: today, contract_first: today, ..draft }, Stage::Running).await
}

async fn disputed(site: &Site, on: &Ground, row: &placement::Model, name: &str, outcome: Outcome) {
    let (db, key, now) = (&site.app.db, &site.app.address_key, site.now());
    let (who, why) = (site.tending(&on.enterprise).await, Why { code: Reason::Conduct, words: None });
    life::end(db, key, life::Ender::Enterprise(&who), row.id, site.today(), &why, now).await.unwrap();
    let apprentice = candidate(&site.account_called(name).await);
    let ender = life::Ender::Apprentice(&apprentice);
    let waits = life::object(db, key, ender, row.id, "我一直在上班", now).await.unwrap().id;
    life::decide_objection(db, key, &site.reviewer().await, waits, outcome, "已核实", now).await.unwrap();
}

/// To leave on a day, then at once, opened again, and complete.
async fn through(site: &Site, row: &placement::Model) {
    let (db, key, now) = (&site.app.db, &site.app.address_key, site.now());
    let (who, why) = (site.reviewer().await, Why { code: Reason::EnterpriseShrank, words: Some("企业停产".into()) });
    for last in [site.today() + Days::new(9), site.today()] {
        life::end(db, key, life::Ender::Reviewer(&who), row.id, last, &why, now).await.unwrap();
    }
    life::reopen(db, key, &who, row.id, "企业已复产", now).await.unwrap();
    let propose = life::Override::Propose("提前达到要求".into());
    life::override_it(db, key, &who, row.id, &propose, now).await.unwrap();
    let other = site.officer("desk-second", entity::officer_role::Role::Reviewer, None).await;
    let other = site.officer_of(other.id).await;
    life::override_it(db, key, &other, row.id, &life::Override::Grant, now).await.unwrap();
}
