//! Tells officers that people still wait for their decision while the event draws near.
use crate::{
    mail::{
        Context,
        address::AddressKey,
        content::Content,
        outbox::{NewLetter, Pacing, Reader, Secrets},
    },
    words::when::local,
};
use chrono::{DateTime, Utc};
use entity::{account, event, letter};
use serde::{Deserialize, Serialize};
use serde_json::json;

pub const KIND: &str = "registrations-pending-left";

#[derive(Debug, Serialize, Deserialize)]
struct Facts {
    title: String,
    slug: String,
    starts_at: DateTime<Utc>,
    zone: String,
    pending: i64,
}

/// Useful until the start: later it can still be decided, but nobody need hurry.
pub fn pending_left(key: &AddressKey, event: &event::Model, officer: &account::Model, pending: i64) -> NewLetter {
    let email = officer.email.clone().unwrap_or_default();
    let facts = Facts {
        title: event.title(officer.locale).text.to_owned(),
        slug: event.slug.clone(),
        starts_at: event.starts_at,
        zone: event.zone.clone(),
        pending,
    };
    NewLetter {
        kind: KIND,
        locale: officer.locale,
        address: key.hash(&email),
        email,
        about: Some(officer.id),
        facts: json!(facts),
        event: Some(event.id),
        secrets: Secrets::Known(vec![]),
        pacing: Pacing::Free,
        reader: Reader::Proven,
        useful_until: event.starts_at,
    }
}

pub fn render(letter: &letter::Model, context: &Context) -> anyhow::Result<Content> {
    let facts: Facts = serde_json::from_value(letter.facts.clone())?;
    let words = context.words;
    let when = words.short(local(facts.starts_at, &facts.zone), context.now);
    let args = [("title", facts.title.into()), ("when", when.into()), ("count", facts.pending.into())];
    let list = context.link(&format!("/admin/events/{}/registrations?status=pending", facts.slug));
    Ok(Content {
        subject: words.fill("registrations-pending-left-subject", &args),
        heading: words.t("registrations-pending-left-heading"),
        greeting: words.t("mail-greeting-nobody"),
        paragraphs: vec![words.fill("registrations-pending-left-what", &args)],
        action: Some((words.t("registrations-pending-left-action"), list)),
        why: words.t("registrations-pending-left-why"),
        ..Content::default()
    })
}
