//! What happened upstream is followed up: a mentor who may not teach any more sends unfiled drafts back, their part
//! reopened; an enterprise whose suspension is lifted passes on what was agreed meanwhile; drafts of one that closed end.
use super::{
    due::{due, held, of_those},
    silence::end_draft,
};
use crate::{
    db::Db,
    mail::address::AddressKey,
    placements::{
        acts::Stage,
        approve::{give_back, settle, tell_apprentice, tell_writer},
        case::{self, Case},
        draft::may_enrol,
        guards, letters, queries,
        steps::{self, Step},
    },
};
use chrono::{DateTime, Utc};
use entity::{
    enterprise, enterprise_mentor, mentor,
    placement::{self, Reason, Returned, Side, Status},
    placement_mentor,
    placement_part::{self, Part},
};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, ExprTrait, JoinType, QueryFilter, QuerySelect,
    QueryTrait, RelationTrait, Select,
    sea_query::{Alias, Expr, Query, SelectStatement},
};
use uuid::Uuid;

/// How many drafts went on, went back or ended.
pub async fn follow(db: &Db, key: &AddressKey, now: DateTime<Utc>) -> Result<u64, DbErr> {
    let column = placement::COLUMN;
    let draft = || Condition::all().add(column.status.eq(Status::Draft));
    let unled = draft()
        .add(column.party.is_in([Side::Apprentice, Side::Reviewer]))
        .add(column.id.in_subquery(without_mentor()));
    let closed = draft().add(of_those(enterprise::Status::Closed));
    let agreed = draft()
        .add(of_those(enterprise::Status::Verified))
        .add(column.party.eq(Side::Apprentice))
        .add(column.id.in_subquery(queries::all_agreed().into_query()));
    let mut followed = 0;
    for id in due(db, unled).await? {
        let Some((tx, mut case)) = held(db, id).await? else { continue };
        if reopen_mentors(&tx, key, &mut case, now).await? {
            tx.commit().await?;
            followed += 1;
        }
    }
    for id in due(db, closed).await? {
        let Some((tx, mut case)) = held(db, id).await? else { continue };
        if case.row.status == Status::Draft && case.enterprise.status == enterprise::Status::Closed {
            end_draft(&tx, key, &mut case, Reason::EnterpriseShrank, now).await?;
            tx.commit().await?;
            followed += 1;
        }
    }
    for id in due(db, agreed).await? {
        let Some((tx, mut case)) = held(db, id).await? else { continue };
        if Stage::of(&case.row) == Stage::WithApprentice && case.all_agreed() && may_enrol(&case.enterprise) {
            settle(&tx, key, &mut case, Side::Nobody, now).await?;
            tx.commit().await?;
            followed += 1;
        }
    }
    Ok(followed)
}

async fn reopen_mentors(
    tx: &impl ConnectionTrait,
    key: &AddressKey,
    case: &mut Case,
    now: DateTime<Utc>,
) -> Result<bool, DbErr> {
    let is_elsewhere = matches!(Stage::of(&case.row), Stage::WithApprentice | Stage::WithReviewer);
    let faults = guards::unfit(tx, case).await?;
    if !is_elsewhere || faults.is_empty() {
        return Ok(false);
    }
    placement_part::Entity::delete_by_id((case.row.id, Part::Mentors)).exec(tx).await?;
    let fields = faults.iter().map(|fault| fault.field.clone()).collect();
    give_back(tx, case, Returned { fields, faults, ..Returned::default() }, now).await?;
    steps::put(tx, &case.row, Step::new("mentor-gone", Side::Nobody, None), now).await?;
    tell_writer(tx, key, letters::GUARD_FAILED, case, now).await?;
    if case.row.account_id.is_some() {
        tell_apprentice(tx, key, letters::CHANGING, case, now).await?;
    }
    *case = case::load(tx, case.row.id).await?.ok_or_else(|| DbErr::RecordNotFound("the placement".into()))?;
    Ok(true)
}

/// Placements of which a mentor is not approved, or is the enterprise's no more.
pub fn without_mentor() -> SelectStatement {
    ties().into_query()
}

/// Of some placements, without going through all.
pub fn without_mentor_of(placements: Vec<Uuid>) -> SelectStatement {
    ties().filter(placement_mentor::COLUMN.placement_id.is_in(placements)).into_query()
}

/// Of an enterprise, likewise.
pub fn without_mentor_at(enterprise: Uuid) -> SelectStatement {
    ties().filter(placement::COLUMN.enterprise_id.eq(enterprise)).into_query()
}

fn ties() -> Select<placement_mentor::Entity> {
    let tie = Alias::new("enterprise_mentor");
    let tied = Query::select()
        .expr(Expr::val(1))
        .from(enterprise_mentor::Entity)
        .and_where(
            Expr::col((tie.clone(), enterprise_mentor::Column::EnterpriseId))
                .equals((placement::Entity, placement::Column::EnterpriseId)),
        )
        .and_where(
            Expr::col((tie, enterprise_mentor::Column::MentorId))
                .equals((placement_mentor::Entity, placement_mentor::Column::MentorId)),
        )
        .to_owned();
    placement_mentor::Entity::find()
        .select_only()
        .column(placement_mentor::Column::PlacementId)
        .join(JoinType::InnerJoin, placement_mentor::Relation::Placement.def())
        .join(JoinType::InnerJoin, placement_mentor::Relation::Mentor.def())
        .filter(placement_mentor::COLUMN.until_day.is_null())
        .filter(Condition::any().add(mentor::COLUMN.status.ne(mentor::Status::Approved)).add(Expr::exists(tied).not()))
}
