//! From nobody to a candidate: an account by the letter's link, signed in, a first registration that is on
//! one's own page.
use crate::support::{Browser, Look, Site, browse, letters::Letter, people::PASSWORD};
use entity::Locale;

#[tokio::test]
async fn in_chinese() {
    browse(Look::default(), |browser, site| an_account_registers(browser, site, Locale::Zh)).await;
}

#[tokio::test]
async fn in_english_on_a_phone() {
    let look = Look { lang: "en", width: 360, ..Look::default() };
    browse(look, |browser, site| an_account_registers(browser, site, Locale::En)).await;
}

async fn an_account_registers(browser: Browser, site: Site, locale: Locale) {
    let event = site.event("salon").publish().await;

    browser.go("/sign-up").await;
    browser.tab_to("#email").await;
    browser.keys("kong@example.cn").await;
    browser.enter().await;
    let letters = site.deliver().await;
    let link = Letter::from(letters.first().expect("a letter")).link("/sign-up/");
    browser.go(&link).await;
    browser.tab_to("#password").await;
    browser.keys(PASSWORD).await;
    browser.enter().await;
    assert_eq!(browser.path().await, "/sign-in");
    sign_in(&browser, "kong@example.cn").await;
    assert_eq!(browser.path().await, "/my");
    assert!(browser.has(".empty").await, "nothing yet");

    browser.go("/events/salon").await;
    browser.follow("a.btn[href$='/registration']").await;
    assert_eq!(browser.value("#email").await, "kong@example.cn", "the form knows who is signed in");
    browser.tab_to("#name").await;
    browser.keys("孔繁星").await;
    browser.tab_to("#consent").await;
    browser.keys(" ").await;
    browser.tab_to(".form .btn").await;
    browser.enter().await;
    assert!(browser.path().await.starts_with("/t/"));

    browser.go("/my").await;
    assert!(browser.has(".table .state--ok").await, "it stands on one's own page");
    let rows = site.registrations(&event).await;
    assert!(rows[0].account_id.is_some() && rows[0].locale == locale);
}

/// By the keyboard alone, from the page that asks for it.
pub async fn sign_in(browser: &Browser, email: &str) {
    browser.tab_to("#email").await;
    browser.keys(email).await;
    browser.tab_to("#password").await;
    browser.keys(PASSWORD).await;
    browser.enter().await;
}
