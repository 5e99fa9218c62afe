//! What officers are written when they are put on duty, when their duty moves, and when it ends.
use super::slot::{At, in_words};
use crate::{
    events::duty::Change,
    mail::{Context, address::AddressKey, content::Content, outbox::NewLetter},
    words::Words,
};
use chrono::{DateTime, Duration, Utc};
use entity::{Locale, account, event, letter};
use serde::{Deserialize, Serialize};

const ASSIGNED: &str = "events-duty-assigned";
const MOVED: &str = "events-duty-moved";
const RELIEVED: &str = "events-duty-relieved";
pub const KINDS: [&str; 3] = [ASSIGNED, MOVED, RELIEVED];

#[derive(Debug, Serialize, Deserialize)]
struct Facts {
    /// In the reader's language, where there is one; so is all below.
    title: String,
    zone: String,
    contact: String,
    posts: Vec<Post>,
    /// Why the event was cancelled, if it was.
    cancelled: Option<String>,
}

#[derive(Debug, Serialize, Deserialize)]
struct Post {
    /// Empty: the whole event.
    session: String,
    /// `put`, `moved`, `relieved`, or `dropped` with its session.
    became: String,
    at: At,
    /// Before it moved.
    was: Option<At>,
}

/// One letter of all that an act changed for an officer, called by what asks most of them.
pub fn duty(
    key: &AddressKey,
    event: &event::Model,
    to: &account::Model,
    changes: &[Change],
    now: DateTime<Utc>,
) -> NewLetter {
    let is_any = |of: fn(&Change) -> bool| changes.iter().any(of);
    let kind = match () {
        () if is_any(|change| matches!(change, Change::Put(_))) => ASSIGNED,
        () if is_any(|change| matches!(change, Change::Moved(_))) => MOVED,
        () => RELIEVED,
    };
    let facts = Facts {
        title: event.title(to.locale).text.to_owned(),
        zone: event.zone.clone(),
        contact: event.contact.clone(),
        posts: changes.iter().map(|change| post(change, to.locale)).collect(),
        cancelled: event.is_cancelled().then(|| event.cancel_reason.clone().unwrap_or_default()),
    };
    let useful_until = event.ends_at.max(now + Duration::days(1));
    NewLetter { event: Some(event.id), ..NewLetter::to_account(key, kind, to, event.id, facts, useful_until) }
}

fn post(change: &Change, locale: Locale) -> Post {
    let (became, at, was) = match change {
        Change::Put(at) => ("put", at, None),
        Change::Moved([was, at]) => ("moved", at, Some(was)),
        Change::Relieved(at) => ("relieved", at, None),
        Change::Dropped(at) => ("dropped", at, None),
    };
    Post {
        session: in_words(&at.title, locale),
        became: became.to_owned(),
        at: At::of(at, locale),
        was: was.map(|was| At::of(was, locale)),
    }
}

pub fn render(letter: &letter::Model, context: &Context) -> anyhow::Result<Content> {
    let facts: Facts = serde_json::from_value(letter.facts.clone())?;
    let words = context.words;
    let say = |part: &str| words.with(&format!("{}-{part}", letter.kind), "title", &facts.title);
    let cancelled =
        facts.cancelled.as_deref().map(|reason| words.with("events-duty-letter-cancelled", "reason", reason));
    let contact = Some((words.t("events-contact"), facts.contact.clone())).filter(|(_, contact)| !contact.is_empty());
    let posts = facts.posts.iter().map(|post| row(words, post, &facts.zone));
    Ok(Content {
        subject: say("subject"),
        heading: say("heading"),
        greeting: words.t("mail-greeting-nobody"),
        paragraphs: std::iter::once(say("what")).chain(cancelled).collect(),
        facts: std::iter::once((words.t("events-field-title"), facts.title.clone()))
            .chain(posts)
            .chain(contact)
            .collect(),
        action: Some((words.t("events-duty-own"), context.link("/admin/duty"))),
        why: words.t("events-duty-letter-why"),
        ..Content::default()
    })
}

/// Where, and when; of what moved, what it was too.
fn row(words: Words, post: &Post, zone: &str) -> (String, String) {
    let name = if post.session.is_empty() { words.t("events-duty-event") } else { post.session.clone() };
    let is = post.at.said(words, zone);
    let said = match (post.became.as_str(), &post.was) {
        (_, Some(was)) => post.at.moved(was, words, zone),
        ("relieved", None) => words.with("events-duty-letter-relieved", "was", &is),
        ("dropped", None) => words.with("events-duty-letter-dropped", "was", &is),
        _ => is,
    };
    (name, said)
}
