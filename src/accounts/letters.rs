//! What accounts write to people. Secrets of links are made at rendering, so these cannot be sent again.
use crate::{
    mail::{
        Context,
        address::AddressKey,
        content::Content,
        outbox::{NewLetter, Pacing, Reader, Secrets},
    },
    words::when::{ZONE, local},
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
pub const EMAIL_LASTS: Duration = Duration::hours(24);
pub const INVITATION_LASTS: Duration = Duration::days(7);
/// Of a letter that tells of what happened.
const NEWS_LASTS: Duration = Duration::days(5);

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

/// To the address that an account is to move to; to one that has an account of its own, that it has.
pub fn email(key: &AddressKey, link: &account_link::Model) -> NewLetter {
    if link.is_open(link.created_at) {
        return NewLetter { reader: Reader::Unproven, ..of_link(key, "accounts-email", link) };
    }
    NewLetter {
        secrets: Secrets::Known(vec![]),
        useful_until: link.created_at + EMAIL_LASTS,
        ..of_link(key, "accounts-email-taken", link)
    }
}

/// Tells the owner that the password is another now.
pub fn password_changed(key: &AddressKey, account: &account::Model, now: DateTime<Utc>) -> NewLetter {
    of_account(key, "accounts-password-changed", account, now)
}

/// Tells the address that an account has that it is to move to another.
pub fn email_asked(key: &AddressKey, account: &account::Model, now: DateTime<Utc>) -> NewLetter {
    of_account(key, "accounts-email-asked", account, now)
}

/// Tells the address that an account had until now.
pub fn email_left(key: &AddressKey, account: &account::Model, now: DateTime<Utc>) -> NewLetter {
    of_account(key, "accounts-email-left", account, now)
}

/// Tells the address that an account has from now on.
pub fn email_changed(key: &AddressKey, account: &account::Model, now: DateTime<Utc>) -> NewLetter {
    of_account(key, "accounts-email-changed", account, now)
}

/// Tells an officer that they have a further role, or one in another district.
pub fn role_given(key: &AddressKey, account: &account::Model, now: DateTime<Utc>) -> NewLetter {
    of_account(key, "accounts-role-given", account, now)
}

/// Tells an officer that a role was taken from them.
pub fn role_taken(key: &AddressKey, account: &account::Model, now: DateTime<Utc>) -> NewLetter {
    of_account(key, "accounts-role-taken", account, now)
}

/// Tells the owner that the second factor holds, or no longer does, or was stood in for.
pub fn factor_on(key: &AddressKey, account: &account::Model, now: DateTime<Utc>) -> NewLetter {
    of_account(key, "accounts-factor-on", account, now)
}

pub fn factor_off(key: &AddressKey, account: &account::Model, now: DateTime<Utc>) -> NewLetter {
    of_account(key, "accounts-factor-off", account, now)
}

/// Tells an officer that an administrator took the second factor away, and signed them out.
pub fn factor_cleared(key: &AddressKey, account: &account::Model, now: DateTime<Utc>) -> NewLetter {
    of_account(key, "accounts-factor-cleared", account, now)
}

pub fn recovery_used(key: &AddressKey, account: &account::Model, now: DateTime<Utc>) -> NewLetter {
    of_account(key, "accounts-recovery-used", account, now)
}

fn of_account(key: &AddressKey, kind: &'static str, account: &account::Model, now: DateTime<Utc>) -> NewLetter {
    NewLetter::to_account(key, kind, account, account.id, json!({ "at": now }), now + NEWS_LASTS)
}

fn of_link(key: &AddressKey, kind: &'static str, link: &account_link::Model) -> NewLetter {
    NewLetter {
        kind,
        locale: link.locale,
        email: link.email.clone(),
        address: key.hash(&link.email),
        about: Some(link.id),
        event: None,
        facts: json!({ "at": link.created_at, "until": link.expires_at }),
        secrets: Secrets::Fresh,
        pacing: Pacing::Free,
        reader: Reader::Proven,
        useful_until: link.expires_at,
        quiet_in: None,
    }
}

pub fn render(letter: &letter::Model, context: &Context) -> anyhow::Result<Content> {
    let words = context.words;
    let say = |part: &str| words.t(&format!("{}-{part}", letter.kind));
    let leads = leads_to(&letter.kind)?;
    let moment = if matches!(leads, Leads::ByLink(_)) { "until" } else { "at" };
    let at: DateTime<Utc> = serde_json::from_value(letter.facts[moment].clone())?;
    let link = match leads {
        Leads::ByLink(path) => {
            let token = context.fresh_token.as_deref().context("a link has a secret")?;
            Some(context.link(&format!("{path}/{token}")))
        }
        Leads::To(path) => Some(context.link(path)),
        Leads::Nowhere => None,
    };
    Ok(Content {
        subject: say("subject"),
        heading: say("heading"),
        greeting: words.t("mail-greeting-nobody"),
        paragraphs: vec![
            words.with(&format!("{}-what", letter.kind), moment, &words.date_time(local(at, ZONE))),
            say("not-you"),
        ],
        action: link.map(|link| (say("action"), link)),
        why: say("why"),
        ..Content::default()
    })
}

/// Where a letter's button leads.
enum Leads {
    /// With the secret of its link.
    ByLink(&'static str),
    To(&'static str),
    Nowhere,
}

fn leads_to(kind: &str) -> anyhow::Result<Leads> {
    Ok(match kind {
        "accounts-sign-up" => Leads::ByLink("/sign-up"),
        "accounts-known" | "accounts-reset" | "accounts-officer" => Leads::ByLink("/password-reset"),
        "accounts-email" => Leads::ByLink("/email-changes"),
        "accounts-password-changed" | "accounts-email-asked" | "accounts-role-taken" => Leads::To("/password-reset"),
        "accounts-role-given" => Leads::To("/admin"),
        "accounts-factor-cleared" => Leads::To("/my/factor"),
        "accounts-factor-on" | "accounts-factor-off" | "accounts-recovery-used" => Leads::To("/password-reset"),
        "accounts-email-taken" => Leads::To("/sign-in"),
        "accounts-email-changed" => Leads::To("/my/devices"),
        "accounts-email-left" => Leads::Nowhere,
        _ => anyhow::bail!("accounts do not write letters of the kind {kind}"),
    })
}
