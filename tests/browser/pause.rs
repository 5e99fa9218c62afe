//! The enterprise pauses a placement on a phone, by the keyboard alone.
use super::{enrol::reads, sign_up::sign_in};
use crate::support::{
    Browser, Look, Site, browse,
    enterprises::{candidate, company, numbered_code},
};
use chrono::Days;
use entity::{
    Locale,
    enterprise::Status::Verified,
    placement::{self, Status},
};
use xingtan::placements::{Draft, Stage, life};

#[tokio::test]
async fn a_pause_by_the_keyboard_alone() {
    let look = Look { width: 360, ..Look::default() };
    browse(look, pausing).await;
}

/// What was wished for stands in the form; a reason is chosen with the arrow.
async fn pausing(browser: Browser, site: Site) {
    let row = site.enterprise("fang", company(numbered_code(1), "圣阳电源"), Verified).await;
    let on = site.ground(&row).await;
    reads(&site, &site.tending(&row).await.account, Locale::Zh).await;
    let today = Some(site.today());
    let draft = Draft { first_day: today, contract_first: today, ..on.draft(&site, "li") };
    let row: placement::Model = site.placed_with(&on, draft, Stage::Running).await;
    let (db, key, li) = (&site.app.db, &site.app.address_key, candidate(&site.account_called("li").await));
    let last = site.today() + Days::new(9);
    life::ask_pause(db, key, &li, row.id, last, "母亲住院", site.now()).await.expect("asked for");

    browser.go(&format!("/enterprise/{}/placements/{}", on.enterprise.slug, row.id)).await;
    sign_in(&browser, "fang@example.cn").await;
    browser.press("a[href$='/pause']").await;
    assert_eq!(browser.value("#last").await, last.to_string());
    browser.tab_to("#code").await;
    browser.keys("\u{e015}").await;
    browser.press("form.ask .btn").await;

    assert!(browser.has(".flash--ok").await, "{}", browser.text("main").await);
    assert_eq!(site.placement_now(&row).await.status, Status::Paused);
}
