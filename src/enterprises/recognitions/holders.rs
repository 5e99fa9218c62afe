//! How many enterprises hold what today, by kind and by district: each once, however many certificates it has.
use super::queries::{holders, is_valid};
use crate::{
    enterprises::queries::{in_directory, reached},
    roles::{Officer, Right},
};
use chrono::NaiveDate;
use entity::{enterprise, event::District, recognition};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QuerySelect, QueryTrait,
    sea_query::{Expr, ExprTrait, Func},
};
use std::collections::HashMap;

/// Numbers of enterprises; `None` among the districts is elsewhere.
pub struct Holders {
    pub by_kind: HashMap<String, i64>,
    pub by_district: HashMap<Option<District>, i64>,
}

/// Of the directory.
pub async fn public(db: &impl ConnectionTrait, today: NaiveDate) -> Result<Holders, DbErr> {
    count(db, Condition::all().add(in_directory()), today).await
}

/// Of an officer's reach.
pub async fn within<R: Right>(db: &impl ConnectionTrait, who: &Officer<R>, today: NaiveDate) -> Result<Holders, DbErr> {
    count(db, reached(who), today).await
}

async fn count(db: &impl ConnectionTrait, among: Condition, today: NaiveDate) -> Result<Holders, DbErr> {
    let ids = enterprise::Entity::find().select_only().column(enterprise::Column::Id).filter(among.clone());
    let by_kind: Vec<(String, i64)> = recognition::Entity::find()
        .select_only()
        .column(recognition::Column::Kind)
        .column_as(Expr::expr(Func::count_distinct(Expr::col(recognition::Column::EnterpriseId))), "number")
        .filter(is_valid(today).and(recognition::COLUMN.enterprise_id.in_subquery(ids.into_query())))
        .group_by(recognition::Column::Kind)
        .into_tuple()
        .all(db)
        .await?;
    let by_district: Vec<(Option<District>, i64)> = enterprise::Entity::find()
        .select_only()
        .column(enterprise::Column::District)
        .column_as(enterprise::Column::Id.count(), "number")
        .filter(among.add(enterprise::COLUMN.id.in_subquery(holders(None, today))))
        .group_by(enterprise::Column::District)
        .into_tuple()
        .all(db)
        .await?;
    Ok(Holders { by_kind: by_kind.into_iter().collect(), by_district: by_district.into_iter().collect() })
}
