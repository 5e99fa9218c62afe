//! The second side's approval: all guards under the locks, and from then on the placement holds its places. What does
//! not hold sends it back to the enterprise; of a suspended one it waits.
use super::{
    case::Case,
    counts,
    draft::may_enrol,
    guards, letters, links, overlaps,
    steps::{self, Step},
};
use crate::{
    accounts, enterprises,
    mail::{address::AddressKey, outbox},
    programmes,
    roles::{MemberRight, TendEnterprise},
    words::when::today,
};
use chrono::{DateTime, Utc};
use entity::{
    Locale, account, mentor,
    placement::{self, Returned, Side},
    placement_link::For,
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ConnectionTrait, DbErr, IntoActiveModel};
use uuid::Uuid;

/// All five parts are agreed to: to the reviewer, or back to the enterprise, or nowhere as long as it is suspended or
/// waits for another placement to be left. `by` is whose act it is; the apprentice's is to agree, after any other what they
/// agreed to before holds still.
pub async fn settle(
    tx: &impl ConnectionTrait,
    key: &AddressKey,
    case: &mut Case,
    by: Side,
    now: DateTime<Utc>,
) -> Result<(), DbErr> {
    if !may_enrol(&case.enterprise) || overlaps::waits(tx, &case.row).await? {
        return said_yes(tx, case, by, now).await;
    }
    let mut faults = guards::faults(tx, case, today(now)).await?;
    if guards::days_taken(tx, case).await? {
        faults.push(guards::days_do_not_fit(case));
    }
    if faults.is_empty() {
        return pass_on(tx, key, case, by, now).await;
    }
    said_yes(tx, case, by, now).await?;
    let fields = faults.iter().map(|fault| fault.field.clone()).collect();
    give_back(tx, case, Returned { fields, faults, ..Returned::default() }, now).await?;
    steps::put(tx, &case.row, Step::new("guard-failed", Side::Nobody, None), now).await?;
    tell_writer(tx, key, letters::GUARD_FAILED, case, now).await?;
    tell_apprentice(tx, key, letters::CHANGING, case, now).await
}

/// Where it does not go on to the bureau yet.
async fn said_yes(tx: &impl ConnectionTrait, case: &Case, by: Side, now: DateTime<Utc>) -> Result<(), DbErr> {
    if by != Side::Apprentice {
        return Ok(());
    }
    steps::put(tx, &case.row, Step::new("answered-yes", by, case.row.account_id), now).await
}

async fn pass_on(
    tx: &impl ConnectionTrait,
    key: &AddressKey,
    case: &mut Case,
    by: Side,
    now: DateTime<Utc>,
) -> Result<(), DbErr> {
    let first = case.row.first_day.unwrap_or_else(|| today(now));
    let rules = programmes::rules_on(tx, case.programme.id, first).await?;
    let is_minor = needs_guardian(&case.row, rules.as_ref().map_or(18, |rules| rules.age_guardian));
    let mut row = case.row.clone().into_active_model();
    row.party = Set(Side::Reviewer);
    row.with_since = Set(now);
    row.approved_at = Set(Some(now));
    row.is_writer_told = Set(false);
    row.rules_id = Set(rules.map(|rules| rules.id));
    row.returned = Set(None);
    case.row = row.update(tx).await?;
    counts::recount(tx, case).await?;
    let before = steps::of_apprentice(tx, case.row.id).await?;
    let is_told = before.iter().any(|step| matches!(step.act.as_str(), "approved" | "passed-on"));
    let step = match by {
        Side::Apprentice => Step::new("approved", by, case.row.account_id),
        _ => Step::new("passed-on", Side::Nobody, None),
    };
    steps::put(tx, &case.row, step, now).await?;
    let waits = is_minor && case.row.guardian_said_at.is_none();
    if waits {
        ask_guardian(tx, key, case, now).await?;
    }
    if by != Side::Apprentice && is_told {
        return Ok(());
    }
    tell_apprentice(tx, key, if waits { letters::AGREED_UNDER_AGE } else { letters::AGREED }, case, now).await
}

/// By a new link, in the apprentice's language.
pub async fn ask_guardian(
    tx: &impl ConnectionTrait,
    key: &AddressKey,
    case: &Case,
    now: DateTime<Utc>,
) -> Result<(), DbErr> {
    let link = links::make(tx, case.row.id, For::Guardian, now).await?;
    let locale = apprentice(tx, case).await?.map_or(Locale::Zh, |account| account.locale);
    outbox::put(tx, letters::guardian(key, case, &link, locale), now).await
}

