//! What changes after filing, so that each letter about it is written. It moves the clock.
use super::placements_desk::{begun, person};
use crate::support::{
    Site,
    enterprises::{candidate, company, numbered_code},
    placements::Ground,
};
use chrono::Duration;
use entity::{
    Locale, enterprise::Status::Verified, mentor::Status::Approved, placement, placement_change::Terms,
    placement_link::For, placement_objection::Outcome,
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set};
use xingtan::{
    placements::{
        Consent,
        changes::{Asked, Reply, Teach, Verdict, answer, expire, hand_over, judge, object_to_change, open, propose},
        consent,
        life::{self, Ender},
    },
    roles::{Candidate, Member, TendEnterprise},
};

/// Both sides of one placement.
struct Sides {
    enterprise: Member<TendEnterprise>,
    apprentice: Candidate,
    row: placement::Model,
}

/// Each side proposes, agrees, refuses, withdraws and lets it lapse; mentors change, and an objection is right.
pub async fn every(site: &Site, locale: Locale) {
    let owner = person(site, "changing-owner", locale).await;
    let row = site.apply(&owner, company(numbered_code(80), "济宁太阳纸业示范有限公司")).await;
    let enterprise = site.bring(row, Verified).await;
    let (programme, occupation) = site.scheme("changing").await;
    let mut mentors = Vec::new();
    for (account, name) in [("changing-mentor", "冉师傅"), ("changing-second", "宰师傅")] {
        let account = person(site, account, locale).await;
        let mentor = site.mentor_of(&enterprise, &account, name).await;
        mentors.push(site.bring_mentor(&enterprise, mentor, Approved).await);
    }
    let [mentor, second] = <[_; 2]>::try_from(mentors).expect("two mentors");
    let on = Ground { programme, occupation, enterprise, mentor };
    let row = begun(site, &on, "changing", locale).await;
    let apprentice = candidate(&site.account_called("changing").await);
    let sides = Sides { enterprise: site.tending(&on.enterprise).await, apprentice, row };
    undone(site, &sides, Teach::Instead { from: on.mentor.id, to: second.id }).await;
    for is_enterprise in [true, false] {
        for reply in [Reply::Refuse("不同意".into()), Reply::Withdraw, Reply::Accept] {
            let withdraws = reply == Reply::Withdraw;
            let change = proposed(site, &sides, is_enterprise, Change::Lower).await;
            replied(site, &sides, is_enterprise == withdraws, change, &reply).await;
        }
        let open = open(site.db(), sides.row.id).await.unwrap().expect("agreed");
        let verdict = if is_enterprise { Verdict::Refuse("请核对".into()) } else { Verdict::Grant };
        let (db, key, who) = (&site.app.db, &site.app.address_key, site.reviewer().await);
        judge(db, key, &who, sides.row.id, open.id, &verdict, site.now()).await.expect("decided");
        site.deliver().await;
    }
    for is_enterprise in [true, false] {
        by_bureau(site, &sides, is_enterprise).await;
    }
    for is_enterprise in [true, false] {
        other_guardian(site, &sides, is_enterprise).await;
    }
    proposed(site, &sides, true, Change::Lower).await;
    site.advance(Duration::days(30));
    expire(&site.app.db, &site.app.address_key, site.now()).await.expect("a run");
}

/// One yes of a side, and then it is withdrawn.
async fn by_bureau(site: &Site, sides: &Sides, is_enterprise: bool) {
    let (db, key, officer) = (&site.app.db, &site.app.address_key, site.reviewer().await);
    let to = Terms { place: "三号车间".to_owned(), ..Terms::default() };
    let asked = Asked { to, fields: vec!["place"], words: Some("请核对地点".to_owned()) };
    let ender = Ender::Reviewer(&officer);
    let change = propose(db, key, ender, sides.row.id, &asked, site.now()).await.expect("proposed").id;
    replied(site, sides, is_enterprise, change, &Reply::Accept).await;
    answer(db, key, ender, sides.row.id, change, &Reply::Withdraw, site.now()).await.expect("withdrawn");
    site.deliver().await;
}

/// Of somebody under age: the other one is asked, and says no.
async fn other_guardian(site: &Site, sides: &Sides, is_enterprise: bool) {
    let minor = placement::ActiveModel {
        id: Set(sides.row.id),
        birth_date: Set("2010-01-02".parse().ok()),
        ..Default::default()
    };
    let row = minor.update(site.app.db.write()).await.expect("a minor");
    let (guardian_name, guardian_relation) = ("王芳".to_owned(), "母亲".to_owned());
    let to = Terms { guardian_name, guardian_relation, guardian_email: "other@example.cn".into(), ..Terms::default() };
    let asked = Asked { to, fields: vec!["guardian_name", "guardian_relation", "guardian_email"], words: None };
    let (db, key) = (&site.app.db, &site.app.address_key);
    let by = sides.ender(is_enterprise);
    let change = propose(db, key, by, row.id, &asked, site.now()).await.expect("proposed").id;
    replied(site, sides, !is_enterprise, change, &Reply::Accept).await;
    site.deliver().await;
    let no = Consent::No("不是我".to_owned());
    consent(db, key, &site.placement_link(&row, For::Guardian).await, &no, site.now()).await.expect("a no");
    site.deliver().await;
}

#[derive(Clone, Copy)]
enum Change {
    Lower,
    Place,
}

async fn proposed(site: &Site, sides: &Sides, is_enterprise: bool, what: Change) -> uuid::Uuid {
    let row = site.placement_now(&sides.row).await;
    let (pay, place) = (row.pay.map(|fen| fen - 100), "二号车间".to_owned());
    let fields = match what {
        Change::Lower => vec!["pay"],
        Change::Place => vec!["place"],
    };
    let to = Terms { pay, place, ..Terms::default() };
    let asked = Asked { to, fields, words: None };
    let (db, key, now) = (&site.app.db, &site.app.address_key, site.now());
    propose(db, key, sides.ender(is_enterprise), row.id, &asked, now).await.expect("proposed").id
}

async fn replied(site: &Site, sides: &Sides, is_enterprise: bool, change: uuid::Uuid, reply: &Reply) {
    let (db, key, now) = (&site.app.db, &site.app.address_key, site.now());
    answer(db, key, sides.ender(is_enterprise), sides.row.id, change, reply, now).await.expect("answered");
}

/// Another place and another mentor, each objected to.
async fn undone(site: &Site, sides: &Sides, teach: Teach) {
    let (db, key, now) = (&site.app.db, &site.app.address_key, site.now());
    proposed(site, sides, true, Change::Place).await;
    let objection = object_to_change(db, key, &sides.apprentice, sides.row.id, None, "离家太远", now);
    let waits = objection.await.expect("an objection").id;
    let (who, upheld) = (site.reviewer().await, Outcome::Upheld);
    life::decide_objection(db, key, &who, waits, upheld, "已核实", now).await.expect("decided");
    hand_over(db, key, &sides.enterprise, sides.row.id, teach, now).await.expect("handed over");
}

impl Sides {
    fn ender(&self, is_enterprise: bool) -> Ender<'_> {
        if is_enterprise { Ender::Enterprise(&self.enterprise) } else { Ender::Apprentice(&self.apprentice) }
    }
}
