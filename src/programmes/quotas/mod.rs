//! How many placements an enterprise may begin under a programme in a year, where it is not the programme's default.
pub mod remove;
pub mod set;

use super::keep::KeepError;
use crate::error::AppError;
use entity::{enterprise, quota};
use sea_orm::{ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use thiserror::Error;
use uuid::Uuid;

#[derive(Debug, Error)]
pub enum QuotaError {
    #[error(transparent)]
    Keep(#[from] KeepError),
    #[error("no enterprise with this id is public or has a quota here")]
    NoSuchEnterprise,
    #[error("another set it meanwhile")]
    Stale(Set),
    #[error(transparent)]
    Db(#[from] DbErr),
}

impl From<QuotaError> for AppError {
    fn from(error: QuotaError) -> Self {
        match error {
            QuotaError::Keep(error) => error.into(),
            QuotaError::NoSuchEnterprise => Self::NotFound,
            QuotaError::Stale(_) => Self::Refused("programmes.stale"),
            QuotaError::Db(error) => error.into(),
        }
    }
}

/// Whose quota, in which year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Share {
    pub programme: Uuid,
    pub enterprise: Uuid,
    pub year: i32,
}

/// What is set; `None` within: as many as it likes, `None` around it: nothing, so the default holds.
pub type Set = Option<Option<i32>>;

/// As the audit and the form write it down.
pub fn written(set: Set) -> String {
    match set {
        None => "default".to_owned(),
        Some(None) => "none".to_owned(),
        Some(Some(places)) => places.to_string(),
    }
}

/// Whose it is or may be: one that is public, or has one already.
pub async fn enterprise(db: &impl ConnectionTrait, share: Share) -> Result<Option<enterprise::Model>, DbErr> {
    let of = enterprise::Entity::find_by_id(share.enterprise).one(db).await?;
    let has = find(db, share).await?.is_some();
    Ok(of.filter(|of| has || of.status.is_public()))
}

pub async fn find(db: &impl ConnectionTrait, share: Share) -> Result<Option<quota::Model>, DbErr> {
    quota::Entity::find_by_id((share.programme, share.enterprise, share.year)).one(db).await
}

/// All that are set for a year, by the enterprise's name.
pub async fn of_year(
    db: &impl ConnectionTrait,
    programme: Uuid,
    year: i32,
) -> Result<Vec<(quota::Model, enterprise::Model)>, DbErr> {
    let rows = quota::Entity::find()
        .filter(quota::COLUMN.programme_id.eq(programme))
        .filter(quota::COLUMN.year.eq(year))
        .find_also_related(enterprise::Entity)
        .order_by_asc(enterprise::Column::Name)
        .order_by_asc(enterprise::Column::Id)
        .all(db)
        .await?;
    Ok(rows.into_iter().filter_map(|(quota, enterprise)| Some((quota, enterprise?))).collect())
}

/// Years in which some are set, the first first.
pub async fn years(db: &impl ConnectionTrait, programme: Uuid) -> Result<Vec<i32>, DbErr> {
    quota::Entity::find()
        .select_only()
        .column(quota::Column::Year)
        .distinct()
        .filter(quota::COLUMN.programme_id.eq(programme))
        .order_by_asc(quota::Column::Year)
        .into_tuple()
        .all(db)
        .await
}
