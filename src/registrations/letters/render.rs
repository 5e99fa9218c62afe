//! From the facts of a letter to what it says, in its reader's language.
use super::{Facts, agenda, pending_left};
use crate::{
    events::calendar::{Entry, Method, calendar},
    mail::{
        Context,
        content::{Calendar, Content},
    },
    words::{Value, Words, when::local},
};
use chrono::{DateTime, Utc};
use entity::letter;

pub fn render(letter: &letter::Model, context: &Context) -> anyhow::Result<Content> {
    if letter.kind == pending_left::KIND {
        return pending_left::render(letter, context);
    }
    let facts: Facts = serde_json::from_value(letter.facts.clone())?;
    let words = context.words;
    let args = args(&facts, context);
    let say = |part: &str| words.fill(&format!("{}-{part}", letter.kind), &args);
    let ends = is_an_end(letter);
    let ticket = context.link(&format!("/t/{}", facts.token));
    let holds_place = matches!(facts.status.as_str(), "confirmed" | "pending");
    let (action, after) = match letter.kind.as_str() {
        _ if ends => (say("action"), None),
        "registrations-promoted" => (say("action"), Some(say("give-back"))),
        _ => {
            let cannot_come = holds_place.then(|| words.t("registrations-letter-cannot-come"));
            (words.t("registrations-letter-ticket"), cannot_come)
        }
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
        .chain(facts.message.as_ref().map(|message| message.paragraphs(words)).unwrap_or_default())
        .collect(),
        facts: rows(&facts, ends, context),
        action: Some((action, ticket)),
        after: after
            .into_iter()
            .chain(facts.agenda.as_ref().map(|_| agenda_at(&facts, context)))
            .chain(calendar.as_ref().map(|_| words.t(entry_is)))
            .collect(),
        why: words.t("registrations-letter-why"),
        not_me: facts.not_me.as_ref().map(|token| context.link(&format!("/not-me/{token}"))),
        calendar,
    })
}

/// After it there is nothing to come to: the entry leaves the calendar.
fn is_an_end(letter: &letter::Model) -> bool {
    matches!(letter.kind.as_str(), "registrations-cancelled" | "registrations-event-cancelled")
}

fn args(facts: &Facts, context: &Context) -> [(&'static str, Value); 6] {
    let starts = local(facts.starts_at, &facts.zone);
    [
        ("title", facts.title.clone().into()),
        ("when", context.words.short(starts, context.now).into()),
        ("session", facts.session.clone().unwrap_or_default().into()),
        ("other-session", facts.other_session.clone().unwrap_or_default().into()),
        ("rank", facts.rank.unwrap_or_default().into()),
        ("answers-until", context.words.short(local(facts.answers_until, &facts.zone), context.now).into()),
    ]
}

fn rows(facts: &Facts, is_an_end: bool, context: &Context) -> Vec<(String, String)> {
    let words = context.words;
    let when = when(words, facts.starts_at, facts.ends_at, &facts.zone);
    let was_when = facts.was.as_ref().map(|was| self::when(words, was.starts_at, was.ends_at, &was.zone));
    let was_when = was_when.filter(|was| *was != when).map(|was| (words.t("registrations-letter-was-when"), was));
    let was_place = facts.was.as_ref().map(|was| was.place.clone()).filter(|was| *was != facts.place);
    let was_place = was_place.map(|was| (words.t("registrations-letter-was-place"), was));
    let code =
        (facts.status == "confirmed" && !is_an_end).then(|| (words.t("registrations-code"), dashed(&facts.code)));
    [
        (words.t("registrations-event"), facts.title.clone()),
        (words.t("registrations-time"), when),
        (words.t("registrations-place"), facts.place.clone()),
    ]
    .into_iter()
    .chain(was_when)
    .chain(was_place)
    .chain(facts.sessions.iter().filter(|_| !is_an_end).map(|session| session.row(words, &facts.zone)))
    .chain(code)
    .chain(agenda::rows(facts, words))
    .collect()
}

/// Where the agenda is read as it is.
fn agenda_at(facts: &Facts, context: &Context) -> String {
    context.words.with("registrations-letter-agenda", "link", &context.link(&format!("/events/{}", facts.slug)))
}

pub(super) fn when(words: Words, starts_at: DateTime<Utc>, ends_at: DateTime<Utc>, zone: &str) -> String {
    let (starts, ends) = (local(starts_at, zone), local(ends_at, zone));
    let args = [("span", words.span(starts, ends).into()), ("zone", words.zone(starts).into())];
    words.fill("registrations-letter-when", &args)
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
        "registrations-confirmed"
        | "registrations-promoted"
        | "registrations-approved"
        | "registrations-admitted"
        | "registrations-added"
        | "registrations-moved"
        | "registrations-reminder"
        | "registrations-corrected" => Method::Request,
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
