//! Tells officers that people still wait for their decision while the event draws near.
use crate::{
    mail::{Context, address::AddressKey, content::Content, outbox::NewLetter},
    words::when::local,
};
use chrono::{DateTime, Utc};
use entity::{account, event, letter};
use serde::{Deserialize, Serialize};

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
    let facts = Facts {
        title: event.title(officer.locale).text.to_owned(),
        slug: event.slug.clone(),
        starts_at: event.starts_at,
        zone: event.zone.clone(),
        pending,
    };
    let letter = NewLetter::to_account(key, KIND, officer, officer.id, facts, event.starts_at);
    NewLetter { event: Some(event.id), ..letter }
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
