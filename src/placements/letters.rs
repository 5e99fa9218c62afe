//! What apprentices, guardians, enterprises and mentors are written. A reason goes along as a kind; free words of
//! another side stand on the page behind a sign-in.
//! This is over 250 lines because the constructors of all kinds stand beside the one place where they are rendered.
use super::{
    case::Case,
    overlaps,
    parts::{self, part_of},
    reason,
};
use crate::{
    mail::{
        Context,
        address::AddressKey,
        content::Content,
        outbox::{NewLetter, Pacing, Reader, Secrets},
    },
    words::Words,
};
use anyhow::Context as _;
use chrono::{DateTime, Duration, NaiveDate, Utc};
use entity::{
    Locale, account, letter,
    placement::{self, Reason},
    placement_link,
    placement_overlap::{self, Refusal},
};
use sea_orm::{ActiveEnum, Iterable};
use serde::{Deserialize, Serialize};
use serde_json::json;

const LASTS: Duration = Duration::days(30);

const ASKED: &str = "placements-asked";
pub const ASKED_AGAIN: &str = "placements-asked-again";
pub const TAKEN_BACK: &str = "placements-taken-back";
pub const GUARD_FAILED: &str = "placements-guard-failed";
pub const CHANGING: &str = "placements-changing";
pub const ANSWERED_NO: &str = "placements-answered-no";
pub const WITH_BUREAU: &str = "placements-with-bureau";
const WITH_BUREAU_SEVERAL: &str = "placements-with-bureau-several";
pub const AGREED: &str = "placements-agreed";
const GUARDIAN: &str = "placements-guardian";
pub const GUARDIAN_NO: &str = "placements-guardian-no";
pub const GUARDIAN_NO_MINE: &str = "placements-guardian-no-mine";
pub const RETURNED: &str = "placements-returned";
pub const REFUSED: &str = "placements-refused";
pub const REFUSED_MINE: &str = "placements-refused-mine";
pub const FILED: &str = "placements-filed";
pub const FILED_MINE: &str = "placements-filed-mine";
pub const NAMED: &str = "placements-named";
pub const CANCELLED: &str = "placements-cancelled";
pub const CANCELLED_MINE: &str = "placements-cancelled-mine";
const REMINDER: &str = "placements-reminder";
pub const STARTED: &str = "placements-started";
pub const PAUSE_ASKED: &str = "placements-pause-asked";
pub const PAUSED: &str = "placements-paused";
pub const RESUMED: &str = "placements-resumed";
pub const RESUMED_MINE: &str = "placements-resumed-mine";
pub const LEAVING: &str = "placements-leaving";
pub const LEAVING_MINE: &str = "placements-leaving-mine";
pub const STAYING: &str = "placements-staying";
pub const STAYING_MINE: &str = "placements-staying-mine";
pub const ENDED: &str = "placements-ended";
pub const ENDED_MINE: &str = "placements-ended-mine";
pub const REOPENED: &str = "placements-reopened";
pub const REOPENED_MINE: &str = "placements-reopened-mine";
pub const NEVER_CAME: &str = "placements-never-came";
pub const OBJECTED: &str = "placements-objected";
pub const OBJECTED_MINE: &str = "placements-objected-mine";
pub const UPHELD: &str = "placements-upheld";
pub const UPHELD_MINE: &str = "placements-upheld-mine";
pub const DISMISSED: &str = "placements-dismissed";
pub const DISMISSED_MINE: &str = "placements-dismissed-mine";
pub const DECLARED: &str = "placements-declared";
pub const COMPLETED: &str = "placements-completed";
pub const COMPLETED_MINE: &str = "placements-completed-mine";
pub const REMINDER_MINE: &str = "placements-reminder-mine";
pub const UNANSWERED: &str = "placements-unanswered";
pub const RELEASED: &str = "placements-released";
pub const MENTORS_MINE: &str = "placements-mentors-mine";
pub const CHANGED_MINE: &str = "placements-changed-mine";
pub const CHANGE_PROPOSED: &str = "placements-change-proposed";
pub const CHANGE_PROPOSED_MINE: &str = "placements-change-proposed-mine";
pub const CHANGE_AGREED: &str = "placements-change-agreed";
pub const CHANGE_AGREED_MINE: &str = "placements-change-agreed-mine";
pub const CHANGE_IN_FORCE: &str = "placements-change-in-force";
pub const CHANGE_IN_FORCE_MINE: &str = "placements-change-in-force-mine";
pub const CHANGE_REFUSED: &str = "placements-change-refused";
pub const CHANGE_REFUSED_MINE: &str = "placements-change-refused-mine";
pub const CHANGE_WITHDRAWN: &str = "placements-change-withdrawn";
pub const CHANGE_WITHDRAWN_MINE: &str = "placements-change-withdrawn-mine";
pub const CHANGE_EXPIRED: &str = "placements-change-expired";
pub const CHANGE_EXPIRED_MINE: &str = "placements-change-expired-mine";
pub const CHANGE_UNDONE: &str = "placements-change-undone";
pub const CHANGE_UNDONE_MINE: &str = "placements-change-undone-mine";

