//! What can be asked of accounts.
use crate::roles::Right;
use entity::{
    account,
    event::District,
    officer_role::{self, Role},
};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, ExprTrait, Iterable, QueryFilter, QueryOrder, QuerySelect,
    QueryTrait,
};
use uuid::Uuid;

pub async fn by_id(db: &impl ConnectionTrait, id: Uuid) -> Result<Option<account::Model>, DbErr> {
    account::Entity::find_by_id(id).one(db).await
}

pub async fn by_address(db: &impl ConnectionTrait, email_key: &str) -> Result<Option<account::Model>, DbErr> {
    account::Entity::find().filter(account::COLUMN.email_key.eq(email_key)).one(db).await
}

/// The row, locked until the transaction ends; `None` once closed.
pub async fn lock(tx: &impl ConnectionTrait, id: Uuid) -> Result<Option<account::Model>, DbErr> {
    let account = account::Entity::find_by_id(id).lock_exclusive().one(tx).await?;
    Ok(account.filter(|account| !account.is_closed()))
}

/// Everybody who has a right in a district now, in the order of their sign-up.
pub async fn officers<R: Right>(db: &impl ConnectionTrait, district: District) -> Result<Vec<account::Model>, DbErr> {
    let granting: Vec<Role> = Role::iter().filter(|role| R::of(*role).is_some()).collect();
    let here = officer_role::COLUMN.district.is_null().or(officer_role::COLUMN.district.eq(district));
    let held = officer_role::Entity::find()
        .select_only()
        .column(officer_role::Column::AccountId)
        .filter(officer_role::COLUMN.role.is_in(granting))
        .filter(here)
        .into_query();
    account::Entity::find()
        .filter(account::COLUMN.id.in_subquery(held))
        .filter(account::COLUMN.closed_at.is_null())
        .order_by_asc(account::Column::Id)
        .all(db)
        .await
}
