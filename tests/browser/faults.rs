//! What is wrong with the page that is shown.
use crate::support::{Browser, left_out};
use entity::Locale;
use serde_json::{Value, json};
use std::sync::{LazyLock, Once};

/// axe-core, and a run of it that ends in the rules that are broken, each with the elements that break it.
static AXE: LazyLock<Option<String>> = LazyLock::new(|| {
    let axe = std::fs::read_to_string(std::env::var("TEST_AXE").ok()?).expect("TEST_AXE");
    let run = "return axe.run(document, arguments[0]).then(found => found.violations.flatMap(rule =>
        rule.nodes.map(node => `${rule.id}: ${node.target} ${node.html} ${node.failureSummary}`)));";
    Some(format!("{axe}\n{run}"))
});

/// Which of axe's rules.
#[derive(Clone, Copy)]
pub enum Rules {
    All,
    /// What dark can change.
    Colours,
    /// What a finger on a phone can change.
    Targets,
}

impl Rules {
    fn options(self) -> Value {
        let only = match self {
            Self::All => ("tag", &["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"][..]),
            Self::Colours => ("rule", &["color-contrast", "link-in-text-block"][..]),
            Self::Targets => ("rule", &["target-size", "meta-viewport"][..]),
        };
        json!({ "runOnly": { "type": only.0, "values": only.1 }, "resultTypes": ["violations"] })
    }
}

/// Faults by WCAG, a wrong language, and what is wider than the window.
pub async fn of(browser: &Browser, what: &str, locale: Locale, rules: Rules) -> Vec<String> {
    let mut faults = by_axe(browser, rules).await;
    let (lang, wide, window) = browser.said_and_sized().await;
    if lang != locale.tag() {
        faults.push(format!("it says that it is in {lang:?}"));
    }
    if wide > window {
        faults.push(format!("it is {wide} px wide in a window of {window} px"));
    }
    faults.into_iter().map(|fault| format!("{what} ({}): {fault}", locale.tag())).collect()
}

async fn by_axe(browser: &Browser, rules: Rules) -> Vec<String> {
    static SAID: Once = Once::new();
    let Some(axe) = &*AXE else {
        left_out("axe-core: set TEST_AXE to its axe.min.js, or run tests/run", &SAID);
        return vec![];
    };
    let found = browser.client.execute(axe, vec![rules.options()]).await.expect("axe runs");
    let found: Vec<Value> = serde_json::from_value(found).expect("a list");
    found.iter().map(|fault| fault.as_str().unwrap_or_default().replace('\n', " ")).collect()
}
