//! Enrolment on a phone, by the keyboard alone, from the empty form of a draft to filed: the enterprise writes and
//! sends it, the apprentice makes an account, says who they are and agrees part by part, the bureau files it.
use super::sign_up::sign_in;
use crate::support::{
    Browser, Look, Site, browse,
    enterprises::{company, numbered_code},
    letters::Letter,
    people::PASSWORD,
    placements::Ground,
};
use entity::{
    Locale, account,
    enterprise::Status::Verified,
    membership,
    officer_role::Role,
    placement::{self, Side, Status},
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, EntityTrait};

/// What the apprentice reads at the end: the state, and what comes next.
const ZH: [&str; 2] = ["等待开始", "从 2026年12月11日 开始，到时去企业报到即可。"];
const EN: [&str; 2] = ["Waiting to start", "It begins on 11 December 2026; be at the enterprise that day."];
const DOWN: &str = "\u{e015}";

#[tokio::test]
async fn in_chinese_on_a_phone() {
    let look = Look { width: 360, ..Look::default() };
    browse(look, |browser, site| from_the_form_to_filed(browser, site, Locale::Zh, ZH)).await;
}

#[tokio::test]
async fn in_english_on_a_phone() {
    let look = Look { lang: "en", width: 360, ..Look::default() };
    browse(look, |browser, site| from_the_form_to_filed(browser, site, Locale::En, EN)).await;
}

#[tokio::test]
async fn in_chinese_on_a_phone_without_scripts() {
    let look = Look { width: 360, scripts: false, ..Look::default() };
    browse(look, |browser, site| from_the_form_to_filed(browser, site, Locale::Zh, ZH)).await;
}

#[tokio::test]
async fn in_english_on_a_phone_without_scripts() {
    let look = Look { lang: "en", width: 360, scripts: false, ..Look::default() };
    browse(look, |browser, site| from_the_form_to_filed(browser, site, Locale::En, EN)).await;
}

/// An account's pages are in the account's language.
pub async fn reads(site: &Site, account: &account::Model, locale: Locale) {
    let row = account::ActiveModel { id: Set(account.id), locale: Set(locale), ..Default::default() };
    row.update(site.app.db.write()).await.expect("a language");
}

async fn from_the_form_to_filed(browser: Browser, site: Site, locale: Locale, read: [&str; 2]) {
    let row = site.enterprise("fang", company(numbered_code(1), "圣阳电源"), Verified).await;
    let on = site.ground(&row).await;
    let recruiter = site.account("hui").await;
    let owner = site.tending(&row).await.account;
    site.join(&row, &owner, &recruiter, membership::Role::Recruiter).await;
    let officer = site.officer("reviewer", Role::Reviewer, None).await;
    reads(&site, &recruiter, locale).await;
    reads(&site, &officer, locale).await;
    site.deliver().await;

    let row = written_and_sent(&browser, &site, &on, locale).await;
    agreed(&browser, &site, &row, locale).await;
    filed(&browser, locale).await;

    browser.go(&letter(&site, "/my/placements/").await).await;
    sign_in(&browser, "li@example.cn").await;
    assert_eq!(browser.path().await, format!("/my/placements/{}", row.id));
    assert_eq!([browser.text(".head .state").await, browser.text(".head .lead").await], read);
    fits(&browser, locale).await;
    assert_eq!(site.placement_now(&row).await.status, Status::Agreed);
}

