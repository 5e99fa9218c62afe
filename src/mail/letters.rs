//! What the kit itself writes: *you closed this address; reopen it here*, and a letter that only shows that
//! mail arrives.
use super::{
    Context,
    content::Content,
    outbox::{NewLetter, Pacing, Reader, Secrets},
};
use crate::words::when::{ZONE, local};
use chrono::{DateTime, Duration, Utc};
use entity::{Locale, letter};
use serde_json::json;

const CLOSED: &str = "mail-closed";
const TEST: &str = "mail-test";

pub fn closed(email: String, address: String, token: String, locale: Locale, now: DateTime<Utc>) -> NewLetter {
    NewLetter {
        kind: CLOSED,
        locale,
        email,
        address,
        about: None,
        facts: json!({ "token": &token }),
        event: None,
        secrets: Secrets::Known(vec![token]),
        pacing: Pacing::Free,
        reader: Reader::Proven,
        useful_until: now + Duration::days(2),
        quiet_in: None,
    }
}

/// An officer asked whether mail arrives.
pub fn test(email: String, address: String, locale: Locale, now: DateTime<Utc>) -> NewLetter {
    NewLetter {
        kind: TEST,
        locale,
        email,
        address,
        about: None,
        facts: json!({ "at": now }),
        event: None,
        secrets: Secrets::Known(vec![]),
        pacing: Pacing::Free,
        reader: Reader::Proven,
        useful_until: now + Duration::days(1),
        quiet_in: None,
    }
}

pub fn render(letter: &letter::Model, context: &Context) -> anyhow::Result<Content> {
    match letter.kind.as_str() {
        TEST => rendered_test(letter, context),
        _ => Ok(rendered_closed(letter, context)),
    }
}

fn rendered_test(letter: &letter::Model, context: &Context) -> anyhow::Result<Content> {
    let words = context.words;
    let at: DateTime<Utc> = serde_json::from_value(letter.facts["at"].clone())?;
    let at = words.date_time(local(at, ZONE));
    Ok(Content {
        subject: words.t("mail-test-subject"),
        heading: words.t("mail-test-heading"),
        greeting: words.t("mail-greeting-nobody"),
        paragraphs: vec![words.with("mail-test-what", "at", &at)],
        why: words.t("mail-test-why"),
        ..Content::default()
    })
}

fn rendered_closed(letter: &letter::Model, context: &Context) -> Content {
    let words = context.words;
    let token = letter.facts["token"].as_str().unwrap_or_default();
    Content {
        subject: words.t("mail-closed-subject"),
        heading: words.t("mail-closed-heading"),
        greeting: words.t("mail-greeting-nobody"),
        paragraphs: vec![words.t("mail-closed-what"), words.t("mail-closed-nothing")],
        action: Some((words.t("mail-closed-action"), context.link(&format!("/closed-addresses/{token}")))),
        why: words.t("mail-closed-why"),
        ..Content::default()
    }
}
