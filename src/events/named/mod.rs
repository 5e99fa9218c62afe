//! The enterprises that take part in an event, as officers name them.
pub mod drop_enterprise;
pub mod name_enterprise;

use super::queries;
use crate::{
    error::AppError,
    roles::{Officer, rights::WriteEvents},
};
use chrono::{DateTime, Utc};
use entity::{
    enterprise,
    event::{self, Phase},
    event_enterprise,
};
use sea_orm::{ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder};
use thiserror::Error;
use uuid::Uuid;

#[derive(Debug, Error)]
pub enum NamedError {
    #[error("there is no such event within the officer's reach")]
    NoSuchEvent,
    #[error("no enterprise with this id is public")]
    NoSuchEnterprise,
    #[error("the event is cancelled or over")]
    Over,
    #[error(transparent)]
    Db(#[from] DbErr),
}

impl From<NamedError> for AppError {
    fn from(error: NamedError) -> Self {
        match error {
            NamedError::NoSuchEvent | NamedError::NoSuchEnterprise => Self::NotFound,
            NamedError::Over => Self::Refused("events.named_over"),
            NamedError::Db(error) => error.into(),
        }
    }
}

/// The event, locked, while enterprises may still be named and dropped.
async fn open(
    tx: &impl ConnectionTrait,
    who: &Officer<WriteEvents>,
    event: Uuid,
    now: DateTime<Utc>,
) -> Result<event::Model, NamedError> {
    let event = queries::lock_within(tx, who, event).await?.ok_or(NamedError::NoSuchEvent)?;
    if is_open(&event, now) { Ok(event) } else { Err(NamedError::Over) }
}

/// Neither cancelled nor over; drafts too.
pub fn is_open(event: &event::Model, now: DateTime<Utc>) -> bool {
    !matches!(event.phase(now), Phase::Cancelled | Phase::Over)
}

/// In the order in which they were named, those that are not public now too.
pub async fn named(db: &impl ConnectionTrait, event: Uuid) -> Result<Vec<enterprise::Model>, DbErr> {
    let rows = event_enterprise::Entity::find()
        .filter(event_enterprise::COLUMN.event_id.eq(event))
        .order_by_asc(event_enterprise::Column::Position)
        .find_also_related(enterprise::Entity)
        .all(db)
        .await?;
    Ok(rows.into_iter().filter_map(|(_, enterprise)| enterprise).collect())
}

/// Those that everybody may read of.
pub async fn taking_part(db: &impl ConnectionTrait, event: Uuid) -> Result<Vec<enterprise::Model>, DbErr> {
    let public = |enterprise: &enterprise::Model| enterprise.status.is_public();
    Ok(named(db, event).await?.into_iter().filter(public).collect())
}
