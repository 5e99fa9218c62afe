//! How many begin in which month, within an officer's reach.
use super::queue::ours;
use crate::roles::{Officer, Right};
use chrono::{Datelike, NaiveDate};
use entity::placement::{self, Status};
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QuerySelect, sea_query::Expr};
use std::collections::BTreeMap;

const FILED: [Status; 5] = [Status::Agreed, Status::Running, Status::Paused, Status::EndedEarly, Status::Completed];

/// Filed ones by the first of their month; those that were cancelled never began.
pub async fn starts<R: Right>(db: &impl ConnectionTrait, who: &Officer<R>) -> Result<BTreeMap<NaiveDate, i64>, DbErr> {
    let column = placement::COLUMN;
    let days: Vec<(NaiveDate, i64)> = placement::Entity::find()
        .select_only()
        .column(placement::Column::FirstDay)
        .column_as(Expr::cust("COUNT(*)"), "number")
        .filter(ours(who))
        .filter(column.status.is_in(FILED))
        .filter(column.first_day.is_not_null())
        .group_by(placement::Column::FirstDay)
        .into_tuple()
        .all(db)
        .await?;
    let mut months = BTreeMap::new();
    for (day, number) in days {
        *months.entry(day.with_day(1).unwrap_or(day)).or_default() += number;
    }
    Ok(months)
}
