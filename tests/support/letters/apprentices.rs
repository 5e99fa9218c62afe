//! What apprentices and guardians do, so that each letter about it is written.
use crate::support::{
    Site,
    enterprises::{candidate, company, numbered_code},
    people::{email, hashed},
    placements::Ground,
};
use entity::{
    Locale, account,
    enterprise::Status::Verified,
    placement::{self, Reason},
    placement_link::For,
    placement_part::Part,
};
use sea_orm::Iterable;
use xingtan::{
    accounts,
    placements::{Consent, Draft, PartAnswer, Why, answer, consent, decline, send},
};

/// Somebody under age says no and then yes, their guardian says no, and they decline.
pub async fn every(site: &Site, locale: Locale) {
    let owner = reader(site, "master", locale).await;
    let row = site.bring(site.apply(&owner, company(numbered_code(70), "济宁学徒示范有限公司")).await, Verified).await;
    let on = site.ground(&row).await;
    let young = reader(site, "young", locale).await;
    let (db, key, who) = (&site.app.db, &site.app.address_key, candidate(&young));
    let draft = site.begin(&on, minor(site, &on)).await;
    let sent = site.send_placement(&on, &draft).await;
    let opened = site.open_placement(&sent, &young).await;
    let wrong = |part| (part == Part::Mentors).then(|| "说好的是李师傅".to_owned());
    let answers: Vec<PartAnswer> = Part::iter().map(|part| PartAnswer { part, wrong: wrong(part) }).collect();
    answer(db, key, &who, opened.id, opened.revision, &answers, site.now()).await.expect("a no");
    again(site, &on, &opened).await;
    let agreed = site.agree(&opened, &young).await;
    site.deliver().await;
    let link = site.placement_link(&agreed, For::Guardian).await;
    consent(db, key, &link, &Consent::No("路太远".into()), site.now()).await.expect("a no");
    again(site, &on, &agreed).await;
    let why = Why { code: Reason::Study, words: None };
    site.deliver().await;
    decline(db, key, &who, agreed.id, &why, site.now()).await.expect("declined");
}

async fn reader(site: &Site, name: &str, locale: Locale) -> account::Model {
    let link = accounts::invite(&site.app.db, &email(name), locale, site.now()).await.expect("a link");
    let (db, key, hashed) = (&site.app.db, &site.app.address_key, hashed().await);
    accounts::set_password(db, key, &link, hashed, &"".into(), site.now()).await.expect("an account")
}

/// As it is, for the enterprise thinks that it is right.
async fn again(site: &Site, on: &Ground, row: &placement::Model) {
    let (db, key, who) = (&site.app.db, &site.app.address_key, site.tending(&on.enterprise).await);
    send(db, key, &who, row.id, row.revision, site.now()).await.expect("sent again");
}

fn minor(site: &Site, on: &Ground) -> Draft {
    Draft {
        birth_date: Some("2010-01-02".parse().expect("a day")),
        guardian_name: "王芳".into(),
        guardian_relation: "母亲".into(),
        guardian_email: Some(email("mother")),
        ..on.draft(site, "young")
    }
}
