//! What officers are written when they are put on duty, when their duty moves, and when it ends.
use crate::{
    events::duty::Change,
    mail::{Context, address::AddressKey, content::Content, outbox::NewLetter},
    words::{Words, when::local},
};
use chrono::{DateTime, Duration, Utc};
use entity::{Locale, account, agenda_notice::Slot, event, letter, said};
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
    starts_at: DateTime<Utc>,
    ends_at: DateTime<Utc>,
    place: String,
    was: Option<Was>,
}

/// Before it moved.
#[derive(Debug, Serialize, Deserialize)]
struct Was {
    starts_at: DateTime<Utc>,
    ends_at: DateTime<Utc>,
    place: String,
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
    let in_words = |[zh, en]: &[String; 2]| said(zh, en, locale).text.to_owned();
    let before = |was: &Slot| Was { starts_at: was.starts_at, ends_at: was.ends_at, place: in_words(&was.place) };
    Post {
        session: in_words(&at.title),
        became: became.to_owned(),
        starts_at: at.starts_at,
        ends_at: at.ends_at,
        place: in_words(&at.place),
        was: was.map(before),
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
    let at = |starts, ends, place: &str| {
        let when = words.span(local(starts, zone), local(ends, zone));
        words.fill("events-letter-slot", &[("when", when.into()), ("place", place.to_owned().into())])
    };
    let is = at(post.starts_at, post.ends_at, &post.place);
    let said = match (post.became.as_str(), &post.was) {
        (_, Some(was)) => {
            let was = at(was.starts_at, was.ends_at, &was.place);
            words.fill("events-letter-slot-moved", &[("was", was.into()), ("is", is.into())])
        }
        ("relieved", None) => words.with("events-duty-letter-relieved", "was", &is),
        ("dropped", None) => words.with("events-duty-letter-dropped", "was", &is),
        _ => is,
    };
    (name, said)
}
