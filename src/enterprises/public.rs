//! What others may ask of the enterprises that are public.
use super::{
    form::{Care, CreditCode},
    queries::in_directory,
};
use crate::{db::like::anywhere, words::folded};
use chrono::{DateTime, Utc};
use entity::{
    enterprise::{self, Status},
    event, event_enterprise,
};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, ExprTrait, PaginatorTrait, QueryFilter, QueryOrder,
    QuerySelect, QueryTrait, sea_query::Expr,
};
use uuid::Uuid;

const MOST_FOUND: u64 = 20;
const MOST_PAST: u64 = 10;
/// More to come than anybody reads.
const MOST_COMING: u64 = 50;

pub async fn public_by_id(db: &impl ConnectionTrait, id: Uuid) -> Result<Option<enterprise::Model>, DbErr> {
    enterprise::Entity::find_by_id(id).filter(in_directory()).one(db).await
}

/// By a piece of the name, or the whole credit code.
pub async fn found(db: &impl ConnectionTrait, typed: &str) -> Result<Vec<enterprise::Model>, DbErr> {
    let named = |piece: String| Expr::col(enterprise::Column::SearchText).like(anywhere(&piece));
    let by_name = folded::pieces(typed).into_iter().map(named).fold(Condition::all(), Condition::add);
    let code = CreditCode::parse(typed, Care::CopiedExactly).ok();
    let by_code = code.map(|code| enterprise::COLUMN.code.eq(code.as_str()));
    enterprise::Entity::find()
        .filter(in_directory())
        .filter(Condition::any().add(by_name).add_option(by_code))
        .order_by_asc(enterprise::Column::Name)
        .order_by_asc(enterprise::Column::Id)
        .limit(MOST_FOUND)
        .all(db)
        .await
}

pub async fn public_total(db: &impl ConnectionTrait) -> Result<u64, DbErr> {
    enterprise::Entity::find().filter(in_directory()).count(db).await
}

/// Those that were verified last.
pub async fn newest(db: &impl ConnectionTrait, most: u64) -> Result<Vec<enterprise::Model>, DbErr> {
    enterprise::Entity::find()
        .filter(enterprise::COLUMN.status.eq(Status::Verified))
        .order_by_desc(enterprise::Column::DecidedAt)
        .order_by_desc(enterprise::Column::Id)
        .limit(most)
        .all(db)
        .await
}

/// Published events that it takes part in: those that are not over by their start, and the last that are.
pub async fn events_of(
    db: &impl ConnectionTrait,
    enterprise: Uuid,
    now: DateTime<Utc>,
) -> Result<[Vec<event::Model>; 2], DbErr> {
    let its = event_enterprise::Entity::find()
        .select_only()
        .column(event_enterprise::Column::EventId)
        .filter(event_enterprise::COLUMN.enterprise_id.eq(enterprise));
    let its = event::Entity::find()
        .filter(event::COLUMN.id.in_subquery(its.into_query()))
        .filter(event::COLUMN.status.is_in([event::Status::Published, event::Status::Archived]))
        .filter(event::COLUMN.cancel_reason.is_null());
    let coming = its.clone().filter(event::COLUMN.ends_at.gt(now)).order_by_asc(event::Column::StartsAt);
    let past = its.filter(event::COLUMN.ends_at.lte(now)).order_by_desc(event::Column::StartsAt);
    Ok([coming.limit(MOST_COMING).all(db).await?, past.limit(MOST_PAST).all(db).await?])
}
