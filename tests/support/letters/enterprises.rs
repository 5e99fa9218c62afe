//! What happens to enterprises and their people, so that each of their letters is written.
use crate::support::{
    Site,
    enterprises::{candidate, company, numbered_code},
    people::{email, hashed},
    recognitions::innovative,
};
use chrono::Duration;
use entity::{Locale, account, enterprise, membership, mentor, recognition};
use xingtan::{
    accounts,
    enterprises::{Decision, Members, ProposalDecision, change_role, recognitions::Decision as Ruling, remove},
    mentors::Decision as Judgement,
    roles::Member,
};

/// An enterprise goes through all its states, and another that applied with its code is refused.
pub async fn every(site: &Site, locale: Locale) {
    let mut applied = Vec::new();
    for name in ["first-owner", "second-owner"] {
        let link = accounts::invite(&site.app.db, &email(name), locale, site.now()).await.unwrap();
        let (db, key, hashed) = (&site.app.db, &site.app.address_key, hashed().await);
        let owner = accounts::set_password(db, key, &link, hashed, &"".into(), site.now()).await.unwrap();
        let row = site.apply(&owner, company(numbered_code(1), "曲阜精工机床有限公司")).await;
        applied.push((row, owner));
    }
    let (row, owner) = &applied[0];
    let who = site.reviewer().await;
    let why = || "请更新执照".to_owned();
    for decision in [
        Decision::TakeUp,
        Decision::Verify,
        Decision::Suspend(enterprise::Reason::Outdated, why()),
        Decision::Resume("执照已更新".into()),
        Decision::Close(enterprise::Reason::OwnWish, "企业已注销".into()),
    ] {
        site.decide(&who, row, &decision).await.unwrap();
        if decision == Decision::Verify {
            of_people(site, row, owner, locale).await;
            of_mentors(site, row, owner).await;
            of_recognitions(site, row).await;
            of_proposals(site, row, owner, locale).await;
        }
    }
}

/// One mentor is refused, and an owner approved as one.
async fn of_mentors(site: &Site, enterprise: &enterprise::Model, owner: &account::Model) {
    let refused = site.mentor(enterprise, "孔师傅").await;
    site.judge(&refused, &Judgement::Refuse(mentor::Reason::Certificate, "请补充等级证书".into())).await.unwrap();
    let approved = site.mentor_of(enterprise, owner, "颜师傅").await;
    site.judge(&approved, &Judgement::Approve).await.unwrap();
}

/// What its enterprise claims is decided each way, and comes to its end.
async fn of_recognitions(site: &Site, enterprise: &enterprise::Model) {
    let rejected = site.claim(enterprise, innovative("鲁2026-0001", "2028-05-01")).await;
    let reject = Ruling::Reject(recognition::Reason::NotListed, "请核对证书上的编号".into());
    site.rule(&rejected, &reject).await.unwrap();
    let withdrawn = site.confirmed(enterprise, innovative("鲁2026-0002", "2028-05-01")).await;
    site.rule(&withdrawn, &Ruling::Withdraw("公告名单里没有这个编号".into())).await.unwrap();
    let end = xingtan::words::when::today(site.now()).to_string();
    site.confirmed(enterprise, innovative("鲁2026-0003", &end)).await;
    site.keep_recognitions().await;
    // The day after; before it, what would not wait goes out.
    site.deliver().await;
    site.advance(Duration::days(1));
    site.keep_recognitions().await;
}

/// A change is refused and accepted; a claim is refused, accepted beside the owner, and instead of the owners.
async fn of_proposals(site: &Site, row: &enterprise::Model, owner: &account::Model, locale: Locale) {
    let (db, key, now) = (&site.app.db, &site.app.address_key, site.now());
    let to = || company(numbered_code(1), "曲阜精工机床有限公司").identity;
    let refusal = || ProposalDecision::Refuse(enterprise::Reason::Unreadable, "看不清公章".into());
    for decision in [refusal(), ProposalDecision::Accept(Members::Stay)] {
        site.settle(&site.propose(row, owner, to()).await, Some(&decision)).await;
    }
    let decisions = [refusal(), ProposalDecision::Accept(Members::Stay), ProposalDecision::Accept(Members::Go)];
    for (number, decision) in decisions.into_iter().enumerate() {
        let link = accounts::invite(db, &email(&format!("claimant{number}")), locale, now).await.unwrap();
        let claimant = accounts::set_password(db, key, &link, hashed().await, &"".into(), now).await.unwrap();
        site.settle(&site.lay_claim(row, &claimant).await, Some(&decision)).await;
    }
}

/// Somebody is asked, joins, is given another role, and is removed.
async fn of_people(site: &Site, row: &enterprise::Model, owner: &account::Model, locale: Locale) {
    let (db, key, now) = (&site.app.db, &site.app.address_key, site.now());
    let link = accounts::invite(db, &email("colleague"), locale, now).await.unwrap();
    let colleague = accounts::set_password(db, key, &link, hashed().await, &"".into(), now).await.unwrap();
    site.join(row, owner, &colleague, membership::Role::Recruiter).await;
    let who = Member::load(db, &candidate(owner), &row.slug).await.unwrap();
    change_role(db, key, &who, colleague.id, membership::Role::Viewer, now).await.unwrap();
    remove(db, key, &who, colleague.id, now).await.unwrap();
}
