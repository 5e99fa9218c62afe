//! What officers are written about the events that they drafted or sent for review, and about their duties.
mod duty;
mod slot;

pub use duty::duty;
pub use slot::{At, in_words};

use crate::{
    accounts,
    mail::{Context, address::AddressKey, content::Content, outbox::NewLetter},
    roles::rights::WriteEvents,
    words::when::local,
};
use chrono::{DateTime, Duration, Utc};
use entity::{account, event, letter};
use sea_orm::{ConnectionTrait, DbErr};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

const LASTS: Duration = Duration::days(30);
pub const RETURNED: &str = "events-returned";
pub const PUBLISHED: &str = "events-published-by-another";

#[derive(Debug, Serialize, Deserialize)]
struct Facts {
    slug: String,
    /// In the reader's language, where there is one.
    title: String,
    starts_at: DateTime<Utc>,
    zone: String,
    /// In the officer's words.
    reason: Option<String>,
}

/// One to each author of the row as it was who may still write it, but to whoever acts.
pub async fn to_authors(
    tx: &impl ConnectionTrait,
    key: &AddressKey,
    kind: &'static str,
    by: Uuid,
    (was, is): (&event::Model, &event::Model),
    now: DateTime<Utc>,
) -> Result<Vec<NewLetter>, DbErr> {
    if [was.drafted_by, was.review_by].into_iter().flatten().all(|author| author == by) {
        return Ok(vec![]);
    }
    let officers = accounts::officers::<WriteEvents>(tx, is.district).await?;
    let authors = officers.iter().filter(|officer| officer.id != by && was.is_by(officer.id));
    Ok(authors.map(|author| new(key, kind, is, author, now)).collect())
}

fn new(
    key: &AddressKey,
    kind: &'static str,
    event: &event::Model,
    to: &account::Model,
    now: DateTime<Utc>,
) -> NewLetter {
    let facts = Facts {
        slug: event.slug.clone(),
        title: event.title(to.locale).text.to_owned(),
        starts_at: event.starts_at,
        zone: event.zone.clone(),
        reason: event.return_reason.clone(),
    };
    NewLetter { event: Some(event.id), ..NewLetter::to_account(key, kind, to, event.id, facts, now + LASTS) }
}

pub fn render(letter: &letter::Model, context: &Context) -> anyhow::Result<Content> {
    if duty::KINDS.contains(&letter.kind.as_str()) {
        return duty::render(letter, context);
    }
    let facts: Facts = serde_json::from_value(letter.facts.clone())?;
    let words = context.words;
    let say = |part: &str| words.with(&format!("{}-{part}", letter.kind), "title", &facts.title);
    let reason = facts.reason.as_deref().map(|reason| words.with("events-letter-reason", "reason", reason));
    Ok(Content {
        subject: say("subject"),
        heading: say("heading"),
        greeting: words.t("mail-greeting-nobody"),
        paragraphs: [Some(say("what")), reason].into_iter().flatten().collect(),
        facts: vec![
            (words.t("events-field-title"), facts.title.clone()),
            (words.t("events-time"), words.date_time(local(facts.starts_at, &facts.zone))),
        ],
        action: Some((words.t("events-letter-action"), context.link(&format!("/admin/events/{}", facts.slug)))),
        why: words.t("events-letter-why"),
        ..Content::default()
    })
}
