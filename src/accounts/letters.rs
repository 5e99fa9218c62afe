//! What accounts write to people. Secrets of links are made at rendering, so these cannot be sent again.
use crate::{
    mail::{
        Context,
        address::AddressKey,
        content::Content,
        outbox::{NewLetter, Pacing, Reader, Secrets},
    },
    words::when::local,
};
use anyhow::Context as _;
use chrono::{DateTime, Duration, Utc};
use entity::{
    account,
    account_link::{self, Purpose},
    letter,
};
use serde_json::json;

pub const SIGN_UP_LASTS: Duration = Duration::hours(24);
pub const RESET_LASTS: Duration = Duration::hours(1);
pub const INVITATION_LASTS: Duration = Duration::days(7);
const ZONE: &str = "Asia/Shanghai";

/// Whoever signed up: the link that sets the password, or that there is an account already.
pub fn sign_up(key: &AddressKey, link: &account_link::Model) -> NewLetter {
    let kind = if link.purpose == Purpose::SignUp { "accounts-sign-up" } else { "accounts-known" };
    of_link(key, kind, link)
}

/// Lapses at once where the address has no account.
pub fn reset(key: &AddressKey, link: &account_link::Model) -> NewLetter {
    let mut letter = of_link(key, "accounts-reset", link);
    if link.account_id.is_none() {
        letter.email = String::new();
    }
    letter
}

/// To somebody who is to become an officer.
pub fn officer(key: &AddressKey, link: &account_link::Model) -> NewLetter {
    of_link(key, "accounts-officer", link)
}

/// Tells the owner that the password is another now.
pub fn password_changed(key: &AddressKey, account: &account::Model, now: DateTime<Utc>) -> NewLetter {
    of_account(key, "accounts-password-changed", account, now)
}

pub(super) fn of_account(
    key: &AddressKey,
    kind: &'static str,
    account: &account::Model,
    now: DateTime<Utc>,
) -> NewLetter {
    let email = account.email.clone().unwrap_or_default();
    NewLetter {
        kind,
        locale: account.locale,
        address: key.hash(&email),
        email,
        about: Some(account.id),
        event: None,
        facts: json!({ "at": now }),
        secrets: Secrets::Known(vec![]),
        pacing: Pacing::Free,
        reader: Reader::Proven,
        useful_until: now + Duration::days(5),
    }
}

fn of_link(key: &AddressKey, kind: &'static str, link: &account_link::Model) -> NewLetter {
    NewLetter {
        kind,
        locale: link.locale,
        email: link.email.clone(),
        address: key.hash(&link.email),
        about: Some(link.id),
        event: None,
        facts: json!({ "until": link.expires_at, "email": &link.email }),
        secrets: Secrets::Fresh,
        pacing: Pacing::Free,
        reader: Reader::Proven,
        useful_until: link.expires_at,
    }
}

pub fn render(letter: &letter::Model, context: &Context) -> anyhow::Result<Content> {
    let words = context.words;
    let moment = |name: &str| -> anyhow::Result<String> {
        let at: DateTime<Utc> = serde_json::from_value(letter.facts[name].clone())?;
        Ok(words.date_time(local(at, ZONE)))
    };
    let say = |part: &str| words.t(&format!("{}-{part}", letter.kind));
    let path = match letter.kind.as_str() {
        "accounts-sign-up" => Some("/sign-up"),
        "accounts-known" | "accounts-reset" | "accounts-officer" => Some("/password-reset"),
        _ => None,
    };
    let (what, action) = match path {
        Some(path) => {
            let token = context.fresh_token.as_deref().context("a link has a secret")?;
            let action = (say("action"), context.link(&format!("{path}/{token}")));
            (words.with(&format!("{}-what", letter.kind), "until", &moment("until")?), action)
        }
        None => {
            let action = (say("action"), context.link("/password-reset"));
            (words.with(&format!("{}-what", letter.kind), "at", &moment("at")?), action)
        }
    };
    Ok(Content {
        subject: say("subject"),
        heading: say("heading"),
        greeting: words.t("mail-greeting-nobody"),
        paragraphs: vec![what, say("not-you")],
        action: Some(action),
        why: say("why"),
        ..Content::default()
    })
}
