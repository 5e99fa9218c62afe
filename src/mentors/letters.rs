//! What an enterprise's owners and a mentor are written.
use super::decide::Decision;
use crate::{
    enterprises::owners_of,
    mail::{Context, address::AddressKey, content::Content, outbox::NewLetter},
    words::names,
};
use chrono::{DateTime, Duration, Utc};
use entity::{
    account, enterprise, letter,
    mentor::{self, Reason},
};
use sea_orm::{ActiveEnum, ConnectionTrait, DbErr, Iterable};
use serde::{Deserialize, Serialize};

const LASTS: Duration = Duration::days(30);
pub const APPROVED: &str = "mentors-approved";
const REFUSED: &str = "mentors-refused";
const NAMED: &str = "mentors-named";

#[derive(Debug, Serialize, Deserialize)]
struct Facts {
    /// Of the mentor.
    name: String,
    occupation: String,
    enterprise: String,
    /// Where the reader finds them.
    path: String,
    /// Of a refusal, as it is stored.
    code: Option<String>,
    /// In the officer's words.
    reason: Option<String>,
}

pub fn decided(decision: &Decision) -> &'static str {
    match decision {
        Decision::Approve => APPROVED,
        Decision::Refuse(..) => REFUSED,
    }
}

/// One to each owner of each enterprise, which reads of no other.
pub async fn to_owners(
    tx: &impl ConnectionTrait,
    key: &AddressKey,
    kind: &'static str,
    mentor: &mentor::Model,
    of: &[enterprise::Model],
    now: DateTime<Utc>,
) -> Result<Vec<NewLetter>, DbErr> {
    let owners = owners_of(tx, of.iter().map(|enterprise| enterprise.id)).await?;
    let to_its = |enterprise: &enterprise::Model| {
        let path = format!("/enterprise/{}/mentors/{}", enterprise.slug, mentor.id);
        let facts = facts(mentor, enterprise.name.clone(), path);
        let owners = owners.get(&enterprise.id).into_iter().flatten();
        owners.map(|owner| new(key, kind, mentor, &facts, owner, now)).collect::<Vec<_>>()
    };
    Ok(of.iter().flat_map(to_its).collect())
}

/// To the mentor: where they may teach from now on.
pub fn named(
    key: &AddressKey,
    mentor: &mentor::Model,
    of: &[enterprise::Model],
    account: &account::Model,
    now: DateTime<Utc>,
) -> NewLetter {
    let enterprises: Vec<&str> = of.iter().map(|enterprise| enterprise.name.as_str()).collect();
    new(key, NAMED, mentor, &facts(mentor, enterprises.join("、"), "/my".to_owned()), account, now)
}

fn facts(mentor: &mentor::Model, enterprise: String, path: String) -> Facts {
    let (name, occupation) = (mentor.name.clone(), mentor.occupation.clone());
    let code = mentor.reason_code.map(|code| code.to_value());
    Facts { name, occupation, enterprise, path, code, reason: mentor.reason.clone() }
}

fn new(
    key: &AddressKey,
    kind: &'static str,
    mentor: &mentor::Model,
    facts: &Facts,
    to: &account::Model,
    now: DateTime<Utc>,
) -> NewLetter {
    NewLetter::to_account(key, kind, to, mentor.id, facts, now + LASTS)
}

pub fn render(letter: &letter::Model, context: &Context) -> anyhow::Result<Content> {
    let facts: Facts = serde_json::from_value(letter.facts.clone())?;
    let words = context.words;
    let args = [("name", facts.name.clone().into()), ("enterprise", facts.enterprise.clone().into())];
    let say = |part: &str| words.fill(&format!("{}-{part}", letter.kind), &args);
    let code = facts.code.as_deref().and_then(|code| Reason::iter().find(|each| each.to_value() == code));
    let reason = facts.reason.map(|reason| words.with("mentors-letter-reason", "reason", &reason));
    let is_theirs = letter.kind == NAMED;
    Ok(Content {
        subject: say("subject"),
        heading: say("heading"),
        greeting: words.t("mail-greeting-nobody"),
        paragraphs: [Some(say("what")), code.map(|code| words.t(names::mentor_reason(code))), reason]
            .into_iter()
            .flatten()
            .collect(),
        facts: vec![(words.t("mentors-name"), facts.name.clone()), (words.t("mentors-occupation"), facts.occupation)],
        action: Some((
            words.t(if is_theirs { "mentors-letter-my" } else { "mentors-letter-action" }),
            context.link(&facts.path),
        )),
        why: words.t(if is_theirs { "mentors-letter-why-named" } else { "mentors-letter-why" }),
        ..Content::default()
    })
}
