//! What follows when an officer accepts: the licence's new values stand, or the enterprise is handed over.
use super::{
    decide::{DecideProposalError, Members},
    letters,
    queries::Case,
};
use crate::{
    audit::{self, Entry},
    enterprises::{apply::search_text, decide::refuse_all, people, queries::owners},
    mail::{address::AddressKey, outbox::NewLetter},
    roles::{Officer, rights::DecideEnterprises},
};
use chrono::{DateTime, Utc};
use entity::{
    account, enterprise,
    membership::{self, Role},
};
use sea_orm::{
    ActiveEnum, ActiveModelTrait, ActiveValue::Set, ConnectionTrait, EntityTrait, ExprTrait, IntoActiveModel,
    QueryFilter, SqlErr,
};

/// The slug stays. Whoever else applied with the new code is refused as by a verification.
pub async fn change(
    tx: &impl ConnectionTrait,
    key: &AddressKey,
    who: &Officer<DecideEnterprises>,
    case: &Case,
    locked: Vec<enterprise::Model>,
    now: DateTime<Utc>,
) -> Result<Vec<NewLetter>, DecideProposalError> {
    let (was, to) = (&case.enterprise, &case.proposal);
    if !was.status.is_active() {
        return Err(DecideProposalError::NotActive);
    }
    let name = to.name.clone().unwrap_or_else(|| was.name.clone());
    let code = to.code.clone().unwrap_or_else(|| was.code.clone());
    let changed = [("name", name != was.name), ("code", code != was.code), ("licence", true)];
    let fields = changed.into_iter().filter_map(|(field, is_other)| is_other.then_some(field));
    let entry = Entry::new("enterprises.change", "enterprise", was.id).district(was.district).fields(fields);
    let others = locked.into_iter().filter(|other| other.id != was.id && other.code == code).collect();
    let mut row = was.clone().into_active_model();
    row.search_text = Set(search_text(&name, &was.intro_zh, &was.intro_en, &was.address));
    row.name = Set(name);
    row.code = Set(code);
    row.is_odd_code = Set(to.is_odd_code);
    row.licence_id = Set(Some(to.licence_id));
    row.updated_at = Set(now);
    let row = row.update(tx).await.map_err(|error| match error.sql_err() {
        Some(SqlErr::UniqueConstraintViolation(_)) => DecideProposalError::CodeTaken,
        _ => error.into(),
    })?;
    audit::put(tx, &who.actor(), entry, now).await?;
    let owners = owners(tx, row.id).await?;
    let mut told: Vec<NewLetter> = owners.iter().map(|owner| letters::changed(key, &row, owner, now)).collect();
    refuse_all(tx, key, who, others, &mut told, now).await?;
    Ok(told)
}

/// Whoever claimed it is an owner; those who were members stay beside them or go.
pub async fn hand_over(
    tx: &impl ConnectionTrait,
    key: &AddressKey,
    who: &Officer<DecideEnterprises>,
    case: &Case,
    members: Members,
    now: DateTime<Utc>,
) -> Result<Vec<NewLetter>, DecideProposalError> {
    let enterprise = &case.enterprise;
    if !enterprise.status.is_active() {
        return Err(DecideProposalError::NotActive);
    }
    let there = people::queries::members(tx, enterprise.id).await?;
    let (told, gone): (Vec<_>, Vec<_>) = match members {
        Members::Stay => (there.into_iter().filter(|(held, _)| held.role == Role::Owner).collect(), vec![]),
        Members::Go => (vec![], there),
    };
    let removed = |(held, account): &(membership::Model, account::Model)| {
        let entry = Entry::new("enterprises.remove", "account", account.id).district(enterprise.district);
        entry.states(held.role.to_value(), "")
    };
    audit::put_all(tx, &who.actor(), gone.iter().map(removed).collect(), now).await?;
    // Whoever claims it may have become a member meanwhile.
    let leave = gone.iter().map(|(_, account)| account.id).chain([case.by.id]);
    let its = membership::COLUMN.enterprise_id.eq(enterprise.id).and(membership::COLUMN.account_id.is_in(leave));
    membership::Entity::delete_many().filter(its).exec(tx).await?;
    let owner = membership::ActiveModel {
        enterprise_id: Set(enterprise.id),
        account_id: Set(case.by.id),
        role: Set(Role::Owner),
        since: Set(now),
    };
    membership::Entity::insert(owner).exec_without_returning(tx).await?;
    let shared = told.iter().map(|(_, account)| letters::claim_shared(key, case, account, now));
    let replaced = gone.iter().map(|(_, account)| letters::claim_replaced(key, case, account, now));
    Ok(shared.chain(replaced).chain([letters::claim_accepted(key, case, now)]).collect())
}
