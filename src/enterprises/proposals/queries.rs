//! What can be asked of proposals and claims.
use super::propose::ProposeError;
use crate::{
    enterprises::queries::{is_member, public, reached},
    roles::{Officer, Right},
};
use entity::{
    account, enterprise,
    proposal::{self, Kind, Status},
};
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

const MOST: u64 = 200;

/// With its enterprise, and whose account asks.
pub struct Case {
    pub proposal: proposal::Model,
    pub enterprise: enterprise::Model,
    pub by: account::Model,
}

/// Those that wait, the oldest first; or those decided on, the latest first.
pub async fn list<R: Right>(
    db: &impl ConnectionTrait,
    who: &Officer<R>,
    states: &[Status],
) -> Result<Vec<(proposal::Model, enterprise::Model)>, DbErr> {
    let waits = states.contains(&Status::Open);
    let order = if waits { sea_orm::Order::Asc } else { sea_orm::Order::Desc };
    let found = within(who)
        .filter(proposal::COLUMN.status.is_in(states.iter().copied()))
        .order_by(proposal::Column::CreatedAt, order)
        .limit(MOST)
        .all(db)
        .await?;
    Ok(found.into_iter().filter_map(|(proposal, enterprise)| Some((proposal, enterprise?))).collect())
}

/// How many wait.
pub async fn waiting<R: Right>(db: &impl ConnectionTrait, who: &Officer<R>) -> Result<u64, DbErr> {
    within(who).filter(proposal::COLUMN.status.is_in([Status::Open, Status::Checking])).count(db).await
}

fn within<R: Right>(who: &Officer<R>) -> sea_orm::SelectTwo<proposal::Entity, enterprise::Entity> {
    proposal::Entity::find().find_also_related(enterprise::Entity).filter(reached(who))
}

pub async fn find<R: Right>(db: &impl ConnectionTrait, who: &Officer<R>, id: Uuid) -> Result<Option<Case>, DbErr> {
    let found = within(who).filter(proposal::COLUMN.id.eq(id)).one(db).await?;
    let Some((proposal, Some(enterprise))) = found else { return Ok(None) };
    let by = account::Entity::find_by_id(proposal.account_id).one(db).await?;
    Ok(by.map(|by| Case { proposal, enterprise, by }))
}

pub async fn open_of(
    db: &impl ConnectionTrait,
    enterprise: Uuid,
    kind: Kind,
) -> Result<Option<proposal::Model>, DbErr> {
    of(enterprise, kind).filter(proposal::COLUMN.status.is_in([Status::Open, Status::Checking])).one(db).await
}

/// The last one, whatever became of it.
pub async fn last_of(
    db: &impl ConnectionTrait,
    enterprise: Uuid,
    kind: Kind,
) -> Result<Option<proposal::Model>, DbErr> {
    let latest = of(enterprise, kind).order_by_desc(proposal::Column::CreatedAt);
    latest.order_by_desc(proposal::Column::Id).one(db).await
}

fn of(enterprise: Uuid, kind: Kind) -> sea_orm::Select<proposal::Entity> {
    let its = proposal::Entity::find().filter(proposal::COLUMN.enterprise_id.eq(enterprise));
    its.filter(proposal::COLUMN.kind.eq(kind))
}

/// Whether an officer checks a claim on it, so that its people stay as they are.
pub async fn is_frozen(db: &impl ConnectionTrait, enterprise: Uuid) -> Result<bool, DbErr> {
    let checked = of(enterprise, Kind::Claim).filter(proposal::COLUMN.status.eq(Status::Checking));
    Ok(checked.count(db).await? > 0)
}

/// What an account may say is its own.
pub async fn claimable(
    db: &impl ConnectionTrait,
    account: Uuid,
    slug: &str,
) -> Result<enterprise::Model, ProposeError> {
    let enterprise = public(db, slug).await?.ok_or(ProposeError::NoSuchEnterprise)?;
    if is_member(db, account, [enterprise.id]).await? {
        return Err(ProposeError::Member);
    }
    if !enterprise.status.is_active() {
        return Err(ProposeError::NotActive);
    }
    if open_of(db, enterprise.id, Kind::Claim).await?.is_some() {
        return Err(ProposeError::Open);
    }
    Ok(enterprise)
}
