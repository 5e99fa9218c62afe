//! What can be asked of placements: an enterprise's, one's own, and those within an officer's reach.
use super::case::{self, Case};
use crate::roles::{Candidate, Member, MemberRight, Officer, Right};
use entity::{placement, placement_part};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, ExprTrait, QueryFilter, QueryOrder, QuerySelect, Select,
};
use std::collections::HashSet;
use uuid::Uuid;

/// One of an enterprise's own.
pub async fn own<R: MemberRight>(db: &impl ConnectionTrait, who: &Member<R>, id: Uuid) -> Result<Option<Case>, DbErr> {
    Ok(case::load(db, id).await?.filter(|case| case.enterprise.id == who.enterprise.id))
}

/// The same, held until the transaction ends; `None` also where the right is gone meanwhile.
pub async fn lock_own<R: MemberRight>(
    tx: &impl ConnectionTrait,
    who: &Member<R>,
    id: Uuid,
) -> Result<Option<Case>, DbErr> {
    lock_own_with(tx, who, id, &[]).await
}

/// The same with mentors who are to teach in it.
pub async fn lock_own_with<R: MemberRight>(
    tx: &impl ConnectionTrait,
    who: &Member<R>,
    id: Uuid,
    coming: &[Uuid],
) -> Result<Option<Case>, DbErr> {
    if who.lock(tx).await?.is_none() {
        return Ok(None);
    }
    Ok(case::lock_with(tx, id, coming).await?.filter(|case| case.enterprise.id == who.enterprise.id))
}

/// Placements to whose every part the apprentice agreed.
pub fn all_agreed() -> Select<placement_part::Entity> {
    placement_part::Entity::find()
        .select_only()
        .column(placement_part::Column::PlacementId)
        .filter(placement_part::COLUMN.is_agreed.eq(true))
        .group_by(placement_part::Column::PlacementId)
        .having(placement_part::Column::Part.count().eq(5))
}

/// Those of some.
pub async fn agreed(db: &impl ConnectionTrait, among: Vec<Uuid>) -> Result<HashSet<Uuid>, DbErr> {
    let those = all_agreed().filter(placement_part::COLUMN.placement_id.is_in(among));
    Ok(those.into_tuple::<Uuid>().all(db).await?.into_iter().collect())
}

/// All that an account is the apprentice of, the latest first.
pub async fn mine(db: &impl ConnectionTrait, account: Uuid) -> Result<Vec<placement::Model>, DbErr> {
    placement::Entity::find()
        .filter(placement::COLUMN.account_id.eq(account))
        .order_by_desc(placement::Column::CreatedAt)
        .order_by_desc(placement::Column::Id)
        .all(db)
        .await
}

pub async fn my(db: &impl ConnectionTrait, who: &Candidate, id: Uuid) -> Result<Option<Case>, DbErr> {
    Ok(case::load(db, id).await?.filter(|case| case.row.account_id == Some(who.account.id)))
}

/// The same, held until the transaction ends.
pub async fn lock_my(tx: &impl ConnectionTrait, who: &Candidate, id: Uuid) -> Result<Option<Case>, DbErr> {
    Ok(case::lock(tx, id).await?.filter(|case| case.row.account_id == Some(who.account.id)))
}

/// One of an enterprise within an officer's reach.
pub async fn within<R: Right>(db: &impl ConnectionTrait, who: &Officer<R>, id: Uuid) -> Result<Option<Case>, DbErr> {
    Ok(case::load(db, id).await?.filter(|case| who.reaches(case.enterprise.district)))
}

/// The same, held until the transaction ends.
pub async fn lock_within<R: Right>(
    tx: &impl ConnectionTrait,
    who: &Officer<R>,
    id: Uuid,
) -> Result<Option<Case>, DbErr> {
    Ok(case::lock(tx, id).await?.filter(|case| who.reaches(case.enterprise.district)))
}

/// The same with mentors who may teach in it again.
pub async fn lock_within_with<R: Right>(
    tx: &impl ConnectionTrait,
    who: &Officer<R>,
    id: Uuid,
    coming: &[Uuid],
) -> Result<Option<Case>, DbErr> {
    Ok(case::lock_with(tx, id, coming).await?.filter(|case| who.reaches(case.enterprise.district)))
}
