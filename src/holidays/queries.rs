//! What can be asked of the table.
use chrono::NaiveDate;
use entity::holiday;
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder};

/// The days of a span that stand in the table, both ends included.
pub async fn between(
    db: &impl ConnectionTrait,
    first: NaiveDate,
    last: NaiveDate,
) -> Result<Vec<holiday::Model>, DbErr> {
    let days = holiday::Entity::find().filter(holiday::Column::Day.between(first, last));
    days.order_by_asc(holiday::Column::Day).all(db).await
}

pub async fn of_year(db: &impl ConnectionTrait, year: i32) -> Result<Vec<holiday::Model>, DbErr> {
    let [first, last] = [(1, 1), (12, 31)].map(|(month, day)| NaiveDate::from_ymd_opt(year, month, day));
    match first.zip(last) {
        Some((first, last)) => between(db, first, last).await,
        None => Ok(vec![]),
    }
}
