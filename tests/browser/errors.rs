//! A form that was not filled in well comes back with what is wrong on top, and nothing typed is lost.
use crate::support::{Browser, Look, Site, browse};

#[tokio::test]
async fn in_chinese() {
    browse(Look::default(), |browser, site| errors_lead_to_their_fields(browser, site, "错误：")).await;
}

#[tokio::test]
async fn in_english() {
    let look = Look { lang: "en", ..Look::default() };
    browse(look, |browser, site| errors_lead_to_their_fields(browser, site, "Error: ")).await;
}

#[tokio::test]
async fn without_scripts() {
    let look = Look { scripts: false, ..Look::default() };
    browse(look, |browser, site| errors_lead_to_their_fields(browser, site, "错误：")).await;
}

async fn errors_lead_to_their_fields(browser: Browser, site: Site, prefix: &str) {
    site.event("salon").questions().publish().await;
    browser.go("/events/salon/registration").await;
    browser.tab_to("#name").await;
    browser.keys("https://example.cn").await;
    browser.tab_to("#mobile").await;
    browser.keys("138 0537 0000").await;
    browser.tab_to("[name='answers.zones'][value='stone']").await;
    browser.keys(" ").await;

    browser.tab_to(".form .btn").await;
    browser.enter().await;

    let title = browser.title().await;
    assert!(title.starts_with(prefix), "{title}");
    assert!(browser.has_focus(".summary").await, "the focus is on the summary");
    browser.click(".summary a").await;
    assert!(browser.has_focus("#name").await, "its first link leads to the first field");
    assert_eq!(browser.value("#name").await, "https://example.cn");
    assert_eq!(browser.value("#mobile").await, "138 0537 0000");
    assert!(browser.has("[name='answers.zones'][value='stone']:checked").await, "choices stay");
    assert!(!browser.has(".field:not(.field--bad) .error, .field--bad:not(:has(.error))").await);
    assert_eq!(site.outbox().await, []);
}
