//! What an enterprise's people are written: that somebody asks them, and what became of their place.
use crate::{
    mail::{
        Context,
        address::AddressKey,
        content::Content,
        outbox::{NewLetter, Pacing, Reader, Secrets},
    },
    words::{
        names,
        when::{ZONE, local},
    },
};
use anyhow::Context as _;
use chrono::{DateTime, Duration, Utc};
use entity::{Locale, account, enterprise, letter, member_invitation, membership::Role};
use sea_orm::{ActiveEnum, Iterable};
use serde::{Deserialize, Serialize};
use serde_json::json;

const LASTS: Duration = Duration::days(5);

#[derive(Debug, Serialize, Deserialize)]
struct Facts {
    enterprise: String,
    slug: String,
    /// As it is stored; of a removal none.
    role: Option<String>,
    /// Until when an invitation is open.
    until: Option<DateTime<Utc>>,
}

impl Facts {
    fn of(enterprise: &enterprise::Model, role: Option<Role>) -> Self {
        let (name, slug) = (enterprise.name.clone(), enterprise.slug.clone());
        Self { enterprise: name, slug, role: role.map(|role| role.to_value()), until: None }
    }
}

/// To the address that was typed, which may be anybody's.
pub fn invited(
    key: &AddressKey,
    enterprise: &enterprise::Model,
    asked: &member_invitation::Model,
    locale: Locale,
) -> NewLetter {
    NewLetter {
        kind: "enterprises-people-invited",
        locale,
        address: key.hash(&asked.email),
        email: asked.email.clone(),
        about: Some(asked.id),
        event: None,
        facts: json!(Facts { until: Some(asked.expires_at), ..Facts::of(enterprise, Some(asked.role)) }),
        secrets: Secrets::Fresh,
        pacing: Pacing::Free,
        reader: Reader::Unproven,
        useful_until: asked.expires_at,
        quiet_in: None,
    }
}

/// To an owner: somebody accepted. Who it is stands on the page of people, and in no letter that outlives their account.
pub fn joined(
    key: &AddressKey,
    enterprise: &enterprise::Model,
    owner: &account::Model,
    role: Role,
    now: DateTime<Utc>,
) -> NewLetter {
    to_account(key, "enterprises-people-joined", owner, enterprise, Some(role), now)
}

pub fn role_changed(
    key: &AddressKey,
    enterprise: &enterprise::Model,
    member: &account::Model,
    role: Role,
    now: DateTime<Utc>,
) -> NewLetter {
    to_account(key, "enterprises-people-role", member, enterprise, Some(role), now)
}

pub fn removed(
    key: &AddressKey,
    enterprise: &enterprise::Model,
    member: &account::Model,
    now: DateTime<Utc>,
) -> NewLetter {
    to_account(key, "enterprises-people-removed", member, enterprise, None, now)
}

fn to_account(
    key: &AddressKey,
    kind: &'static str,
    to: &account::Model,
    enterprise: &enterprise::Model,
    role: Option<Role>,
    now: DateTime<Utc>,
) -> NewLetter {
    NewLetter::to_account(key, kind, to, enterprise.id, Facts::of(enterprise, role), now + LASTS)
}

pub fn render(letter: &letter::Model, context: &Context) -> anyhow::Result<Content> {
    let facts: Facts = serde_json::from_value(letter.facts.clone())?;
    let words = context.words;
    let role = Role::iter().find(|role| Some(role.to_value()) == facts.role);
    let args = [
        ("enterprise", facts.enterprise.clone().into()),
        ("role", role.map(|role| words.t(names::member(role))).unwrap_or_default().into()),
        ("until", facts.until.map(|until| words.date_time(local(until, ZONE))).unwrap_or_default().into()),
    ];
    let say = |part: &str| words.fill(&format!("{}-{part}", letter.kind), &args);
    let path = match letter.kind.as_str() {
        "enterprises-people-invited" => {
            Some(format!("/invitations/{}", context.fresh_token.as_deref().context("a link has a secret")?))
        }
        "enterprises-people-joined" => Some(format!("/enterprise/{}/people", facts.slug)),
        "enterprises-people-role" => Some(format!("/enterprise/{}", facts.slug)),
        _ => None,
    };
    Ok(Content {
        subject: say("subject"),
        heading: say("heading"),
        greeting: words.t("mail-greeting-nobody"),
        paragraphs: vec![say("what")],
        action: path.map(|path| (say("action"), context.link(&path))),
        why: say("why"),
        ..Content::default()
    })
}