/// Neither pay nor birth date nor mobile ever.
#[derive(Debug, Default, Serialize, Deserialize)]
struct Facts {
    enterprise: String,
    /// In Chinese and in English.
    programme: [String; 2],
    /// Of the apprentice; not to an address that nobody has confirmed.
    name: Option<String>,
    number: Option<String>,
    days: Option<(NaiveDate, NaiveDate)>,
    /// What must be changed: names of parts, as text keys.
    parts: Vec<String>,
    /// As it is stored.
    reason: Option<String>,
    /// Of people, where a letter tells of several.
    count: Option<usize>,
    /// On which somebody wishes to leave, and why that was refused, as it is stored.
    last: Option<NaiveDate>,
    refusal: Option<String>,
    /// Where the reader finds it; a link's is made when it is rendered.
    path: Option<String>,
}

impl Facts {
    /// What anybody may read at an address that was typed.
    fn bare(case: &Case) -> Self {
        let programme = [case.programme.name_zh.clone(), case.programme.name_en.clone()];
        Self { enterprise: case.enterprise.name.clone(), programme, ..Self::default() }
    }

    fn of(case: &Case, path: String) -> Self {
        let row = &case.row;
        Self {
            name: Some(row.name.clone()),
            number: row.number.clone(),
            days: row.first_day.zip(row.until()),
            parts: to_change(row),
            reason: row.reason_code.map(|code| code.to_value()),
            path: Some(path),
            ..Self::bare(case)
        }
    }
}

/// Each part once, in the order of the form.
pub fn to_change(row: &placement::Model) -> Vec<String> {
    let fields = row.returned.iter().flat_map(|returned| &returned.fields);
    let mut keys: Vec<String> = Vec::new();
    for key in fields.map(|field| part_of(field).map_or(parts::PERSON, parts::name)) {
        if !keys.iter().any(|named| named == key) {
            keys.push(key.to_owned());
        }
    }
    keys
}

/// The first letter: to the address that the enterprise typed, which may be anybody's.
pub fn asked(key: &AddressKey, case: &Case, link: &placement_link::Model, locale: Locale) -> NewLetter {
    by_link(key, ASKED, &case.row.email, case, link, locale)
}

pub fn guardian(key: &AddressKey, case: &Case, link: &placement_link::Model, locale: Locale) -> NewLetter {
    by_link(key, GUARDIAN, &case.row.guardian_email, case, link, locale)
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

/// The same page as the enterprise's: a mentor is a member of it.
pub fn to_mentor(
    key: &AddressKey,
    kind: &'static str,
    case: &Case,
    account: &account::Model,
    now: DateTime<Utc>,
) -> NewLetter {
    to_enterprise(key, kind, case, account, now)
}

/// With what somebody asked who wishes to leave.
pub fn wishing(letter: NewLetter, request: &placement_overlap::Model) -> NewLetter {
    let mut facts = letter.facts;
    facts["last"] = json!(request.last_day);
    facts["refusal"] = json!(request.refusal.map(|code| code.to_value()));
    NewLetter { facts, ..letter }
}

pub fn render(letter: &letter::Model, context: &Context) -> anyhow::Result<Content> {
    let facts: Facts = serde_json::from_value(letter.facts.clone())?;
    let words = context.words;
    let [zh, en] = &facts.programme;
    let programme = entity::said(zh, en, words.0).text.to_owned();
    let named: Vec<String> = facts.parts.iter().map(|key| words.t(key)).collect();
    let args = [
        ("enterprise", facts.enterprise.clone().into()),
        ("programme", programme.clone().into()),
        ("name", facts.name.clone().unwrap_or_default().into()),
        ("count", facts.count.unwrap_or_default().into()),
        ("part", named.join(&words.t("placements-and")).into()),
    ];
    let say = |part: &str| words.fill(&format!("{}-{part}", letter.kind), &args);
    let path = match letter.kind.as_str() {
        ASKED | REMINDER => Some(format!("/placements/{}", secret(context)?)),
        GUARDIAN => Some(format!("/guardians/{}", secret(context)?)),
        _ => facts.path.clone(),
    };
    let action = words.t(if letter.kind == GUARDIAN { "placements-letter-read" } else { "placements-letter-open" });
    Ok(Content {
        subject: say("subject"),
        heading: say("heading"),
        greeting: words.t("mail-greeting-nobody"),
        paragraphs: vec![say("what")],
        facts: table(&facts, words, programme),
        action: path.map(|path| (action, context.link(&path))),
        why: say("why"),
        ..Content::default()
    })
}

fn secret(context: &Context) -> anyhow::Result<&str> {
    context.fresh_token.as_deref().context("a link has a secret")
}

fn table(facts: &Facts, words: Words, programme: String) -> Vec<(String, String)> {
    let reason = facts.reason.as_ref().and_then(|stored| Reason::iter().find(|code| &code.to_value() == stored));
    let days = facts.days.map(|(first, last)| {
        let args = [("first", words.day(first).into()), ("last", words.day(last).into())];
        words.fill("placements-days", &args)
    });
    let refusal = facts.refusal.as_ref().and_then(|stored| Refusal::iter().find(|code| &code.to_value() == stored));
    [
        (words.t("placements-enterprise"), Some(facts.enterprise.clone())),
        (words.t("placements-programme"), facts.count.is_none().then_some(programme)),
        (words.t("placements-name"), facts.name.clone()),
        (words.t("placements-number"), facts.number.clone()),
        (words.t("placements-term"), days),
        (words.t("placements-leave-last"), facts.last.map(|day| words.day(day))),
        (words.t("placements-reason"), reason.map(|code| words.t(reason::name(code)))),
        (words.t("placements-refusal"), refusal.map(|code| words.t(overlaps::name(code)))),
    ]
    .into_iter()
    .filter_map(|(label, value)| Some((label, value?)))
    .collect()
}
