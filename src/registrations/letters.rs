//! What registrations write to people. Facts are put with the act, as they were; the worker renders.
//!
//! Only a confirmed registration's letter carries a calendar entry: METHOD:REQUEST, and CANCEL when
//! it ends (RFC 5546).
use crate::{
    events::calendar::{Entry, Method, calendar},
    mail::{
        Context,
        address::AddressKey,
        content::{Calendar, Content},
        outbox::{NewLetter, Pacing},
    },
    words::when::local,
};
use chrono::{DateTime, Duration, Utc};
use entity::{
    event, letter,
    registration::{self, Status},
};
use serde::{Deserialize, Serialize};
use serde_json::json;

/// What was true when the act happened.
#[derive(Debug, Serialize, Deserialize)]
struct Facts {
    name: String,
    title: String,
    place: String,
    summary: String,
    slug: String,
    starts_at: DateTime<Utc>,
    ends_at: DateTime<Utc>,
    answers_until: DateTime<Utc>,
    zone: String,
    status: String,
    code: String,
    sequence: i32,
    rank: Option<i64>,
    reason: Option<String>,
    token: String,
    /// Absent where the address is proven: nobody else can have typed it.
    not_me: Option<String>,
}

pub fn registered(key: &AddressKey, event: &event::Model, row: &registration::Model, rank: Option<i64>) -> NewLetter {
    let kind = match row.status {
        Status::Waiting => "registrations-waiting",
        Status::Pending => "registrations-pending",
        _ => "registrations-confirmed",
    };
    let mut letter = new(key, kind, event, row, Pacing::Paced, event.ends_at);
    letter.facts["rank"] = json!(rank);
    letter
}

pub fn promoted(key: &AddressKey, event: &event::Model, row: &registration::Model) -> NewLetter {
    let kind = if row.status == Status::Pending { "registrations-promoted-pending" } else { "registrations-promoted" };
    new(key, kind, event, row, Pacing::Free, event.ends_at)
}

/// `row` as it was before: a confirmed one takes its entry out of the calendar.
pub fn cancelled(key: &AddressKey, event: &event::Model, row: &registration::Model) -> NewLetter {
    let mut letter = new(key, "registrations-cancelled", event, row, Pacing::Free, event.ends_at);
    letter.facts["sequence"] = json!(row.sequence + 1);
    letter
}

pub fn event_cancelled(
    key: &AddressKey,
    event: &event::Model,
    row: &registration::Model,
    now: DateTime<Utc>,
) -> NewLetter {
    let useful_until = event.ends_at.max(now + Duration::days(1));
    let mut letter = new(key, "registrations-event-cancelled", event, row, Pacing::Free, useful_until);
    letter.facts["sequence"] = json!(row.sequence + 1);
    letter.facts["reason"] = json!(event.cancel_reason);
    letter
}

pub fn answers_changed(key: &AddressKey, event: &event::Model, row: &registration::Model) -> NewLetter {
    new(key, "registrations-answers-changed", event, row, Pacing::Paced, event.ends_at)
}

pub fn corrected(key: &AddressKey, event: &event::Model, row: &registration::Model) -> NewLetter {
    new(key, "registrations-corrected", event, row, Pacing::Paced, event.ends_at)
}

pub fn link(key: &AddressKey, event: &event::Model, row: &registration::Model, now: DateTime<Utc>) -> NewLetter {
    new(key, "registrations-link", event, row, Pacing::Paced, event.ends_at.max(now + Duration::hours(12)))
}

fn new(
    key: &AddressKey,
    kind: &'static str,
    event: &event::Model,
    row: &registration::Model,
    pacing: Pacing,
    useful_until: DateTime<Utc>,
) -> NewLetter {
    let email = row.email.clone().unwrap_or_default();
    let not_me = row.proven_at.is_none().then(|| row.not_me_token.clone());
    let facts = Facts {
        name: row.name.clone().unwrap_or_default(),
        title: event.title(row.locale).text.to_owned(),
        place: event.place(row.locale).text.to_owned(),
        summary: event.summary(row.locale).text.to_owned(),
        slug: event.slug.clone(),
        starts_at: event.starts_at,
        ends_at: event.ends_at,
        answers_until: event.answers_until,
        zone: event.zone.clone(),
        status: sea_orm::ActiveEnum::to_value(&row.status),
        code: row.code.clone(),
        sequence: row.sequence,
        rank: None,
        reason: None,
        token: row.letter_token.clone(),
        not_me: not_me.clone(),
    };
    NewLetter {
        kind,
        locale: row.locale,
        address: key.hash(&email),
        email,
        about: Some(row.id),
        facts: json!(facts),
        secrets: std::iter::once(row.letter_token.clone()).chain(not_me).collect(),
        pacing,
        useful_until,
    }
}

