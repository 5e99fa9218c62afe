//! From the letter to five times yes: an apprentice signs in on a phone, says who they are, and agrees part by part.
use super::sign_up::sign_in;
use crate::support::{
    Browser, Look, Site, browse,
    enterprises::{company, numbered_code},
    letters::Letter,
    people::{email, hashed},
};
use entity::{Locale, account, enterprise::Status::Verified, placement::Side};
use xingtan::accounts;

#[tokio::test]
async fn in_chinese_on_a_phone() {
    let look = Look { width: 360, ..Look::default() };
    browse(look, |browser, site| an_apprentice_agrees(browser, site, Locale::Zh, "等待备案")).await;
}

#[tokio::test]
async fn in_english_on_a_phone() {
    let look = Look { lang: "en", width: 360, ..Look::default() };
    browse(look, |browser, site| an_apprentice_agrees(browser, site, Locale::En, "Waiting to be filed")).await;
}

async fn an_apprentice_agrees(browser: Browser, site: Site, locale: Locale, waiting: &str) {
    let row = site.enterprise("fang", company(numbered_code(1), "圣阳电源"), Verified).await;
    let on = site.ground(&row).await;
    let li = reader(&site, locale).await;
    site.deliver().await;
    let row = site.begin(&on, on.draft(&site, "li")).await;
    let row = site.send_placement(&on, &row).await;
    let letters = site.deliver().await;
    let link = Letter::from(letters.first().expect("a letter")).link("/placements/");

    browser.go(&link).await;
    browser.tab_to("main .actions .btn").await;
    browser.enter().await;
    sign_in(&browser, "li@example.cn").await;
    assert_eq!(browser.path().await, link, "signed in, one is back at the link");
    for (field, typed) in [("#birth_date", "2004"), ("#birth_month", "5"), ("#birth_day", "6")] {
        browser.tab_to(field).await;
        browser.keys(typed).await;
    }
    browser.enter().await;
    assert_eq!(browser.path().await, format!("/my/placements/{}", row.id));
    agree(&browser).await;

    assert_eq!(browser.text(".head .state").await, waiting);
    assert!(browser.has(".bloom .petal.is-done:nth-of-type(5)").await, "all five petals are open");
    let now = site.placement_now(&row).await;
    assert_eq!((now.party, now.account_id), (Side::Reviewer, Some(li.id)));
}

/// To all five parts, by the keyboard alone.
pub async fn agree(browser: &Browser) {
    for part in ["place", "occupation", "pay", "mentors", "duties"] {
        browser.tab_to(&format!("#{part}")).await;
        browser.keys(" ").await;
    }
    browser.tab_to("form[action$='/answers'] .btn").await;
    browser.enter().await;
}

/// An account of somebody who reads this language.
pub async fn reader(site: &Site, locale: Locale) -> account::Model {
    let (db, key, now) = (&site.app.db, &site.app.address_key, site.now());
    let link = accounts::invite(db, &email("li"), locale, now).await.expect("a link");
    accounts::set_password(db, key, &link, hashed().await, &"".into(), now).await.expect("an account")
}
