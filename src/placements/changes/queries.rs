//! What can be asked of changes, and how one that holds at once is kept.
use super::terms;
use crate::placements::{case::Case, links::asks_guardian, steps};
use chrono::{DateTime, Duration, Utc};
use entity::{
    placement::Side,
    placement_change::{self, State, Terms},
    placement_objection,
};
use sea_orm::{
    ActiveModelTrait,
    ActiveValue::Set,
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, ExprTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait,
    sea_query::{SelectStatement, SimpleExpr},
};
use uuid::Uuid;

/// For so long the apprentice may object.
const WITHIN: Duration = Duration::days(14);

/// What whoever proposed it wrote to it.
pub async fn words_of(db: &impl ConnectionTrait, change: &placement_change::Model) -> Result<Option<String>, DbErr> {
    let id = change.id.to_string();
    let steps = steps::of(db, change.placement_id).await?;
    // The newest stands first, and its own is the first of those that name it.
    let its = steps.into_iter().rfind(|step| step.named.0.iter().any(|(name, value)| name == "change" && *value == id));
    Ok(its.and_then(|step| step.words))
}

/// By the enterprise alone; `before` is what stood until now.
pub async fn put_in_force(
    tx: &impl ConnectionTrait,
    case: &Case,
    account: Uuid,
    before: Terms,
    now: DateTime<Utc>,
) -> Result<placement_change::Model, DbErr> {
    let row = placement_change::ActiveModel {
        id: Set(Uuid::now_v7()),
        placement_id: Set(case.row.id),
        side: Set(Side::Enterprise),
        account_id: Set(account),
        state: Set(State::InForce),
        accepted_by: Set(None),
        guardian_said_at: Set(None),
        before: Set(before),
        after: Set(terms::of(case)),
        made_at: Set(now),
        expires_at: Set(None),
        settled_at: Set(now),
    };
    row.insert(tx).await
}

/// The one that somebody has still to say something to.
pub async fn open(db: &impl ConnectionTrait, placement: Uuid) -> Result<Option<placement_change::Model>, DbErr> {
    placement_change::Entity::find()
        .filter(placement_change::COLUMN.placement_id.eq(placement))
        .filter(placement_change::COLUMN.state.is_in([State::Open, State::Agreed]))
        .one(db)
        .await
}

/// Those of some placements that somebody has still to say something to.
pub async fn all_waiting(
    db: &impl ConnectionTrait,
    placements: Vec<Uuid>,
) -> Result<Vec<placement_change::Model>, DbErr> {
    placement_change::Entity::find()
        .filter(placement_change::COLUMN.placement_id.is_in(placements))
        .filter(placement_change::COLUMN.state.is_in([State::Open, State::Agreed]))
        .all(db)
        .await
}

/// All of a placement, from the first on.
pub async fn all(db: &impl ConnectionTrait, placement: Uuid) -> Result<Vec<placement_change::Model>, DbErr> {
    placement_change::Entity::find()
        .filter(placement_change::COLUMN.placement_id.eq(placement))
        .order_by_asc(placement_change::Column::Id)
        .all(db)
        .await
}

pub async fn one(db: &impl ConnectionTrait, id: Uuid) -> Result<Option<placement_change::Model>, DbErr> {
    placement_change::Entity::find_by_id(id).one(db).await
}

/// Placements of which a proposal waits for the enterprise's answer.
pub fn unanswered() -> SelectStatement {
    let column = placement_change::COLUMN;
    let is_asked = column.accepted_by.is_null().or(column.accepted_by.ne(Side::Enterprise));
    placement_change::Entity::find()
        .select_only()
        .column(placement_change::Column::PlacementId)
        .filter(column.state.eq(State::Open))
        .filter(column.side.ne(Side::Enterprise))
        .filter(is_asked)
        .into_query()
}

/// Whether both sides agreed to one, and a guardian whom it names: the bureau has it.
pub fn agreed() -> SimpleExpr {
    let its = (placement_change::Entity, placement_change::Column::PlacementId);
    placement_change::COLUMN.state.eq(State::Agreed).and(asks_guardian(its).not())
}

/// Placements of which the bureau has one.
pub fn undecided() -> SelectStatement {
    let its = placement_change::Entity::find().select_only().column(placement_change::Column::PlacementId);
    its.filter(agreed()).into_query()
}

/// Which of its fields are still as it made them: what an objection to it brings back. Who taught what is over stays.
pub fn standing(case: &Case, change: &placement_change::Model) -> Vec<&'static str> {
    let since = change.after.touched(&terms::of(case));
    let is_over = !case.row.status.is_live();
    let stands = |field: &&'static str| !(since.contains(field) || is_over && *field == "mentors");
    change.touched().into_iter().filter(stands).collect()
}

/// Those that the apprentice was told of and may still object to, each once and as long as something of it stands; the
/// latest first.
pub async fn objectable(
    db: &impl ConnectionTrait,
    case: &Case,
    now: DateTime<Utc>,
) -> Result<Vec<placement_change::Model>, DbErr> {
    let column = placement_change::COLUMN;
    let objected = placement_objection::Entity::find()
        .select_only()
        .column(placement_objection::Column::ChangeId)
        .filter(placement_objection::COLUMN.placement_id.eq(case.row.id))
        .filter(placement_objection::COLUMN.change_id.is_not_null());
    let mut told = placement_change::Entity::find()
        .filter(column.placement_id.eq(case.row.id))
        .filter(column.state.eq(State::InForce))
        .filter(column.expires_at.is_null())
        .filter(column.settled_at.gte(now - WITHIN))
        .filter(column.id.not_in_subquery(objected.into_query()))
        .order_by_desc(placement_change::Column::Id)
        .all(db)
        .await?;
    told.retain(|change| !standing(case, change).is_empty());
    Ok(told)
}

/// The one of them that is named, or the latest.
pub async fn objectable_one(
    db: &impl ConnectionTrait,
    case: &Case,
    change: Option<Uuid>,
    now: DateTime<Utc>,
) -> Result<Option<placement_change::Model>, DbErr> {
    let all = objectable(db, case, now).await?;
    Ok(all.into_iter().find(|each| change.is_none_or(|named| named == each.id)))
}

/// What an objection is against, where that was put in force at once.
pub async fn against(
    db: &impl ConnectionTrait,
    objection: &placement_objection::Model,
) -> Result<Option<placement_change::Model>, DbErr> {
    match objection.change_id {
        Some(id) => one(db, id).await,
        None => Ok(None),
    }
}

/// Mentors who would teach again if an objection is right.
pub async fn returning(db: &impl ConnectionTrait, objection: &placement_objection::Model) -> Result<Vec<Uuid>, DbErr> {
    Ok(against(db, objection).await?.map(|change| change.before.mentors).unwrap_or_default())
}