/// Whether somebody else says yes too.
pub fn needs_guardian(row: &placement::Model, under: i32) -> bool {
    row.birth_date.zip(row.first_day).is_some_and(|(born, first)| guards::years_on(born, first) < under)
}

/// To the enterprise, with why; what it held is free again.
pub async fn give_back(
    tx: &impl ConnectionTrait,
    case: &mut Case,
    returned: Returned,
    now: DateTime<Utc>,
) -> Result<(), DbErr> {
    let mut row = case.row.clone().into_active_model();
    row.party = Set(Side::Enterprise);
    row.with_since = Set(now);
    row.approved_at = Set(None);
    row.rules_id = Set(None);
    row.returned = Set(Some(returned));
    case.row = row.update(tx).await?;
    links::end(tx, case.row.id, &[For::Apprentice, For::Guardian], now).await?;
    counts::recount(tx, case).await
}

/// The account that the draft is tied to.
pub async fn apprentice(tx: &impl ConnectionTrait, case: &Case) -> Result<Option<account::Model>, DbErr> {
    let Some(id) = case.row.account_id else { return Ok(None) };
    Ok(accounts::by_id(tx, id).await?.filter(|account| !account.is_closed()))
}

/// By their account, or at the address that was typed.
pub async fn tell_apprentice(
    tx: &impl ConnectionTrait,
    key: &AddressKey,
    kind: &'static str,
    case: &Case,
    now: DateTime<Utc>,
) -> Result<(), DbErr> {
    let letter = match apprentice(tx, case).await? {
        Some(account) => letters::to_apprentice(key, kind, case, &account, now),
        None if case.row.email.is_empty() => return Ok(()),
        None => letters::to_address(key, kind, case, writer_locale(tx, case).await?, now),
    };
    outbox::put(tx, letter, now).await
}

pub async fn writers(tx: &impl ConnectionTrait, case: &Case) -> Result<Vec<account::Model>, DbErr> {
    writers_of(tx, case.enterprise.id, case.row.writer_id).await
}

/// Whoever wrote a draft, as long as they may still act on it; else the owners.
pub async fn writers_of(
    tx: &impl ConnectionTrait,
    enterprise: Uuid,
    writer: Uuid,
) -> Result<Vec<account::Model>, DbErr> {
    let member = enterprises::member(tx, enterprise, writer).await?;
    Ok(match member.filter(|(membership, _)| TendEnterprise::has(membership.role)) {
        Some((_, account)) => vec![account],
        None => enterprises::owners_of(tx, [enterprise]).await?.remove(&enterprise).unwrap_or_default(),
    })
}

pub async fn tell_writer(
    tx: &impl ConnectionTrait,
    key: &AddressKey,
    kind: &'static str,
    case: &Case,
    now: DateTime<Utc>,
) -> Result<(), DbErr> {
    let accounts = writers(tx, case).await?;
    let letters = accounts.iter().map(|account| letters::to_enterprise(key, kind, case, account, now));
    outbox::put_all(tx, letters.collect(), now).await
}

/// Whoever has no account is told by the enterprise.
pub async fn tell_mentor(
    tx: &impl ConnectionTrait,
    key: &AddressKey,
    kind: &'static str,
    case: &Case,
    mentor: &mentor::Model,
    now: DateTime<Utc>,
) -> Result<(), DbErr> {
    let Some(account) = mentor.account_id else { return Ok(()) };
    match accounts::by_id(tx, account).await?.filter(|account| !account.is_closed()) {
        Some(account) => outbox::put(tx, letters::to_mentor(key, kind, case, &account, now), now).await,
        None => Ok(()),
    }
}

/// All who teach.
pub async fn tell_mentors(
    tx: &impl ConnectionTrait,
    key: &AddressKey,
    kind: &'static str,
    case: &Case,
    now: DateTime<Utc>,
) -> Result<(), DbErr> {
    for (_, mentor) in &case.mentors {
        tell_mentor(tx, key, kind, case, mentor, now).await?;
    }
    Ok(())
}

/// Of whom no account is known, the language is their enterprise's.
pub async fn writer_locale(tx: &impl ConnectionTrait, case: &Case) -> Result<Locale, DbErr> {
    Ok(accounts::by_id(tx, case.row.writer_id).await?.map_or(Locale::Zh, |writer| writer.locale))
}
