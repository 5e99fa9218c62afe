//! What an edit of a draft takes away: the answers to the parts that it touches, a guardian's yes, and whose it is where
//! it is about somebody else.
use super::{
    approve::apprentice,
    case, letters,
    steps::{self, Step},
};
use crate::{
    mail::{address::AddressKey, outbox},
    roles::{Member, TendEnterprise},
};
use chrono::{DateTime, Utc};
use entity::{
    placement::{self, Side},
    placement_part::{self, Part},
};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, IntoActiveModel, Iterable,
    QueryFilter,
};
use std::collections::BTreeSet;
use uuid::Uuid;

/// The parts of which something reads otherwise.
pub fn touched(was: &case::Case, now: &case::Case) -> BTreeSet<Part> {
    let (a, b) = (&was.row, &now.row);
    let mentors =
        |case: &case::Case| case.mentors.iter().map(|(tie, mentor)| (tie.role, mentor.id)).collect::<Vec<_>>();
    let differs = |part| match part {
        Part::Place => a.place != b.place,
        Part::Occupation => {
            (a.occupation_id, a.level, a.first_day, a.last_day, a.contract_kind, a.contract_first, a.contract_last)
                != (
                    b.occupation_id,
                    b.level,
                    b.first_day,
                    b.last_day,
                    b.contract_kind,
                    b.contract_first,
                    b.contract_last,
                )
        }
        Part::Pay => {
            (a.pay, a.probation_pay, a.hours_week, a.probation_last)
                != (b.pay, b.probation_pay, b.hours_week, b.probation_last)
        }
        Part::Mentors => {
            mentors(was) != mentors(now)
                || (&a.school, &a.tutor_name, &a.tutor_contact) != (&b.school, &b.tutor_name, &b.tutor_contact)
        }
        Part::Duties => a.programme_id != b.programme_id,
    };
    Part::iter().filter(|part| differs(*part)).collect()
}

/// Name of a part in the audit.
pub fn part(part: Part) -> &'static str {
    match part {
        Part::Place => "place",
        Part::Occupation => "occupation",
        Part::Pay => "pay",
        Part::Mentors => "mentors",
        Part::Duties => "duties",
    }
}

pub async fn reopen(tx: &impl ConnectionTrait, parts: &BTreeSet<Part>, row: &placement::Model) -> Result<(), DbErr> {
    placement_part::Entity::delete_many()
        .filter(placement_part::COLUMN.placement_id.eq(row.id))
        .filter(placement_part::COLUMN.part.is_in(parts.iter().copied()))
        .exec(tx)
        .await?;
    Ok(())
}

/// Whether the row speaks of somebody else than before; then nothing that was said holds. A name is written in several
/// ways: with the same address and birth date another one is a correction.
pub fn is_other_person(was: &placement::Model, now: &placement::Model) -> bool {
    (was.birth_date, &was.email_key) != (now.birth_date, &now.email_key)
}

/// Whoever it is tied to reads the name that is put right; all that was said holds.
pub async fn correct(
    tx: &impl ConnectionTrait,
    who: &Member<TendEnterprise>,
    was: &placement::Model,
    row: &placement::Model,
    now: DateTime<Utc>,
) -> Result<(), DbErr> {
    if row.name == was.name || row.account_id.is_none() {
        return Ok(());
    }
    let step = Step::new("name-corrected", Side::Enterprise, who.account.id).naming("to", &row.name);
    steps::put(tx, row, step, now).await
}

async fn untie(tx: &impl ConnectionTrait, row: placement::Model) -> Result<placement::Model, DbErr> {
    forget_answers(tx, row.id).await?;
    // What the bureau marked is still to be mended; what another said no to is theirs.
    let returned = row.returned.clone().filter(|returned| returned.by == Some(Side::Reviewer));
    let mut row = row.into_active_model();
    row.account_id = Set(None);
    row.person_id = Set(None);
    row.wrong_tries = Set(0);
    row.shares_contact = Set(false);
    row.guardian_said_at = Set(None);
    row.returned = Set(returned);
    row.update(tx).await
}

/// Untied, where an account was: whoever answered so far is written to once, and what was done stays theirs.
pub async fn hand_to_another(
    tx: &impl ConnectionTrait,
    key: &AddressKey,
    who: &Member<TendEnterprise>,
    was: &case::Case,
    row: placement::Model,
    now: DateTime<Utc>,
) -> Result<placement::Model, DbErr> {
    let row = untie(tx, row).await?;
    if was.row.account_id.is_none() {
        return Ok(row);
    }
    steps::put(tx, &row, Step::new("untied", Side::Enterprise, who.account.id), now).await?;
    if let Some(account) = apprentice(tx, was).await? {
        outbox::put(tx, letters::untied(key, was, &account, now), now).await?;
    }
    Ok(row)
}

/// Whether a guardian who said yes said it to something else, or is another.
pub fn reads_otherwise(was: &case::Case, now: &case::Case) -> bool {
    let guardian =
        |row: &placement::Model| (row.guardian_name.clone(), row.guardian_relation.clone(), row.guardian_email.clone());
    !touched(was, now).is_empty() || guardian(&was.row) != guardian(&now.row)
}

pub async fn ask_guardian_anew(tx: &impl ConnectionTrait, row: placement::Model) -> Result<placement::Model, DbErr> {
    let mut row = row.into_active_model();
    row.guardian_said_at = Set(None);
    row.update(tx).await
}

pub async fn forget_answers(tx: &impl ConnectionTrait, id: Uuid) -> Result<(), DbErr> {
    placement_part::Entity::delete_many().filter(placement_part::COLUMN.placement_id.eq(id)).exec(tx).await?;
    Ok(())
}
