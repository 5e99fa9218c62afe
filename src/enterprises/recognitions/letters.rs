//! What an enterprise's owners are written about its recognitions.
use super::decide::Decision;
use crate::{
    mail::{Context, address::AddressKey, content::Content, outbox::NewLetter},
    words::names,
};
use chrono::{DateTime, Duration, NaiveDate, Utc};
use entity::{
    Locale, account, enterprise,
    recognition::{self, Reason},
    recognition_kind,
};
use sea_orm::{ActiveEnum, Iterable};
use serde::{Deserialize, Serialize};

const LASTS: Duration = Duration::days(30);
pub const LAPSING: &str = "enterprises-recognition-lapsing";
pub const LAPSED: &str = "enterprises-recognition-lapsed";

#[derive(Debug, Serialize, Deserialize)]
struct Facts {
    name: String,
    slug: String,
    /// Name of its kind in the reader's language.
    kind: String,
    number: String,
    valid_to: NaiveDate,
    /// Of a rejection, as it is stored.
    code: Option<String>,
    /// In the officer's words.
    reason: Option<String>,
}

pub fn decided(decision: &Decision) -> &'static str {
    match decision {
        Decision::Confirm => "enterprises-recognition-confirmed",
        Decision::Reject(..) => "enterprises-recognition-rejected",
        Decision::Withdraw(_) => "enterprises-recognition-withdrawn",
    }
}

/// One to each owner, in their language.
pub fn to_owners(
    key: &AddressKey,
    kind: &'static str,
    about: (&recognition::Model, &enterprise::Model),
    kinds: &[recognition_kind::Model],
    owners: &[account::Model],
    now: DateTime<Utc>,
) -> Vec<NewLetter> {
    owners.iter().map(|owner| new(key, kind, about, kinds, owner, now)).collect()
}

fn new(
    key: &AddressKey,
    kind: &'static str,
    (recognition, enterprise): (&recognition::Model, &enterprise::Model),
    kinds: &[recognition_kind::Model],
    owner: &account::Model,
    now: DateTime<Utc>,
) -> NewLetter {
    let facts = Facts {
        name: enterprise.name.clone(),
        slug: enterprise.slug.clone(),
        kind: named(kinds, &recognition.kind, owner.locale),
        number: recognition.number.clone(),
        valid_to: recognition.valid_to,
        code: recognition.reason_code.map(|code| code.to_value()),
        reason: recognition.reason.clone(),
    };
    NewLetter::to_account(key, kind, owner, recognition.id, facts, now + LASTS)
}

fn named(kinds: &[recognition_kind::Model], key: &str, locale: Locale) -> String {
    kinds.iter().find(|kind| kind.key == key).map_or(key, |kind| kind.name(locale)).to_owned()
}

/// Whether a letter's kind is one of these.
pub fn writes(kind: &str) -> bool {
    kind.starts_with("enterprises-recognition-")
}

pub fn render(kind: &str, facts: &serde_json::Value, context: &Context) -> anyhow::Result<Content> {
    let facts: Facts = serde_json::from_value(facts.clone())?;
    let words = context.words;
    let until = words.day(facts.valid_to);
    let say = |part: &str| {
        let args =
            [("name", facts.name.clone().into()), ("kind", facts.kind.clone().into()), ("until", until.clone().into())];
        words.fill(&format!("{kind}-{part}"), &args)
    };
    let code = facts.code.as_deref().and_then(|code| Reason::iter().find(|each| each.to_value() == code));
    let reason = facts.reason.as_deref().filter(|reason| !reason.is_empty());
    let reason = reason.map(|reason| words.with("enterprises-letter-reason", "reason", reason));
    let here = context.link(&format!("/enterprise/{}/recognitions", facts.slug));
    Ok(Content {
        subject: say("subject"),
        heading: say("heading"),
        greeting: words.t("mail-greeting-nobody"),
        paragraphs: [Some(say("what")), code.map(|code| words.t(names::recognition_reason(code))), reason]
            .into_iter()
            .flatten()
            .collect(),
        facts: vec![
            (words.t("enterprises-recognition-kind"), facts.kind.clone()),
            (words.t("enterprises-recognition-number"), facts.number.clone()),
            (words.t("enterprises-recognition-until"), until.clone()),
        ],
        action: Some((words.t("enterprises-letter-recognitions"), here)),
        why: words.t("enterprises-letter-why"),
        ..Content::default()
    })
}
