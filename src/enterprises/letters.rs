//! What enterprises' owners are written.
use super::{decide::Decision, people, recognitions};
use crate::{
    mail::{Context, address::AddressKey, content::Content, outbox::NewLetter},
    words::names,
};
use chrono::{DateTime, Duration, Utc};
use entity::{
    account,
    enterprise::{self, Reason},
    letter,
};
use sea_orm::{ActiveEnum, Iterable};
use serde::{Deserialize, Serialize};

const LASTS: Duration = Duration::days(30);
/// Of what needs none.
pub const NO_REASON: (Option<Reason>, Option<&str>) = (None, None);

/// Their readers have no room in the enterprise.
const NO_MEMBERS: [&str; 2] = ["enterprises-claim-refused", "enterprises-claim-replaced"];

#[derive(Debug, Serialize, Deserialize)]
struct Facts {
    name: String,
    slug: String,
    /// Of a refusal, as it is stored.
    code: Option<String>,
    /// In the officer's words.
    reason: Option<String>,
}

pub fn applied(
    key: &AddressKey,
    enterprise: &enterprise::Model,
    owner: &account::Model,
    now: DateTime<Utc>,
) -> NewLetter {
    about(key, "enterprises-applied", enterprise, owner, NO_REASON, now)
}

/// None for what changes nothing for them yet.
pub fn decided(
    key: &AddressKey,
    enterprise: &enterprise::Model,
    owner: &account::Model,
    decision: &Decision,
    now: DateTime<Utc>,
) -> Option<NewLetter> {
    let kind = match decision {
        Decision::TakeUp => return None,
        Decision::Verify => "enterprises-verified",
        Decision::Refuse(..) => "enterprises-refused",
        Decision::Suspend(..) => "enterprises-suspended",
        Decision::Resume(_) => "enterprises-resumed",
        Decision::Close(..) => "enterprises-closed",
    };
    let reason = (enterprise.reason_code, enterprise.reason.as_deref());
    Some(about(key, kind, enterprise, owner, reason, now))
}

/// To somebody about an enterprise: what happened, and where it can be seen.
pub fn about(
    key: &AddressKey,
    kind: &'static str,
    enterprise: &enterprise::Model,
    to: &account::Model,
    (code, reason): (Option<Reason>, Option<&str>),
    now: DateTime<Utc>,
) -> NewLetter {
    let facts = Facts {
        name: enterprise.name.clone(),
        slug: enterprise.slug.clone(),
        code: code.map(|code| code.to_value()),
        reason: reason.map(str::to_owned),
    };
    NewLetter::to_account(key, kind, to, enterprise.id, facts, now + LASTS)
}

pub fn render(letter: &letter::Model, context: &Context) -> anyhow::Result<Content> {
    if letter.kind.starts_with("enterprises-people-") {
        return people::letters::render(letter, context);
    }
    if recognitions::letters::writes(&letter.kind) {
        return recognitions::letters::render(&letter.kind, &letter.facts, context);
    }
    let facts: Facts = serde_json::from_value(letter.facts.clone())?;
    let words = context.words;
    let say = |part: &str| words.with(&format!("{}-{part}", letter.kind), "name", &facts.name);
    let code = facts.code.as_deref().and_then(|code| Reason::iter().find(|each| each.to_value() == code));
    let reason = facts.reason.as_deref().filter(|reason| !reason.is_empty());
    // With a code that is verified nobody applies again.
    let what = match code {
        Some(Reason::AlreadyVerified) => words.with("enterprises-letter-taken", "name", &facts.name),
        _ => say("what"),
    };
    let paragraphs = [
        Some(what),
        code.map(|code| words.t(names::enterprise_reason(code))),
        reason.map(|reason| words.with("enterprises-letter-reason", "reason", reason)),
    ];
    let is_member = !NO_MEMBERS.contains(&letter.kind.as_str());
    let (path, action, why) = if is_member {
        (format!("/enterprise/{}", facts.slug), "enterprises-letter-action", "enterprises-letter-why")
    } else {
        (format!("/enterprises/{}", facts.slug), "enterprises-letter-public", "enterprises-letter-why-other")
    };
    Ok(Content {
        subject: say("subject"),
        heading: say("heading"),
        greeting: words.t("mail-greeting-nobody"),
        paragraphs: paragraphs.into_iter().flatten().collect(),
        action: Some((words.t(action), context.link(&path))),
        why: words.t(why),
        ..Content::default()
    })
}
