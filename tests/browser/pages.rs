//! Every page in its states, and every letter: in both languages no fault by the rules of WCAG 2.2, A and
//! AA, in light and in dark, and nothing that has to be scrolled sideways at 320 px.
use super::{
    faults::{self, Rules},
    list,
};
use crate::support::{Browser, Look, Site, browse, letters::every_letter};
use base64::{Engine, engine::general_purpose::STANDARD};
use entity::Locale;
use xingtan::mail::transport::Kept;

#[tokio::test]
async fn in_light() {
    browse(Look::default(), |browser, site| every_page_is_without_fault(browser, site, Rules::All)).await;
}

#[tokio::test]
async fn in_dark() {
    let look = Look { dark: true, ..Look::default() };
    browse(look, |browser, site| async move {
        let dark = browser.client.execute("return matchMedia('(prefers-color-scheme: dark)').matches", vec![]).await;
        assert_eq!(dark.unwrap(), true, "the browser does not ask for dark");
        every_page_is_without_fault(browser, site, Rules::Colours).await;
    })
    .await;
}

#[tokio::test]
async fn on_the_narrowest_phone() {
    let look = Look { width: 320, ..Look::default() };
    browse(look, |browser, site| every_page_is_without_fault(browser, site, Rules::Targets)).await;
}

async fn every_page_is_without_fault(browser: Browser, site: Site, rules: Rules) {
    let mut faults = Vec::new();

    let before = list::before_anything();
    faults.extend(look_at(&browser, &before, rules).await);
    let pages = list::pages(&site).await;
    faults.extend(look_at(&browser, &pages, rules).await);
    for locale in Locale::ALL {
        for letter in every_letter(locale).await.letter_box.all() {
            faults.extend(read(&browser, &letter, rules).await);
        }
    }
    for letter in site.letter_box.all().iter().filter(|letter| letter.to.starts_with("WWW")) {
        faults.extend(read(&browser, letter, rules).await);
    }

    assert!(faults.is_empty(), "{} faults\n{}", faults.len(), faults.join("\n"));
}

async fn look_at(browser: &Browser, pages: &[list::Page], rules: Rules) -> Vec<String> {
    let mut faults = Vec::new();
    for locale in Locale::ALL {
        for page in pages {
            page.open(browser, locale).await;
            faults.extend(page.wrong_state(browser).await);
            faults.extend(faults::of(browser, page.what, locale, rules).await);
        }
    }
    faults
}

/// The HTML of a letter.
async fn read(browser: &Browser, letter: &Kept, rules: Rules) -> Vec<String> {
    let html = STANDARD.encode(&letter.letter.html);
    browser.client.goto(&format!("data:text/html;charset=utf-8;base64,{html}")).await.unwrap();
    faults::of(browser, &letter.letter.subject, letter.locale, rules).await
}

#[tokio::test]
async fn faults_are_found() {
    let look = Look { width: 320, ..Look::default() };
    browse(look, |browser, _| async move {
        let page = "<!doctype html><meta name=viewport content='width=device-width'><title>faulty</title>\
            <p style='color: silver; width: 400px'>pale and wide</p>";
        browser.client.goto(&format!("data:text/html,{page}")).await.unwrap();

        let faults = faults::of(&browser, "faulty", Locale::En, Rules::All).await;

        for fault in ["color-contrast: p", "html-has-lang: html", "it says that it is in \"\"", "in a window of 320 px"]
        {
            assert!(faults.iter().any(|found| found.contains(fault)), "{fault} not in {faults:#?}");
        }
        assert_eq!(faults.len(), 4, "{faults:#?}");
    })
    .await;
}
