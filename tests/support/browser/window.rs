//! Opening a window on a site, and closing it again whatever happens in between.
use super::Browser;
use crate::support::{Backend, Site, left_out};
use fantoccini::{ClientBuilder, wd::Capabilities};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};
use std::{future::Future, sync::Once};
use tokio::net::TcpListener;

/// What kind of window.
#[derive(Clone, Copy, Debug)]
pub struct Look {
    /// Language that the browser asks for.
    pub lang: &'static str,
    /// In CSS pixels; below 500 it is a phone.
    pub width: u32,
    pub dark: bool,
    pub scripts: bool,
}

impl Default for Look {
    fn default() -> Self {
        Self { lang: "zh-CN", width: 1280, dark: false, scripts: true }
    }
}

impl Look {
    fn options(self) -> Value {
        let mut args = vec![
            "--headless=new".to_owned(),
            // Without these two a browser does not start as root, or where /dev/shm is small.
            "--no-sandbox".into(),
            "--disable-dev-shm-usage".into(),
            "--disable-gpu".into(),
            "--no-first-run".into(),
            "--no-proxy-server".into(),
            "--disable-background-networking".into(),
            "--disable-component-update".into(),
            "--disable-sync".into(),
            format!("--accept-lang={}", self.lang),
            format!("--window-size={},900", self.width),
        ];
        if self.dark {
            args.push("--blink-settings=preferredColorScheme=0".into());
        }
        let mut options = json!({ "args": args });
        if self.width < 500 {
            // No window can be that narrow; a phone's screen can.
            let screen = json!({ "width": self.width, "height": 640, "pixelRatio": 1 });
            options["mobileEmulation"] = json!({ "deviceMetrics": screen });
        }
        if !self.scripts {
            options["prefs"] = json!({ "profile.managed_default_content_settings.javascript": 2 });
        }
        options
    }
}

/// Runs a test in a window on a site of its own; left out where there is no browser. The window is closed
/// also when the test fails.
pub async fn browse<F>(look: Look, test: impl FnOnce(Browser, Site) -> F)
where
    F: Future<Output = ()> + Send + 'static,
{
    let Some(driver) = driver() else { return };
    let site = Site::new(Backend::Sqlite).await;
    let address = serve(&site).await;
    let mut capabilities = Capabilities::new();
    capabilities.insert("goog:chromeOptions".into(), look.options());
    let mut builder = ClientBuilder::new(HttpConnector::new());
    let client = builder.capabilities(capabilities).connect(&driver).await.expect("a browser starts");
    let outcome = tokio::spawn(test(Browser::new(client.clone(), address), site)).await;
    client.close().await.expect("the browser closes");
    if let Err(failed) = outcome {
        std::panic::resume_unwind(failed.into_panic());
    }
}

/// Address of chromedriver, such as `http://127.0.0.1:9515`.
fn driver() -> Option<String> {
    static SAID: Once = Once::new();
    let driver = std::env::var("TEST_WEBDRIVER_URL").ok();
    if driver.is_none() {
        left_out("a browser: set TEST_WEBDRIVER_URL to a running chromedriver, or run tests/run", &SAID);
    }
    driver
}

/// The site on a port, with the letter pages that only the sample city has.
async fn serve(site: &Site) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let address = listener.local_addr().expect("its address");
    let router = site.app.router_with(xingtan::demo::letters::router());
    tokio::spawn(async move { axum::serve(listener, router).await });
    format!("http://{address}")
}
