//! Days of two placements that meet, so that each of its letters is written. It moves the clock.
use super::placements_desk::{begun, person};
use crate::support::{
    Site,
    enterprises::{candidate, company, numbered_code},
    placements::Ground,
};
use chrono::{Days, Duration};
use entity::{
    Locale, account,
    enterprise::Status::Verified,
    mentor::Status::Approved,
    placement,
    placement_overlap::{Outcome, Refusal},
};
use xingtan::placements::overlaps::{self, Reply};

/// Asked and withdrawn, agreed to, refused and decided each way; one that nobody answers is reminded of;
/// whoever withdrew asks for other dates instead.
pub async fn every(site: &Site, locale: Locale) {
    let old = ground(site, "leave-old", 82, "梁山挂车制造有限公司", locale).await;
    let new = ground(site, "leave-new", 83, "邹城电机有限公司", locale).await;
    let (db, key) = (&site.app.db, &site.app.address_key);
    let who = site.tending(&old.enterprise).await;
    let no = Reply::No(Refusal::HandOver, Some("还有两台机床没有交接".into()));
    for (name, reply, outcome) in [
        ("leave-agreed", Reply::Yes, None),
        ("leave-leaves", no.clone(), Some(Outcome::Leaves)),
        ("leave-stays", no, Some(Outcome::Stays)),
    ] {
        let (other, draft, _) = asked(site, &with_mentor(site, &old, name).await, &new, name, locale).await;
        let request = overlaps::to_answer(site.db(), &other, None).await.unwrap().expect("a request");
        overlaps::answer(db, key, &who, other.id, request.id, &reply, site.now()).await.unwrap();
        if let Some(outcome) = outcome {
            let officer = site.reviewer().await;
            overlaps::decide(db, key, &officer, draft.id, outcome, "已与双方沟通", site.now()).await.unwrap();
        }
        site.deliver().await;
    }
    let (_, draft, li) = asked(site, &old, &new, "leave-waits", locale).await;
    site.advance(Duration::days(7));
    overlaps::follow(db, key, site.now()).await.unwrap();
    overlaps::withdraw(db, key, &candidate(&li), draft.id, site.now()).await.unwrap();
    overlaps::redate(db, key, &candidate(&li), draft.id, site.now()).await.unwrap();
}

async fn ground(site: &Site, owner: &str, number: usize, name: &str, locale: Locale) -> Ground {
    let account = person(site, owner, locale).await;
    let row = site.apply(&account, company(numbered_code(number), name)).await;
    let enterprise = site.bring(row, Verified).await;
    let (programme, occupation) = site.scheme(owner).await;
    let mentor = site.bring_mentor(&enterprise, site.mentor(&enterprise, "冉师傅").await, Approved).await;
    Ground { programme, occupation, enterprise, mentor }
}

/// Each looks after three at most.
async fn with_mentor(site: &Site, on: &Ground, name: &str) -> Ground {
    let mentor = site.mentor(&on.enterprise, name).await;
    let mentor = site.bring_mentor(&on.enterprise, mentor, Approved).await;
    let (programme, occupation) = (on.programme.clone(), on.occupation.clone());
    Ground { programme, occupation, enterprise: on.enterprise.clone(), mentor }
}

async fn asked(
    site: &Site,
    old: &Ground,
    new: &Ground,
    name: &str,
    locale: Locale,
) -> (placement::Model, placement::Model, account::Model) {
    let other = begun(site, old, name, locale).await;
    let account = site.account_called(name).await;
    let draft = site.begin(new, new.draft(site, name)).await;
    let draft = site.open_placement(&site.send_placement(new, &draft).await, &account).await;
    site.deliver().await;
    let (db, key, last) = (&site.app.db, &site.app.address_key, site.today() + Days::new(9));
    overlaps::ask(db, key, &candidate(&account), draft.id, other.id, last, site.now()).await.unwrap();
    (other, draft, account)
}
