//! What binds an account to enterprises, as far as closing it and telling its data go.
use crate::mail::outbox;
use entity::{
    account,
    enterprise::{self, Status},
    member_invitation,
    membership::{self, Role},
};
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

/// Begin the kinds of letters that an enterprise's people get.
const LETTERS: [&str; 2] = ["enterprises-", "mentors-"];

/// Each enterprise that an account is a member of, and what it is there.
pub async fn held(
    db: &impl ConnectionTrait,
    account: Uuid,
) -> Result<Vec<(membership::Model, enterprise::Model)>, DbErr> {
    let held = membership::Entity::find()
        .filter(membership::COLUMN.account_id.eq(account))
        .order_by_asc(membership::Column::Since)
        .find_also_related(enterprise::Entity)
        .all(db)
        .await?;
    Ok(held.into_iter().filter_map(|(held, enterprise)| Some((held, enterprise?))).collect())
}

/// Whether an enterprise would be left without an owner; a refused or closed one needs none. Locks them, so that of
/// two owners who go at the same moment one stays.
pub async fn is_last_owner(tx: &impl ConnectionTrait, account: Uuid) -> Result<bool, DbErr> {
    let owned = held(tx, account).await?.into_iter().filter(|(held, _)| held.role == Role::Owner);
    let owned: Vec<Uuid> = owned.map(|(held, _)| held.enterprise_id).collect();
    let locked = enterprise::Entity::find()
        .filter(enterprise::COLUMN.id.is_in(owned))
        .order_by_asc(enterprise::Column::Id)
        .lock_exclusive()
        .all(tx)
        .await?;
    let needs_one = |one: &&enterprise::Model| !matches!(one.status, Status::Refused | Status::Closed);
    let needing: Vec<Uuid> = locked.iter().filter(needs_one).map(|one| one.id).collect();
    let others: Vec<Uuid> = membership::Entity::find()
        .select_only()
        .column(membership::Column::EnterpriseId)
        .filter(membership::COLUMN.enterprise_id.is_in(needing.iter().copied()))
        .filter(membership::COLUMN.role.eq(Role::Owner))
        .filter(membership::COLUMN.account_id.ne(account))
        .into_tuple()
        .all(tx)
        .await?;
    Ok(needing.iter().any(|one| !others.contains(one)))
}

/// The account is a member of nothing any more, and no letter about an enterprise names it.
pub async fn leave_all(tx: &impl ConnectionTrait, account: &account::Model) -> Result<(), DbErr> {
    membership::Entity::delete_many().filter(membership::COLUMN.account_id.eq(account.id)).exec(tx).await?;
    let key = account.email_key.as_deref().unwrap_or_default();
    member_invitation::Entity::delete_many().filter(member_invitation::COLUMN.email_key.eq(key)).exec(tx).await?;
    for kinds in LETTERS {
        outbox::forget_reader(tx, account.email.as_deref().unwrap_or_default(), kinds).await?;
    }
    Ok(())
}
