//! What can be asked of an enterprise's people.
use crate::mail::fresh;
use chrono::{DateTime, Utc};
use entity::{
    account, enterprise, member_invitation,
    membership::{self, Role},
    mentor, placement, placement_mentor,
};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, ExprTrait, JoinType, PaginatorTrait, QueryFilter, QueryOrder,
    QuerySelect, RelationTrait, sea_query::SimpleExpr,
};
use uuid::Uuid;

/// Everybody, owners first, then those who have been there for longer.
pub async fn members(
    db: &impl ConnectionTrait,
    enterprise: Uuid,
) -> Result<Vec<(membership::Model, account::Model)>, DbErr> {
    let mut members = of(db, membership::COLUMN.enterprise_id.eq(enterprise)).await?;
    members.sort_by_key(|(held, _)| (held.role != Role::Owner, held.since, held.account_id));
    Ok(members)
}

pub async fn member(
    db: &impl ConnectionTrait,
    enterprise: Uuid,
    account: Uuid,
) -> Result<Option<(membership::Model, account::Model)>, DbErr> {
    let held = membership::COLUMN.enterprise_id.eq(enterprise).and(membership::COLUMN.account_id.eq(account));
    Ok(of(db, held).await?.pop())
}

async fn of(db: &impl ConnectionTrait, which: SimpleExpr) -> Result<Vec<(membership::Model, account::Model)>, DbErr> {
    let held = membership::Entity::find().filter(which).find_also_related(account::Entity).all(db).await?;
    Ok(held.into_iter().filter_map(|(held, account)| Some((held, account?))).collect())
}

pub async fn owners(db: &impl ConnectionTrait, enterprise: Uuid) -> Result<u64, DbErr> {
    let owners = membership::Entity::find().filter(membership::COLUMN.enterprise_id.eq(enterprise));
    owners.filter(membership::COLUMN.role.eq(Role::Owner)).count(db).await
}

/// Whom a member looks after here as a mentor: the mentor's name, and how many. Of other enterprises nothing counts.
pub async fn looks_after(
    db: &impl ConnectionTrait,
    enterprise: Uuid,
    account: Uuid,
) -> Result<Option<(String, u64)>, DbErr> {
    let own =
        mentor::Entity::find().filter(mentor::COLUMN.account_id.eq(account)).filter(mentor::COLUMN.teaching.gt(0));
    let Some(own) = own.one(db).await? else { return Ok(None) };
    let count = placement_mentor::Entity::find()
        .join(JoinType::InnerJoin, placement_mentor::Relation::Placement.def())
        .filter(placement_mentor::COLUMN.mentor_id.eq(own.id))
        .filter(placement_mentor::COLUMN.until_day.is_null())
        .filter(placement::COLUMN.enterprise_id.eq(enterprise))
        .filter(placement::COLUMN.approved_at.is_not_null())
        .filter(placement::COLUMN.over_at.is_null())
        .count(db)
        .await?;
    Ok((count > 0).then_some((own.name, count)))
}

/// Nobody has answered them yet; the next to end first.
pub async fn invited(
    db: &impl ConnectionTrait,
    enterprise: Uuid,
    now: DateTime<Utc>,
) -> Result<Vec<member_invitation::Model>, DbErr> {
    member_invitation::Entity::find()
        .filter(member_invitation::COLUMN.enterprise_id.eq(enterprise))
        .filter(member_invitation::COLUMN.ended_at.is_null())
        .filter(member_invitation::COLUMN.expires_at.gt(now))
        .order_by_asc(member_invitation::Column::ExpiresAt)
        .all(db)
        .await
}

/// The invitation that a secret opens, over or not, with its enterprise.
pub async fn by_token(
    db: &impl ConnectionTrait,
    token: &str,
) -> Result<Option<(member_invitation::Model, enterprise::Model)>, DbErr> {
    let Some(about) = fresh::about(db, token).await? else { return Ok(None) };
    let Some(asked) = member_invitation::Entity::find_by_id(about).one(db).await? else { return Ok(None) };
    let enterprise = enterprise::Entity::find_by_id(asked.enterprise_id).one(db).await?;
    Ok(enterprise.map(|enterprise| (asked, enterprise)))
}
