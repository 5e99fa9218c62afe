//! What apprentices, guardians, enterprises and mentors are written. A reason goes along as a kind; free words of
//! another side stand on the page behind a sign-in.
mod facts;
mod kinds;
mod render;

pub use facts::to_change;
pub use kinds::*;
pub use render::render;

use super::case::Case;
use crate::mail::{
    address::AddressKey,
    outbox::{NewLetter, Pacing, Reader, Secrets},
};
use chrono::{DateTime, Duration, Utc};
use entity::{Locale, account, placement_link, placement_overlap};
use facts::Facts;
use sea_orm::ActiveEnum;
use serde_json::json;

const LASTS: Duration = Duration::days(30);

/// The first letter: to the address that the enterprise typed, which may be anybody's.
pub fn asked(key: &AddressKey, case: &Case, link: &placement_link::Model, locale: Locale) -> NewLetter {
    by_link(key, ASKED, &case.row.email, case, link, locale)
}

pub fn guardian(key: &AddressKey, case: &Case, link: &placement_link::Model, locale: Locale) -> NewLetter {
    by_link(key, GUARDIAN, &case.row.guardian_email, case, link, locale)
}

/// Of what is filed, to whoever is to be the guardian.
pub fn other_guardian(
    key: &AddressKey,
    case: &Case,
    email: &str,
    link: &placement_link::Model,
    locale: Locale,
) -> NewLetter {
    by_link(key, CHANGE_GUARDIAN, email, case, link, locale)
}

/// Of the first letter, whose link it carries anew.
pub fn reminder(key: &AddressKey, case: &Case, link: &placement_link::Model, locale: Locale) -> NewLetter {
    by_link(key, REMINDER, &case.row.email, case, link, locale)
}

fn by_link(
    key: &AddressKey,
    kind: &'static str,
    email: &str,
    case: &Case,
    link: &placement_link::Model,
    locale: Locale,
) -> NewLetter {
    let letter = to(key, kind, email, case, locale, link.expires_at);
    NewLetter { about: Some(link.id), secrets: Secrets::Fresh, ..letter }
}

/// To whom no account is known yet.
pub fn to_address(key: &AddressKey, kind: &'static str, case: &Case, locale: Locale, now: DateTime<Utc>) -> NewLetter {
    to(key, kind, &case.row.email, case, locale, now + LASTS)
}

fn to(
    key: &AddressKey,
    kind: &'static str,
    email: &str,
    case: &Case,
    locale: Locale,
    useful_until: DateTime<Utc>,
) -> NewLetter {
    NewLetter {
        kind,
        locale,
        address: key.hash(email),
        email: email.to_owned(),
        about: Some(case.row.id),
        event: None,
        facts: json!(Facts::bare(case)),
        secrets: Secrets::Known(vec![]),
        pacing: Pacing::Free,
        reader: Reader::Unproven,
        useful_until,
        quiet_in: None,
    }
}

pub fn to_apprentice(
    key: &AddressKey,
    kind: &'static str,
    case: &Case,
    account: &account::Model,
    now: DateTime<Utc>,
) -> NewLetter {
    let facts = Facts::of(case, format!("/my/placements/{}", case.row.id));
    NewLetter::to_account(key, kind, account, case.row.id, facts, now + LASTS)
}

/// To whoever was the apprentice of a draft that speaks of somebody else now, who is not theirs to read about.
pub fn untied(key: &AddressKey, case: &Case, account: &account::Model, now: DateTime<Utc>) -> NewLetter {
    NewLetter::to_account(key, UNTIED_MINE, account, case.row.id, Facts::bare(case), now + LASTS)
}

pub fn to_enterprise(
    key: &AddressKey,
    kind: &'static str,
    case: &Case,
    account: &account::Model,
    now: DateTime<Utc>,
) -> NewLetter {
    let facts = Facts::of(case, format!("/enterprise/{}/placements/{}", case.enterprise.slug, case.row.id));
    NewLetter::to_account(key, kind, account, case.row.id, facts, now + LASTS)
}

/// That so many agreed, without their names: a letter is found by one placement only when a person is forgotten.
pub fn several(key: &AddressKey, one: &Case, count: usize, account: &account::Model, now: DateTime<Utc>) -> NewLetter {
    let path = Some(format!("/enterprise/{}/placements?stage=with-bureau", one.enterprise.slug));
    let facts = Facts { count: Some(count), path, ..Facts::bare(one) };
    NewLetter::to_account(key, WITH_BUREAU_SEVERAL, account, one.row.id, facts, now + LASTS)
}

/// The same page as the enterprise's: a mentor is a member of it. Who ended it, and why, is not theirs to read.
pub fn to_mentor(
    key: &AddressKey,
    kind: &'static str,
    case: &Case,
    account: &account::Model,
    now: DateTime<Utc>,
) -> NewLetter {
    let mut letter = to_enterprise(key, kind, case, account, now);
    letter.facts["reason"] = json!(null);
    letter.facts["by"] = json!(null);
    letter
}

/// With why something was refused, as it is stored.
pub fn refusing(letter: NewLetter, code: &str) -> NewLetter {
    let mut facts = letter.facts;
    facts["refusal"] = json!(code);
    NewLetter { facts, ..letter }
}

/// With what somebody asked who wishes to leave.
pub fn wishing(letter: NewLetter, request: &placement_overlap::Model) -> NewLetter {
    let mut facts = letter.facts;
    facts["last"] = json!(request.last_day);
    facts["refusal"] = json!(request.refusal.map(|code| code.to_value()));
    NewLetter { facts, ..letter }
}