pub fn render(letter: &letter::Model, context: &Context) -> anyhow::Result<Content> {
    let facts: Facts = serde_json::from_value(letter.facts.clone())?;
    let words = context.words;
    let args = args(&facts, context);
    let say = |part: &str| words.fill(&format!("{}-{part}", letter.kind), &args);
    let ends = is_an_end(letter);
    let ticket = context.link(&format!("/t/{}", facts.token));
    let (action, after) = match letter.kind.as_str() {
        _ if ends => ((words.t("registrations-letter-events"), context.link("/events")), None),
        "registrations-promoted" => ((say("action"), ticket), Some(say("give-back"))),
        _ => ((words.t("registrations-letter-ticket"), ticket), Some(words.t("registrations-letter-cannot-come"))),
    };
    let calendar = entry(letter, &facts, context);
    let entry_is = if ends { "registrations-letter-entry-removed" } else { "registrations-letter-entry" };
    let reason = facts.reason.as_deref().filter(|reason| !reason.is_empty());
    Ok(Content {
        subject: say("subject"),
        heading: say("heading"),
        greeting: words.with("mail-greeting", "name", &facts.name),
        paragraphs: [
            Some(say("what")),
            reason.map(|reason| words.with("registrations-letter-reason", "reason", reason)),
        ]
        .into_iter()
        .flatten()
        .collect(),
        facts: rows(&facts, ends, context),
        action: Some(action),
        after: after.into_iter().chain(calendar.as_ref().map(|_| words.t(entry_is))).collect(),
        why: words.t("registrations-letter-why"),
        not_me: facts.not_me.as_ref().map(|token| context.link(&format!("/not-me/{token}"))),
        calendar,
    })
}

/// After it there is nothing to come to: no ticket to open, and the entry leaves the calendar.
fn is_an_end(letter: &letter::Model) -> bool {
    matches!(letter.kind.as_str(), "registrations-cancelled" | "registrations-event-cancelled")
}

fn args(facts: &Facts, context: &Context) -> [(&'static str, crate::words::Value); 4] {
    let starts = local(facts.starts_at, &facts.zone);
    [
        ("title", facts.title.clone().into()),
        ("when", context.words.short(starts, context.now).into()),
        ("rank", facts.rank.unwrap_or_default().into()),
        ("answers-until", context.words.short(local(facts.answers_until, &facts.zone), context.now).into()),
    ]
}

fn rows(facts: &Facts, is_an_end: bool, context: &Context) -> Vec<(String, String)> {
    let words = context.words;
    let (starts, ends) = (local(facts.starts_at, &facts.zone), local(facts.ends_at, &facts.zone));
    let when = words.fill(
        "registrations-letter-when",
        &[("span", words.span(starts, ends).into()), ("zone", words.zone(starts).into())],
    );
    let code =
        (facts.status == "confirmed" && !is_an_end).then(|| (words.t("registrations-code"), dashed(&facts.code)));
    [
        (words.t("registrations-event"), facts.title.clone()),
        (words.t("registrations-time"), when),
        (words.t("registrations-place"), facts.place.clone()),
    ]
    .into_iter()
    .chain(code)
    .collect()
}

/// 7K4M-92QX: easier to read out.
pub fn dashed(code: &str) -> String {
    let (first, second) = code.split_at(code.len() / 2);
    format!("{first}-{second}")
}

/// The entry of a confirmed registration; none for those who wait, or whose letter changes nothing of it.
fn entry(letter: &letter::Model, facts: &Facts, context: &Context) -> Option<Calendar> {
    let method = match letter.kind.as_str() {
        _ if facts.status != "confirmed" => return None,
        _ if is_an_end(letter) => Method::Cancel,
        "registrations-confirmed" | "registrations-promoted" | "registrations-corrected" => Method::Request,
        _ => return None,
    };
    let entry = Entry {
        uid: format!("{}@{}", letter.about?, context.calendar_host),
        sequence: facts.sequence,
        title: facts.title.clone(),
        place: facts.place.clone(),
        description: facts.summary.clone(),
        url: context.link(&format!("/events/{}", facts.slug)),
        starts_at: facts.starts_at,
        ends_at: facts.ends_at,
        zone: facts.zone.clone(),
        cancelled: method == Method::Cancel,
        changed_at: letter.created_at,
        organizer: Some(context.organizer.clone()),
        attendee: Some((facts.name.clone(), letter.email.clone()?)),
    };
    Some(Calendar { method: method.name(), ics: calendar(&[entry], method, None, letter.created_at) })
}
