//! What happens to a draft, so that each of its letters is written.
use crate::support::{
    Site,
    enterprises::{company, numbered_code},
    people::{email, hashed},
};
use chrono::Duration;
use entity::{Locale, account, enterprise::Status, placement::Reason};
use xingtan::{
    accounts,
    mentors::Turn,
    placements::{Draft, Stage, Why, cancel, life, save, take_back},
};

/// What the enterprise does: asks, asks again after a guard failed, takes back and cancels.
pub async fn by_enterprise(site: &Site, locale: Locale) {
    let owner = speaking(site, "placing-owner", locale).await;
    let apprentice = speaking(site, "placing-apprentice", locale).await;
    let row = site.bring(site.apply(&owner, company(numbered_code(77), "圣阳电源")).await, Status::Verified).await;
    let on = site.ground_named(&row, "placing").await;
    let asked = site.placed(&on, "placing-apprentice", Stage::WithApprentice).await;
    // Before its link is used, for then a letter that still waits never goes out.
    site.deliver().await;
    let opened = site.open_placement(&asked, &apprentice).await;
    site.turn(&row, &on.mentor, Turn::Rest).await;
    let back = site.agree(&opened, &apprentice).await;
    site.turn(&row, &on.mentor, Turn::Resume).await;
    let (db, key, who) = (&site.app.db, &site.app.address_key, site.tending(&row).await);
    let changed = Draft { place: "高新区二号车间".into(), ..on.draft(site, "placing-apprentice") };
    let changed = save(db, key, &who, back.id, back.revision, changed, site.now()).await.unwrap();
    site.send_placement(&on, &changed).await;
    take_back(db, key, &who, back.id, site.now()).await.unwrap();
    site.deliver().await;
    let why = Why { code: Reason::EnterpriseShrank, words: None };
    cancel(db, key, &who, back.id, &why, site.now()).await.unwrap();
    let asked = site.placed(&on, "placing-apprentice", Stage::WithApprentice).await;
    site.open_placement(&asked, &apprentice).await;
    let back = take_back(db, key, &who, asked.id, site.now()).await.unwrap();
    save(db, key, &who, back.id, back.revision, on.draft(site, "placing-another"), site.now()).await.unwrap();
}

/// What was agreed to on a day: of two, then of one.
pub async fn of_a_day(site: &Site, locale: Locale) {
    let owner = speaking(site, "telling-owner", locale).await;
    let row = site.bring(site.apply(&owner, company(numbered_code(76), "圣阳电源")).await, Status::Verified).await;
    let on = site.ground_named(&row, "telling").await;
    for names in [&["telling-first", "telling-second"][..], &["telling-third"]] {
        for name in names {
            speaking(site, name, locale).await;
            site.placed(&on, name, Stage::WithReviewer).await;
        }
        site.advance(Duration::days(1));
        life::tell_agreed(&site.app.db, &site.app.address_key, site.now()).await.unwrap();
        site.deliver().await;
    }
}

/// An account that reads this language.
async fn speaking(site: &Site, name: &str, locale: Locale) -> account::Model {
    let link = accounts::invite(&site.app.db, &email(name), locale, site.now()).await.unwrap();
    let (db, key, hashed) = (&site.app.db, &site.app.address_key, hashed().await);
    accounts::set_password(db, key, &link, hashed, &"".into(), site.now()).await.unwrap()
}
