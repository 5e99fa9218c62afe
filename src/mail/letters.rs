//! The one letter that the kit itself writes: *you closed this address; reopen it here*.
use super::{
    Context,
    content::Content,
    outbox::{NewLetter, Pacing, Reader, Secrets},
};
use chrono::{DateTime, Duration, Utc};
use entity::{Locale, letter};
use serde_json::json;

const CLOSED: &str = "mail-closed";

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
    }
}

pub fn render(letter: &letter::Model, context: &Context) -> anyhow::Result<Content> {
    let words = context.words;
    let token = letter.facts["token"].as_str().unwrap_or_default();
    Ok(Content {
        subject: words.t("mail-closed-subject"),
        heading: words.t("mail-closed-heading"),
        greeting: words.t("mail-greeting-nobody"),
        paragraphs: vec![words.t("mail-closed-what"), words.t("mail-closed-nothing")],
        action: Some((words.t("mail-closed-action"), context.link(&format!("/closed-addresses/{token}")))),
        why: words.t("mail-closed-why"),
        ..Content::default()
    })
}
