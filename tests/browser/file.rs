//! From a draft to filed without scripts: the enterprise sends it, the apprentice agrees, the bureau files it. And the
//! enterprise pauses it, by the keyboard alone.
use super::{
    enrol::{agree, reader},
    sign_up::sign_in,
};
use crate::support::{
    Browser, Look, Site, browse,
    enterprises::{candidate, company, numbered_code},
    letters::Letter,
    placements::Ground,
};
use chrono::Days;
use entity::{
    Locale, account,
    enterprise::Status::Verified,
    officer_role::Role,
    placement::{self, Status},
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set};
use xingtan::placements::{Draft, Stage, life};

#[tokio::test]
async fn in_chinese_without_scripts() {
    let look = Look { scripts: false, ..Look::default() };
    browse(look, |browser, site| from_draft_to_filed(browser, site, Locale::Zh)).await;
}

#[tokio::test]
async fn in_english_without_scripts() {
    let look = Look { lang: "en", scripts: false, ..Look::default() };
    browse(look, |browser, site| from_draft_to_filed(browser, site, Locale::En)).await;
}

#[tokio::test]
async fn a_pause_by_the_keyboard_alone() {
    let look = Look { width: 360, ..Look::default() };
    browse(look, pausing).await;
}

/// An account's pages are in the account's language.
async fn reads(site: &Site, account: &account::Model, locale: Locale) {
    let row = account::ActiveModel { id: Set(account.id), locale: Set(locale), ..Default::default() };
    row.update(site.app.db.write()).await.expect("a language");
}

async fn ground(site: &Site, locale: Locale) -> Ground {
    let row = site.enterprise("fang", company(numbered_code(1), "圣阳电源"), Verified).await;
    let on = site.ground(&row).await;
    reads(site, &site.tending(&row).await.account, locale).await;
    site.deliver().await;
    on
}

/// A press of what can be reached with Tab.
async fn press(browser: &Browser, css: &str) {
    browser.tab_to(css).await;
    browser.enter().await;
}

async fn from_draft_to_filed(browser: Browser, site: Site, locale: Locale) {
    let on = ground(&site, locale).await;
    reader(&site, locale).await;
    let officer = site.officer("reviewer", Role::Reviewer, None).await;
    reads(&site, &officer, locale).await;
    let row = site.begin(&on, on.draft(&site, "li")).await;
    let lang = format!("html[lang='{}']", locale.tag());

    browser.go(&format!("/enterprise/{}/placements/{}", on.enterprise.slug, row.id)).await;
    sign_in(&browser, "fang@example.cn").await;
    press(&browser, "form[action$='/sending'] button").await;
    assert!(browser.has(".flash--ok").await && browser.has(&lang).await, "{}", browser.text("main").await);
    press(&browser, "form[action='/sign-out'] button").await;

    let letters = site.deliver().await;
    browser.go(&Letter::from(letters.first().expect("a letter")).link("/placements/")).await;
    press(&browser, "main .actions .btn").await;
    sign_in(&browser, "li@example.cn").await;
    for (field, typed) in [("#birth_date", "2004"), ("#birth_month", "5"), ("#birth_day", "6")] {
        browser.tab_to(field).await;
        browser.keys(typed).await;
    }
    browser.enter().await;
    agree(&browser).await;
    assert!(browser.has(&lang).await, "{}", browser.text("main").await);
    press(&browser, "form[action='/sign-out'] button").await;

    browser.go("/admin/placements").await;
    sign_in(&browser, "reviewer@example.cn").await;
    press(&browser, "tbody th a").await;
    press(&browser, "form[action$='/filing'] button").await;
    assert!(browser.has(".flash--ok").await && browser.has(&lang).await, "{}", browser.text("main").await);
    assert_eq!(site.placement_now(&row).await.status, Status::Agreed);
}

/// What was wished for stands in the form; a reason is chosen with the arrow.
async fn pausing(browser: Browser, site: Site) {
    let on = ground(&site, Locale::Zh).await;
    let today = Some(site.today());
    let draft = Draft { first_day: today, contract_first: today, ..on.draft(&site, "li") };
    let row: placement::Model = site.placed_with(&on, draft, Stage::Running).await;
    let (db, key, li) = (&site.app.db, &site.app.address_key, candidate(&site.account_called("li").await));
    let last = site.today() + Days::new(9);
    life::ask_pause(db, key, &li, row.id, last, "母亲住院", site.now()).await.expect("asked for");

    browser.go(&format!("/enterprise/{}/placements/{}", on.enterprise.slug, row.id)).await;
    sign_in(&browser, "fang@example.cn").await;
    press(&browser, "a[href$='/pause']").await;
    assert_eq!(browser.value("#last").await, last.to_string());
    browser.tab_to("#code").await;
    browser.keys("\u{e015}").await;
    press(&browser, "form.ask .btn").await;

    assert!(browser.has(".flash--ok").await, "{}", browser.text("main").await);
    assert_eq!(site.placement_now(&row).await.status, Status::Paused);
}
