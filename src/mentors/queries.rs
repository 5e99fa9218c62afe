//! What can be asked of mentors: an enterprise's own, one within an officer's reach, and whom they may equal.
use crate::{
    enterprises::reached,
    roles::{Member, MemberRight, Officer, Right},
};
use entity::{
    enterprise, enterprise_mentor,
    mentor::{self, Status},
    placement_mentor,
};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect,
    QueryTrait,
    sea_query::{SelectStatement, SimpleExpr},
};
use std::collections::HashMap;
use uuid::Uuid;

/// An enterprise's, those who have been there for longer first.
pub async fn of(db: &impl ConnectionTrait, enterprise: Uuid) -> Result<Vec<mentor::Model>, DbErr> {
    let ties = enterprise_mentor::Entity::find()
        .filter(enterprise_mentor::COLUMN.enterprise_id.eq(enterprise))
        .order_by_asc(enterprise_mentor::Column::Since)
        .order_by_asc(enterprise_mentor::Column::MentorId)
        .find_also_related(mentor::Entity)
        .all(db)
        .await?;
    Ok(ties.into_iter().filter_map(|(_, mentor)| mentor).collect())
}

/// One of an enterprise's own.
pub async fn own(db: &impl ConnectionTrait, enterprise: Uuid, id: Uuid) -> Result<Option<mentor::Model>, DbErr> {
    let tie = enterprise_mentor::Entity::find_by_id((enterprise, id)).find_also_related(mentor::Entity).one(db).await?;
    Ok(tie.and_then(|(_, mentor)| mentor))
}

pub async fn by_id(db: &impl ConnectionTrait, id: Uuid) -> Result<Option<mentor::Model>, DbErr> {
    mentor::Entity::find_by_id(id).one(db).await
}

/// One of an enterprise's own, as it stands once nobody else holds the enterprise and then the mentor.
pub async fn lock_own<R: MemberRight>(
    tx: &impl ConnectionTrait,
    who: &Member<R>,
    id: Uuid,
) -> Result<Option<(enterprise::Model, mentor::Model)>, DbErr> {
    let Some(enterprise) = who.lock(tx).await? else { return Ok(None) };
    lock(tx, [id]).await?;
    Ok(own(tx, enterprise.id, id).await?.map(|mentor| (enterprise, mentor)))
}

/// In the order of their ids, so that two never wait for each other in a ring.
pub async fn lock(tx: &impl ConnectionTrait, ids: impl IntoIterator<Item = Uuid>) -> Result<(), DbErr> {
    let rows = mentor::Entity::find().filter(mentor::COLUMN.id.is_in(ids)).order_by_asc(mentor::Column::Id);
    rows.lock_exclusive().all(tx).await?;
    Ok(())
}

/// Of an account, locked until the transaction ends.
pub async fn lock_of_account(tx: &impl ConnectionTrait, account: Uuid) -> Result<Option<mentor::Model>, DbErr> {
    let its = || mentor::Entity::find().filter(mentor::COLUMN.account_id.eq(account));
    its().lock_exclusive().one(tx).await?;
    its().one(tx).await
}

/// For how many enterprises a mentor teaches.
pub async fn ties(db: &impl ConnectionTrait, id: Uuid) -> Result<u64, DbErr> {
    enterprise_mentor::Entity::find().filter(enterprise_mentor::COLUMN.mentor_id.eq(id)).count(db).await
}

/// Whether a placement names the mentor, over or not: what happened keeps who taught.
pub async fn is_named(db: &impl ConnectionTrait, id: Uuid) -> Result<bool, DbErr> {
    let named = placement_mentor::Entity::find().filter(placement_mentor::COLUMN.mentor_id.eq(id));
    Ok(named.count(db).await? > 0)
}

/// Whether two stand in one placement beside each other.
pub async fn share_a_placement(db: &impl ConnectionTrait, one: Uuid, other: Uuid) -> Result<bool, DbErr> {
    let of = |id: Uuid| placement_mentor::Entity::find().filter(placement_mentor::COLUMN.mentor_id.eq(id));
    let others = of(other).select_only().column(placement_mentor::Column::PlacementId).into_query();
    Ok(of(one).filter(placement_mentor::COLUMN.placement_id.in_subquery(others)).count(db).await? > 0)
}

/// The enterprises of each mentor, the earlier first.
pub async fn enterprises(
    db: &impl ConnectionTrait,
    mentors: impl IntoIterator<Item = Uuid>,
) -> Result<HashMap<Uuid, Vec<enterprise::Model>>, DbErr> {
    let ties = enterprise_mentor::Entity::find()
        .filter(enterprise_mentor::COLUMN.mentor_id.is_in(mentors))
        .order_by_asc(enterprise_mentor::Column::Since)
        .order_by_asc(enterprise_mentor::Column::EnterpriseId)
        .find_also_related(enterprise::Entity)
        .all(db)
        .await?;
    let mut all: HashMap<Uuid, Vec<enterprise::Model>> = HashMap::new();
    for (tie, enterprise) in ties {
        all.entry(tie.mentor_id).or_default().extend(enterprise);
    }
    Ok(all)
}

/// One of an enterprise within an officer's reach, with all enterprises that they teach for.
pub async fn find<R: Right>(
    db: &impl ConnectionTrait,
    who: &Officer<R>,
    id: Uuid,
) -> Result<Option<(mentor::Model, Vec<enterprise::Model>)>, DbErr> {
    let Some(mentor) = mentor::Entity::find_by_id(id).filter(ours(who)).one(db).await? else { return Ok(None) };
    let all = enterprises(db, [id]).await?.remove(&id).unwrap_or_default();
    Ok(Some((mentor, all)))
}

/// The same, as they stand once nobody else holds the mentor nor some others.
pub async fn lock_within<R: Right>(
    tx: &impl ConnectionTrait,
    who: &Officer<R>,
    id: Uuid,
    others: &[Uuid],
) -> Result<Option<(mentor::Model, Vec<enterprise::Model>)>, DbErr> {
    lock(tx, others.iter().copied().chain([id])).await?;
    find(tx, who, id).await
}

/// A mentor is within reach when one of their enterprises is.
pub fn ours<R: Right>(who: &Officer<R>) -> SimpleExpr {
    mentor::COLUMN.id.in_subquery(of_enterprises(reached(who)))
}

/// Ids of those who teach for some enterprises.
pub fn of_enterprises(which: Condition) -> SelectStatement {
    let enterprises = enterprise::Entity::find().select_only().column(enterprise::Column::Id).filter(which);
    enterprise_mentor::Entity::find()
        .select_only()
        .column(enterprise_mentor::Column::MentorId)
        .filter(enterprise_mentor::COLUMN.enterprise_id.in_subquery(enterprises.into_query()))
        .into_query()
}

/// Who may be the same person: without an account, called alike, and still there; of any enterprise.
pub async fn equals(db: &impl ConnectionTrait, to: &mentor::Model) -> Result<Vec<mentor::Model>, DbErr> {
    if to.account_id.is_some() || to.name.is_empty() {
        return Ok(vec![]);
    }
    let column = mentor::COLUMN;
    mentor::Entity::find()
        .filter(column.search_text.eq(to.search_text.as_str()))
        .filter(column.account_id.is_null())
        .filter(column.status.is_in([Status::Proposed, Status::Approved, Status::Resting]))
        .filter(column.id.ne(to.id))
        .order_by_asc(mentor::Column::ProposedAt)
        .order_by_asc(mentor::Column::Id)
        .all(db)
        .await
}
