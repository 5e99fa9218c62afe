//! The main job from end to end: find an event, register by the keyboard alone, wait in line, cancel,
//! and move up.
use crate::support::{Browser, Look, Site, browse};
use entity::{
    Locale,
    letter::State::Sent,
    registration::Status::{Cancelled, Confirmed},
};

/// What the pages must say.
struct Words {
    locale: Locale,
    search: &'static str,
    title: &'static str,
    confirmed: &'static str,
    waiting: &'static str,
    first_in_line: &'static str,
    cancelled: &'static str,
}

const CHINESE: Words = Words {
    locale: Locale::Zh,
    search: "培养计划",
    title: "学徒导师沙龙：把手艺写成培养计划",
    confirmed: "已确认",
    waiting: "候补中",
    first_in_line: "你排在候补第 1 位",
    cancelled: "已取消",
};

const ENGLISH: Words = Words {
    locale: Locale::En,
    search: "salon",
    title: "Mentors’ Salon: From Craft to Training Plan",
    confirmed: "Confirmed",
    waiting: "Waiting",
    first_in_line: "You are number 1 in line",
    cancelled: "Cancelled",
};

#[tokio::test]
async fn in_chinese() {
    browse(Look::default(), |browser, site| two_register_and_one_cancels(browser, site, CHINESE)).await;
}

#[tokio::test]
async fn in_english() {
    let look = Look { lang: "en", ..Look::default() };
    browse(look, |browser, site| two_register_and_one_cancels(browser, site, ENGLISH)).await;
}

#[tokio::test]
async fn without_scripts() {
    let look = Look { scripts: false, ..Look::default() };
    browse(look, |browser, site| async move {
        browser.client.goto("data:text/html,<title>off</title><script>document.title='on'</script>").await.unwrap();
        assert_eq!(browser.title().await, "off", "scripts do run");
        two_register_and_one_cancels(browser, site, CHINESE).await;
    })
    .await;
}

#[tokio::test]
async fn on_a_phone() {
    let look = Look { lang: "en", width: 360, ..Look::default() };
    browse(look, |browser, site| two_register_and_one_cancels(browser, site, ENGLISH)).await;
}

async fn two_register_and_one_cancels(browser: Browser, site: Site, words: Words) {
    let event = site.event("salon").places(1).publish().await;

    find_event(&browser, &words).await;
    let first = register(&browser, "甲", "jia@example.cn").await;
    assert_eq!(state(&browser).await, words.confirmed);
    assert!(browser.has(".ticket .code").await, "a confirmed ticket shows its code");

    find_event(&browser, &words).await;
    let second = register(&browser, "乙", "yi@example.cn").await;
    assert_eq!(state(&browser).await, words.waiting);
    let ticket = browser.text(".ticket").await;
    assert!(ticket.contains(words.first_in_line), "{ticket}");
    assert!(!browser.has(".ticket .code").await, "who waits has no code");

    browser.go(&first).await;
    browser.follow("a[href$='/cancellation']").await;
    browser.tab_to("form.ask button").await;
    browser.enter().await;
    assert_eq!((browser.path().await, state(&browser).await), (first, words.cancelled.to_owned()));

    browser.go(&second).await;
    assert_eq!(state(&browser).await, words.confirmed);
    assert!(browser.has(".ticket .code").await, "who moved up has a code");
    assert_eq!(site.states(&event).await, [Cancelled, Confirmed]);
    assert!(site.registrations(&event).await.iter().all(|row| row.locale == words.locale));
    site.recount().await;
    site.deliver().await;
    let letter = |to: &str, kind: &str| (to.to_owned(), kind.to_owned(), Sent);
    assert_eq!(
        site.outbox().await,
        [
            letter("jia@example.cn", "registrations-confirmed"),
            letter("yi@example.cn", "registrations-waiting"),
            letter("jia@example.cn", "registrations-cancelled"),
            letter("yi@example.cn", "registrations-promoted"),
        ]
    );
}

/// From the home page to the form.
async fn find_event(browser: &Browser, words: &Words) {
    browser.go("/").await;
    browser.tab_to("#q").await;
    browser.keys(words.search).await;
    browser.enter().await;
    assert_eq!(browser.text(".events h3").await, words.title);
    browser.follow(".events h3 a").await;
    browser.follow("a.btn[href$='/registration']").await;
}

/// Fills in the form by the keyboard alone; the ticket's path.
async fn register(browser: &Browser, name: &str, email: &str) -> String {
    browser.tab_to("#name").await;
    browser.keys(name).await;
    browser.tab_to("#email").await;
    browser.keys(email).await;
    browser.tab_to("#consent").await;
    browser.keys(" ").await;
    browser.tab_to(".form .btn").await;
    browser.enter().await;
    browser.path().await
}

async fn state(browser: &Browser) -> String {
    browser.text(".ticket .state").await
}