/// By a recruiter, from the list's button on.
async fn written_and_sent(browser: &Browser, site: &Site, on: &Ground, locale: Locale) -> placement::Model {
    browser.go(&format!("/enterprise/{}/placements", on.enterprise.slug)).await;
    sign_in(browser, "hui@example.cn").await;
    browser.press("main a[href$='/placements/new']").await;
    let draft = on.draft(site, "li");
    let typed = [
        ("#name", "李思源"),
        ("#email", "li@example.cn"),
        ("#told", " "),
        ("#occupation", DOWN),
        ("#level", &DOWN.repeat(3)),
        ("#place", &draft.place),
        ("#contract_kind", &DOWN.repeat(2)),
        ("#pay", "4200"),
        ("#hours_week", "40"),
        ("#lead", DOWN),
    ];
    for (field, text) in typed {
        browser.tab_to(field).await;
        browser.keys(text).await;
    }
    let days = [
        ("#birth_date", draft.birth_date),
        ("#first_day", draft.first_day),
        ("#last_day", draft.last_day),
        ("#contract_first", draft.contract_first),
    ];
    for (field, day) in days {
        browser.pick(field, &day.expect("a day").to_string()).await;
    }
    fits(browser, locale).await;
    browser.press(".bar-end .btn").await;
    assert!(browser.has(".flash--ok").await, "{}", browser.text("main").await);
    fits(browser, locale).await;
    browser.press("form[action$='/sending'] button").await;
    assert!(browser.has(".flash--ok").await, "{}", browser.text("main").await);
    fits(browser, locale).await;
    browser.press("form[action='/sign-out'] button").await;
    let row = placement::Entity::find().one(site.db()).await.expect("a query").expect("a placement");
    assert_eq!((row.name.as_str(), row.pay, row.party), ("李思源", Some(420_000), Side::Apprentice));
    row
}

/// By somebody who has no account when the letter comes.
async fn agreed(browser: &Browser, site: &Site, row: &placement::Model, locale: Locale) {
    let link = letter(site, "/placements/").await;
    browser.go(&link).await;
    fits(browser, locale).await;
    browser.press("main .actions a[href='/sign-up']").await;
    browser.tab_to("#email").await;
    browser.keys("li@example.cn").await;
    browser.enter().await;
    browser.go(&letter(site, "/sign-up/").await).await;
    browser.tab_to("#password").await;
    browser.keys(PASSWORD).await;
    browser.enter().await;
    browser.go(&link).await;
    browser.press("main .actions .btn").await;
    sign_in(browser, "li@example.cn").await;
    assert_eq!(browser.path().await, link, "signed in, one is back at the link");
    fits(browser, locale).await;
    for (field, typed) in [("#birth_date", "2004"), ("#birth_month", "5"), ("#birth_day", "6")] {
        browser.tab_to(field).await;
        browser.keys(typed).await;
    }
    browser.enter().await;
    assert_eq!(browser.path().await, format!("/my/placements/{}", row.id));
    fits(browser, locale).await;
    for part in ["place", "occupation", "pay", "mentors", "duties"] {
        browser.tab_to(&format!("#{part}")).await;
        browser.keys(" ").await;
    }
    browser.press("form[action$='/answers'] .btn").await;
    assert!(browser.has(".bloom .petal.is-done:nth-of-type(5)").await, "all five petals are open");
    fits(browser, locale).await;
    browser.press("form[action='/sign-out'] button").await;
    assert_eq!(site.placement_now(row).await.party, Side::Reviewer);
}

async fn filed(browser: &Browser, locale: Locale) {
    browser.go("/admin/placements").await;
    sign_in(browser, "reviewer@example.cn").await;
    fits(browser, locale).await;
    browser.press("tbody th a").await;
    fits(browser, locale).await;
    browser.press("form[action$='/filing'] button").await;
    assert!(browser.has(".flash--ok").await, "{}", browser.text("main").await);
    browser.press("form[action='/sign-out'] button").await;
}

/// Where the latest letter leads.
async fn letter(site: &Site, to: &str) -> String {
    Letter::from(site.deliver().await.last().expect("a letter")).link(to)
}

/// The page is in the reader's language and no wider than the phone.
async fn fits(browser: &Browser, locale: Locale) {
    assert_eq!(browser.said_and_sized().await, (locale.tag().to_owned(), 360, 360), "{}", browser.path().await);
}
