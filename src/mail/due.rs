//! Which letter is due next.
use chrono::{DateTime, Duration, Utc};
use entity::letter;
use sea_orm::{
    ActiveModelTrait,
    ActiveValue::Set,
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, ExprTrait, IntoActiveModel, QueryFilter, QueryOrder, QuerySelect,
    sea_query::{Expr, LockBehavior, LockType, Query},
};

/// The letter whose time came first, locked; one that somebody else holds is passed over.
pub async fn next(tx: &impl ConnectionTrait, now: DateTime<Utc>) -> Result<Option<letter::Model>, DbErr> {
    letter::Entity::find()
        .filter(is_due(now))
        .order_by_asc(letter::Column::NextTryAt)
        .order_by_asc(letter::Column::Id)
        .lock_with_behavior(LockType::Update, LockBehavior::SkipLocked)
        .limit(1)
        .one(tx)
        .await
}

/// Whether anything is due; asked without a lock.
pub async fn any(db: &impl ConnectionTrait, now: DateTime<Utc>) -> Result<bool, DbErr> {
    let id: Option<uuid::Uuid> = letter::Entity::find()
        .select_only()
        .column(letter::Column::Id)
        .filter(is_due(now))
        .limit(1)
        .into_tuple()
        .one(db)
        .await?;
    Ok(id.is_some())
}

/// Puts a letter before all that wait, with patience anew.
pub async fn hurry(tx: &impl ConnectionTrait, letter: letter::Model, now: DateTime<Utc>) -> Result<(), DbErr> {
    let first: Option<DateTime<Utc>> = letter::Entity::find()
        .select_only()
        .column(letter::Column::NextTryAt)
        .filter(letter::COLUMN.state.eq(letter::State::Queued))
        .order_by_asc(letter::Column::NextTryAt)
        .limit(1)
        .into_tuple()
        .one(tx)
        .await?;
    let mut row = letter.into_active_model();
    row.state = Set(letter::State::Queued);
    row.next_try_at = Set(first.map_or(now, |first| Ord::min(first, now) - Duration::milliseconds(1)));
    row.due_at = Set(now);
    row.update(tx).await?;
    Ok(())
}

/// Queued and its time has come, or a lease that ran out with its worker; and nothing earlier about the
/// same row is still to be sent, for a person must not read of the end before the beginning. What keeps to the day
/// keeps nothing back.
fn is_due(now: DateTime<Utc>) -> sea_orm::Condition {
    let unsent = [letter::State::Queued, letter::State::Sending];
    let column = |column| Expr::col(("earlier", column));
    let earlier = Query::select()
        .expr(Expr::val(1))
        .from_as(letter::Entity, "earlier")
        .and_where(column(letter::Column::About).equals((letter::Entity, letter::Column::About)))
        .and_where(column(letter::Column::Id).lt(Expr::col((letter::Entity, letter::Column::Id))))
        .and_where(column(letter::Column::State).is_in(unsent))
        .and_where(column(letter::Column::QuietIn).is_null())
        .to_owned();
    sea_orm::Condition::all()
        .add(letter::COLUMN.state.is_in(unsent))
        .add(letter::COLUMN.next_try_at.lte(now))
        .add(Expr::exists(earlier).not())
}
