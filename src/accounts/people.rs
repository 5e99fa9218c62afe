//! Who is an officer: their roles as rows, and the rule that an administrator is always left.
use super::queries;
use crate::{
    person::Email,
    roles::{Officer, rights::ManagePeople},
};
use chrono::{DateTime, Utc};
use entity::{
    account,
    account_link::{self, Purpose},
    device,
    event::District,
    officer_role::{self, Role},
    sign_in,
};
use sea_orm::{ActiveEnum, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use std::collections::{BTreeMap, HashMap};
use uuid::Uuid;

/// An officer's account with the roles that it holds.
pub struct Person {
    pub account: account::Model,
    pub roles: Vec<officer_role::Model>,
    pub seen_at: Option<DateTime<Utc>>,
}

/// Everybody with a role within reach, by address.
pub async fn list(db: &impl ConnectionTrait, who: &Officer<ManagePeople>) -> Result<Vec<Person>, DbErr> {
    let roles = officer_role::Entity::find().order_by_asc(officer_role::Column::Role).all(db).await?;
    let mut held: BTreeMap<Uuid, Vec<officer_role::Model>> = BTreeMap::new();
    for role in roles {
        held.entry(role.account_id).or_default().push(role);
    }
    held.retain(|_, roles| reached(who, roles));
    let ids: Vec<Uuid> = held.keys().copied().collect();
    let accounts = account::Entity::find()
        .filter(account::COLUMN.id.is_in(ids.clone()))
        .order_by_asc(account::Column::EmailKey)
        .all(db)
        .await?;
    let seen = last_seen(db, ids).await?;
    let person = |account: account::Model| Person {
        roles: held.remove(&account.id).unwrap_or_default(),
        seen_at: seen.get(&account.id).copied(),
        account,
    };
    Ok(accounts.into_iter().map(person).collect())
}

/// By open sign-ins, and by devices, which are kept for longer.
async fn last_seen(db: &impl ConnectionTrait, ids: Vec<Uuid>) -> Result<HashMap<Uuid, DateTime<Utc>>, DbErr> {
    let open: Vec<(Uuid, DateTime<Utc>)> = sign_in::Entity::find()
        .select_only()
        .columns([sign_in::Column::AccountId, sign_in::Column::SeenAt])
        .filter(sign_in::COLUMN.account_id.is_in(ids.clone()))
        .into_tuple()
        .all(db)
        .await?;
    let known: Vec<(Uuid, DateTime<Utc>)> = device::Entity::find()
        .select_only()
        .columns([device::Column::AccountId, device::Column::SeenAt])
        .filter(device::COLUMN.account_id.is_in(ids))
        .into_tuple()
        .all(db)
        .await?;
    let mut last = HashMap::new();
    for (account, at) in open.into_iter().chain(known) {
        let latest = last.entry(account).or_insert(at);
        *latest = at.max(*latest);
    }
    Ok(last)
}

/// One of them; whoever holds no role, or one outside the reach, is as if they did not exist.
pub async fn find(
    db: &impl ConnectionTrait,
    who: &Officer<ManagePeople>,
    id: Uuid,
) -> Result<Option<(account::Model, Vec<officer_role::Model>)>, DbErr> {
    let roles = crate::roles::held(db, id).await?;
    let account = account::Entity::find_by_id(id).one(db).await?;
    Ok(account.filter(|_| reached(who, &roles)).map(|account| (account, roles)))
}

/// Whoever was asked by letter and has not answered yet, within reach; the next to end first.
pub async fn invited(
    db: &impl ConnectionTrait,
    who: &Officer<ManagePeople>,
    now: DateTime<Utc>,
) -> Result<Vec<account_link::Model>, DbErr> {
    let links = account_link::Entity::find()
        .filter(account_link::COLUMN.purpose.eq(Purpose::Officer))
        .filter(account_link::COLUMN.used_at.is_null())
        .filter(account_link::COLUMN.expires_at.gt(now))
        .order_by_asc(account_link::Column::ExpiresAt)
        .all(db)
        .await?;
    Ok(links.into_iter().filter(|link| may_give(who, link.district)).collect())
}

/// Whether somebody holds roles that the administrator does not manage: a letter of theirs sets a new password and
/// ends the second factor.
pub async fn has_roles_beyond(
    tx: &impl ConnectionTrait,
    who: &Officer<ManagePeople>,
    email: &Email,
) -> Result<bool, DbErr> {
    let Some(account) = queries::by_address(tx, email.key()).await? else { return Ok(false) };
    let roles = crate::roles::held(tx, account.id).await?;
    Ok(!roles.is_empty() && !reached(who, &roles))
}

/// An administrator of one district manages those of that district alone.
fn reached(who: &Officer<ManagePeople>, roles: &[officer_role::Model]) -> bool {
    !roles.is_empty() && roles.iter().all(|role| may_give(who, role.district))
}

/// Whether a role there lies within an administrator's reach.
pub fn may_give(who: &Officer<ManagePeople>, district: Option<District>) -> bool {
    match (who.reach.districts(), district) {
        (None, _) => true,
        (Some(districts), Some(district)) => districts.contains(&district),
        (Some(_), None) => false,
    }
}

/// A role as the audit names it, such as `reviewer/qufu`.
pub fn named(role: Role, district: Option<District>) -> String {
    let district = district.map(|district| format!("/{}", district.to_value())).unwrap_or_default();
    format!("{}{district}", role.to_value())
}

/// Whether nobody else is an administrator of all districts. Locks their rows, so that of two who go at
/// the same moment one stays.
pub async fn is_last_administrator(tx: &impl ConnectionTrait, account: Uuid) -> Result<bool, DbErr> {
    let administrators = officer_role::Entity::find()
        .filter(officer_role::COLUMN.role.eq(Role::Administrator))
        .filter(officer_role::COLUMN.district.is_null())
        .order_by_asc(officer_role::Column::AccountId)
        .lock_exclusive()
        .all(tx)
        .await?;
    let is_one = administrators.iter().any(|held| held.account_id == account);
    Ok(is_one && administrators.len() == 1)
}
