//! One person, one placement at a time. Days are half-open: the day after one's last is free.
use chrono::NaiveDate;
use entity::placement::{self, Status};
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, ExprTrait, QueryFilter, QueryOrder};

/// From the first day to the last, both of them in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Days {
    pub first: NaiveDate,
    pub last: NaiveDate,
}

impl Days {
    /// Those that count of a placement; `None` as long as they are not told.
    pub fn of(row: &placement::Model) -> Option<Self> {
        Some(Self { first: row.first_day?, last: row.until()? })
    }

    pub fn meets(self, other: Self) -> bool {
        self.first <= other.last && other.first <= self.last
    }
}

/// The person's other placements that take days of this one: cancelled ones never do, paused and ended ones do.
pub async fn others(tx: &impl ConnectionTrait, row: &placement::Model) -> Result<Vec<placement::Model>, DbErr> {
    let (Some(person), Some(days)) = (row.person_id, Days::of(row)) else { return Ok(vec![]) };
    let column = placement::COLUMN;
    let theirs = placement::Entity::find()
        .filter(column.person_id.eq(person))
        .filter(column.id.ne(row.id))
        .filter(column.approved_at.is_not_null())
        .filter(column.status.ne(Status::Cancelled))
        .filter(column.first_day.lte(days.last))
        .filter(column.end_day.gte(days.first).or(column.end_day.is_null().and(column.last_day.gte(days.first))))
        .order_by_asc(placement::Column::FirstDay)
        .all(tx)
        .await?;
    Ok(theirs.into_iter().filter(|other| Days::of(other).is_some_and(|taken| taken.meets(days))).collect())
}
