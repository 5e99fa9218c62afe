//! Give an officer a further role, or one they hold another district: felt at their next request. Whoever is
//! no officer yet is asked by letter (`invite_officer.rs`).
use super::{letters, people};
use crate::{
    audit::{self, Entry},
    db::Db,
    error::AppError,
    mail::{address::AddressKey, outbox},
    roles::{Officer, rights::ManagePeople},
};
use chrono::{DateTime, Utc};
use entity::{
    event::District,
    officer_role::{self, Role},
};
use sea_orm::{ConnectionTrait, DbErr, EntityTrait, sea_query::OnConflict};
use thiserror::Error;
use uuid::Uuid;

#[derive(Debug, Error)]
pub enum GiveRoleError {
    #[error("there is no such officer within reach")]
    NoSuchOfficer,
    #[error("the administrator's district is another")]
    OutOfReach,
    #[error("an administrator of all districts must be left")]
    LastAdministrator,
    #[error(transparent)]
    Db(#[from] DbErr),
}

impl From<GiveRoleError> for AppError {
    fn from(error: GiveRoleError) -> Self {
        match error {
            GiveRoleError::NoSuchOfficer => Self::NotFound,
            GiveRoleError::OutOfReach => Self::Refused("accounts.out_of_reach"),
            GiveRoleError::LastAdministrator => Self::Refused("accounts.last_administrator"),
            GiveRoleError::Db(error) => error.into(),
        }
    }
}

/// Twice is once.
pub async fn give_role(
    db: &Db,
    key: &AddressKey,
    who: &Officer<ManagePeople>,
    id: Uuid,
    (role, district): (Role, Option<District>),
    now: DateTime<Utc>,
) -> Result<(), GiveRoleError> {
    if !people::may_give(who, district) {
        return Err(GiveRoleError::OutOfReach);
    }
    let tx = db.begin().await?;
    let is_last = people::is_last_administrator(&tx, id).await?;
    let (account, roles) = people::find(&tx, who, id).await?.ok_or(GiveRoleError::NoSuchOfficer)?;
    let held = roles.iter().find(|held| held.role == role);
    if held.is_some_and(|held| held.district == district) {
        return Ok(());
    }
    if is_last && role == Role::Administrator {
        return Err(GiveRoleError::LastAdministrator);
    }
    put(&tx, id, (role, district), now).await?;
    let before = held.map(|held| people::named(held.role, held.district)).unwrap_or_default();
    let entry = Entry::new("accounts.give_role", "account", id)
        .district(district)
        .states(before, people::named(role, district));
    audit::put(&tx, &who.actor(), entry, now).await?;
    outbox::put_by(&tx, who.account, vec![letters::role_given(key, &account, now)], now).await?;
    tx.commit().await?;
    Ok(())
}

/// The row of a role, or its district anew.
pub async fn put(
    tx: &impl ConnectionTrait,
    account: Uuid,
    (role, district): (Role, Option<District>),
    now: DateTime<Utc>,
) -> Result<(), DbErr> {
    use officer_role::{
        ActiveModel,
        Column::{AccountId, District, Role, Since},
    };
    use sea_orm::ActiveValue::Set;
    let row = ActiveModel { account_id: Set(account), role: Set(role), district: Set(district), since: Set(now) };
    let again = OnConflict::columns([AccountId, Role]).update_columns([District, Since]).to_owned();
    officer_role::Entity::insert(row).on_conflict(again).exec_without_returning(tx).await?;
    Ok(())
}
