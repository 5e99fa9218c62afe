//! What a person does in a browser: addresses, keys, clicks. Nothing here needs the page's scripts, so a
//! window without scripts can do all of it.
mod window;

pub use window::{Look, browse};

use chrono::NaiveDate;
use entity::Locale;
use fantoccini::{
    Client, Locator,
    actions::{InputSource, KeyAction, KeyActions},
    elements::Element,
    key::Key,
};
use serde_json::json;
use std::{
    future::Future,
    sync::{Arc, Mutex},
    time::Duration,
};

const POST: &str = "const form = document.createElement('form');
    form.method = 'post'; form.action = arguments[0];
    for (const [name, value] of arguments[1]) {
        const field = document.createElement('input');
        field.name = name; field.value = value; form.append(field);
    }
    document.body.append(form); form.submit();";

/// Cookie of whoever sits in a window, and their language.
type Sitter = (Option<String>, Locale);

/// A window on one site.
#[derive(Clone)]
pub struct Browser {
    pub client: Client,
    /// Address without a slash at its end.
    site: String,
    sits: Arc<Mutex<Option<Sitter>>>,
}

impl Browser {
    fn new(client: Client, site: String) -> Self {
        Self { client, site, sits: Arc::default() }
    }

    pub async fn go(&self, path: &str) {
        self.client.goto(&format!("{}{path}", self.site)).await.expect(path);
    }

    /// Signed in on a seat's cookie from here on, or nobody, and reading in a language.
    pub async fn sit(&self, seat: Option<&str>, locale: Locale) {
        let sits = (seat.map(str::to_owned), locale);
        if self.sits.lock().expect("one thread").replace(sits.clone()) == Some(sits) {
            return;
        }
        // A page in a sandbox, or of somewhere else, takes no cookies.
        self.go("/accessibility").await;
        let cookie = seat.unwrap_or("sign-in=; Max-Age=0");
        let script = format!("document.cookie = '{cookie}; Path=/';");
        self.client.execute(&script, vec![]).await.expect("a cookie");
        if seat.is_some() {
            // An account's pages are in the account's language.
            self.send("/my/language", &[("language", locale.tag())]).await;
        }
    }

    /// Sends a form of its own, and waits for the page that comes.
    pub async fn send(&self, path: &str, fields: &[(&str, &str)]) {
        self.go("/accessibility").await;
        let arguments = vec![json!(path), json!(fields)];
        self.leave(async { drop(self.client.execute(POST, arguments).await) }).await;
    }

    /// Path of the page that is shown.
    pub async fn path(&self) -> String {
        self.client.current_url().await.expect("an address").path().to_owned()
    }

    pub async fn title(&self) -> String {
        self.client.title().await.expect("a title")
    }

    /// What can be read in the first element that fits.
    pub async fn text(&self, css: &str) -> String {
        self.find(css).await.text().await.expect(css)
    }

    pub async fn has(&self, css: &str) -> bool {
        !self.client.find_all(Locator::Css(css)).await.expect(css).is_empty()
    }

    /// What stands in a field.
    pub async fn value(&self, css: &str) -> String {
        self.find(css).await.prop("value").await.expect(css).unwrap_or_default()
    }

    /// Where a link leads.
    pub async fn link(&self, css: &str) -> String {
        self.find(css).await.attr("href").await.expect(css).unwrap_or_default()
    }

    pub async fn has_focus(&self, css: &str) -> bool {
        self.focus().await.element_id() == self.find(css).await.element_id()
    }

    /// Clicks without leaving the page.
    pub async fn click(&self, css: &str) {
        self.find(css).await.click().await.expect(css);
    }

    /// Clicks, and waits for the page that comes.
    pub async fn follow(&self, css: &str) {
        self.leave(self.click(css)).await;
    }

    /// Presses Tab until the element has the focus.
    pub async fn tab_to(&self, css: &str) {
        for _ in 0..60 {
            self.strike(Key::Tab).await;
            if self.has_focus(css).await {
                return;
            }
        }
        panic!("{css} cannot be reached with the Tab key");
    }

    /// Presses one key wherever the focus is, also in a part of a field.
    async fn strike(&self, key: Key) {
        let value = char::from(key);
        let keys = KeyActions::new("keyboard".into());
        let keys = keys.then(KeyAction::Down { value }).then(KeyAction::Up { value });
        self.client.perform_actions(keys).await.expect("a key");
    }

    /// Sets a day and time to the day before with the arrow keys. Each browser has year, month and day in an order of its
    /// own: the part in which the arrow does it is the day.
    pub async fn a_day_sooner(&self, css: &str) {
        let day = |value: &str| value.get(..10).and_then(|day| day.parse::<NaiveDate>().ok());
        self.tab_to(css).await;
        let was = day(&self.value(css).await).expect("a day");
        for _ in 0..3 {
            self.strike(Key::Down).await;
            if day(&self.value(css).await) == was.pred_opt() {
                return;
            }
            self.strike(Key::Up).await;
            self.strike(Key::Right).await;
        }
        panic!("no part of {css} is the day");
    }

    /// A press of what can be reached with Tab, and waits for the page that comes.
    pub async fn press(&self, css: &str) {
        self.tab_to(css).await;
        self.enter().await;
    }

    /// Language of the page, its width and the window's.
    pub async fn said_and_sized(&self) -> (String, u64, u64) {
        let page = "const page = document.documentElement; return [page.lang, page.scrollWidth, page.clientWidth];";
        let page = self.client.execute(page, vec![]).await.expect("a page");
        let number = |at: usize| page[at].as_u64().unwrap_or_default();
        (page[0].as_str().unwrap_or_default().to_owned(), number(1), number(2))
    }

    /// Picks a day, of which each browser takes the keys in an order of its own.
    pub async fn pick(&self, css: &str, day: &str) {
        let script = "document.querySelector(arguments[0]).value = arguments[1];";
        self.client.execute(script, vec![json!(css), json!(day)]).await.expect(css);
    }

    /// Types where the focus is.
    pub async fn keys(&self, text: &str) {
        self.focus().await.send_keys(text).await.expect(text);
    }

    /// Enter where the focus is, and waits for the page that comes.
    pub async fn enter(&self) {
        self.leave(self.keys(&Key::Enter)).await;
    }

    /// Does something that brings another page, and waits for it: some acts are acknowledged before.
    pub async fn leave(&self, act: impl Future<Output = ()>) {
        let old = self.find("html").await;
        act.await;
        for _ in 0..500 {
            if old.tag_name().await.is_err() {
                return;
            }
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
        panic!("no other page came after {}", self.path().await);
    }

    async fn focus(&self) -> Element {
        self.client.active_element().await.expect("a focus")
    }

    async fn find(&self, css: &str) -> Element {
        self.client.find(Locator::Css(css)).await.unwrap_or_else(|error| panic!("{css}: {error}"))
    }
}
