//! Export: all of a filter within an officer's reach, as a file. Limited and written down; birth date and pay go along
//! only where a purpose is told.
use super::{
    form::QueueFilter,
    queue::{self, Listed},
};
use crate::{
    audit::{self, Entry},
    db::Db,
    error::AppError,
    limits::{self, TooMany},
    roles::{Officer, rights::DecideEnterprises},
};
use chrono::{DateTime, Duration, Utc};
use entity::event::District;
use sea_orm::DbErr;
use thiserror::Error;

/// Of one officer, with all other exports.
const MOST_AN_HOUR: i32 = 10;
const ALL: &str = "queue";

#[derive(Debug, Error)]
pub enum ExportError {
    #[error("birth date or pay without a purpose")]
    NoPurpose,
    #[error("exported too often; {} seconds to wait", .0.seconds)]
    TooMany(TooMany),
    #[error(transparent)]
    Db(#[from] DbErr),
}

impl From<ExportError> for AppError {
    fn from(error: ExportError) -> Self {
        match error {
            ExportError::NoPurpose => Self::Unprocessable("placements.no_purpose"),
            ExportError::TooMany(too_many) => too_many.into(),
            ExportError::Db(error) => error.into(),
        }
    }
}

/// What goes along besides, and what for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Besides {
    pub fields: Vec<&'static str>,
    pub purpose: Option<String>,
}

pub async fn export(
    db: &Db,
    who: &Officer<DecideEnterprises>,
    filter: &QueueFilter,
    besides: &Besides,
    now: DateTime<Utc>,
) -> Result<Vec<Listed>, ExportError> {
    if !besides.fields.is_empty() && besides.purpose.is_none() {
        return Err(ExportError::NoPurpose);
    }
    let limit = format!("export {}", who.account);
    limits::take(db, &limit, MOST_AN_HOUR, Duration::hours(1), now).await?.map_err(ExportError::TooMany)?;
    let rows = queue::all(db.read(), who, filter, now).await?;
    let code = filter.shown.code();
    let entry = Entry::new("placements.export", "placement", "-")
        .district(only_district(who))
        .states(if code.is_empty() { ALL } else { code }, rows.len().to_string())
        .fields(besides.fields.iter().copied())
        .reason(besides.purpose.as_deref().unwrap_or_default());
    audit::put(db.write(), &who.actor(), entry, now).await?;
    Ok(rows)
}

/// Whoever keeps the audit of the one district that was exported reads it.
fn only_district(who: &Officer<DecideEnterprises>) -> Option<District> {
    match who.reach.districts() {
        Some([district]) => Some(*district),
        _ => None,
    }
}
