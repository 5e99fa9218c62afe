//! The numbers that rows upstream carry, so that upstream need not ask: counted anew from the rows, under their locks.
use super::case::Case;
use entity::{
    enterprise, mentor,
    placement::{self, Status},
    placement_mentor, programme_enterprise,
};
use sea_orm::{
    ActiveModelTrait,
    ActiveValue::{Set, Unchanged},
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, ExprTrait, JoinType, PaginatorTrait, QueryFilter, QuerySelect,
    RelationTrait,
    sea_query::OnConflict,
};
use uuid::Uuid;

const LIVE: [Status; 3] = [Status::Agreed, Status::Running, Status::Paused];
const LEARNING: [Status; 2] = [Status::Running, Status::Paused];

/// Of the enterprise, of its place in the programme, and of the mentors. Called once the rows are as they will be.
pub async fn recount(tx: &impl ConnectionTrait, case: &Case) -> Result<(), DbErr> {
    let own = placement::COLUMN.enterprise_id.eq(case.enterprise.id);
    let live = own.and(placement::COLUMN.status.is_in(LIVE));
    let live = placement::Entity::find().filter(live).count(tx).await?;
    let row = enterprise::ActiveModel {
        id: Unchanged(case.enterprise.id),
        placements: Set(i32::try_from(live).unwrap_or(i32::MAX)),
        ..Default::default()
    };
    row.update(tx).await?;
    learning(tx, case.enterprise.id, case.programme.id).await?;
    for (_, mentor) in &case.mentors {
        teaching(tx, mentor.id).await?;
    }
    Ok(())
}

/// Who learns at an enterprise under a programme. It takes part in it from the first that is filed on.
pub async fn learning(tx: &impl ConnectionTrait, enterprise: Uuid, programme: Uuid) -> Result<(), DbErr> {
    let column = placement::COLUMN;
    let theirs = placement::Entity::find()
        .filter(column.enterprise_id.eq(enterprise))
        .filter(column.programme_id.eq(programme))
        .filter(column.filed_at.is_not_null());
    if theirs.clone().count(tx).await? == 0 {
        // The last may have gone to another programme.
        programme_enterprise::Entity::delete_by_id((programme, enterprise)).exec(tx).await?;
        return Ok(());
    }
    let learning = theirs.filter(column.status.is_in(LEARNING)).count(tx).await?;
    let row = programme_enterprise::ActiveModel {
        programme_id: Set(programme),
        enterprise_id: Set(enterprise),
        learning: Set(i32::try_from(learning).unwrap_or(i32::MAX)),
    };
    let conflict =
        OnConflict::columns([programme_enterprise::Column::ProgrammeId, programme_enterprise::Column::EnterpriseId])
            .update_column(programme_enterprise::Column::Learning)
            .to_owned();
    programme_enterprise::Entity::insert(row).on_conflict(conflict).exec_without_returning(tx).await?;
    Ok(())
}

/// Whom a mentor looks after: from the second side's approval until the end.
pub async fn teaching(tx: &impl ConnectionTrait, mentor: Uuid) -> Result<(), DbErr> {
    let column = placement::COLUMN;
    let theirs = placement_mentor::Entity::find()
        .join(JoinType::InnerJoin, placement_mentor::Relation::Placement.def())
        .filter(placement_mentor::COLUMN.mentor_id.eq(mentor))
        .filter(placement_mentor::COLUMN.until_day.is_null())
        .filter(column.approved_at.is_not_null())
        .filter(column.status.is_in([Status::Draft, Status::Agreed, Status::Running, Status::Paused]))
        .count(tx)
        .await?;
    let row = mentor::ActiveModel {
        id: Unchanged(mentor),
        teaching: Set(i32::try_from(theirs).unwrap_or(i32::MAX)),
        ..Default::default()
    };
    row.update(tx).await?;
    Ok(())
}
