//! Export: all of a filter within an officer's reach, or all of it of an enterprise's own, as a file. Limited and
//! written down; birth date and pay go along only where a purpose is told, and apprentices read that their birth
//! date did.
use super::{
    enterprise_list,
    form::{Besides, QueueFilter, RoomFilter},
    queue::{self, Listed},
    stages,
    steps::{self, Step},
};
use crate::{
    audit::{self, Entry},
    db::Db,
    error::AppError,
    limits::{self, TooMany},
    roles::{Actor, Member, Officer, TendEnterprise, rights::DecideEnterprises},
    words::when::today,
};
use chrono::{DateTime, Duration, Utc};
use entity::{event::District, placement::Side};
use sea_orm::DbErr;
use thiserror::Error;
use uuid::Uuid;

/// Of one account, with all other exports.
const MOST_AN_HOUR: i32 = 10;
const QUEUE: &str = "queue";
const ALL: &str = "all";

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

pub async fn export(
    db: &Db,
    who: &Officer<DecideEnterprises>,
    filter: &QueueFilter,
    besides: &Besides,
    now: DateTime<Utc>,
) -> Result<Vec<Listed>, ExportError> {
    allowed(db, who.account, besides, now).await?;
    let rows = queue::all(db.read(), who, filter, now).await?;
    let code = filter.shown.code();
    let entry = Entry::new("placements.export", "placement", "-")
        .district(only_district(who))
        .states(if code.is_empty() { QUEUE } else { code }, rows.len().to_string());
    write_down(db, &who.actor(), Side::Reviewer, &rows, besides, entry, now).await?;
    Ok(rows)
}

pub async fn export_own(
    db: &Db,
    who: &Member<TendEnterprise>,
    filter: &RoomFilter,
    besides: &Besides,
    now: DateTime<Utc>,
) -> Result<Vec<Listed>, ExportError> {
    allowed(db, who.account.id, besides, now).await?;
    let rows = enterprise_list::all(db.read(), who, filter, today(now)).await?;
    let shown = filter.only.map(|only| only.code()).or(filter.stage.map(stages::code));
    let entry = Entry::new("placements.export", "enterprise", who.enterprise.id)
        .district(who.enterprise.district)
        .states(shown.unwrap_or(ALL), rows.len().to_string());
    write_down(db, &who.actor(), Side::Enterprise, &rows, besides, entry, now).await?;
    Ok(rows)
}

async fn allowed(db: &Db, account: Uuid, besides: &Besides, now: DateTime<Utc>) -> Result<(), ExportError> {
    if !besides.fields.is_empty() && besides.purpose.is_none() {
        return Err(ExportError::NoPurpose);
    }
    let limit = format!("export {account}");
    limits::take(db, &limit, MOST_AN_HOUR, Duration::hours(1), now).await?.map_err(ExportError::TooMany)
}

async fn write_down(
    db: &Db,
    who: &Actor,
    side: Side,
    rows: &[Listed],
    besides: &Besides,
    entry: Entry,
    now: DateTime<Utc>,
) -> Result<(), DbErr> {
    let tx = db.begin().await?;
    let entry = entry.fields(besides.fields.iter().copied()).reason(besides.purpose.as_deref().unwrap_or_default());
    audit::put(&tx, who, entry, now).await?;
    if besides.fields.contains(&"birth_date") {
        let told = rows.iter().map(|listed| &listed.row).filter(|row| row.birth_date.is_some());
        steps::put_all(&tx, told, &Step::new("birth-date-read", side, who.account), now).await?;
    }
    tx.commit().await
}

/// Whoever keeps the audit of the one district that was exported reads it.
fn only_district(who: &Officer<DecideEnterprises>) -> Option<District> {
    match who.reach.districts() {
        Some([district]) => Some(*district),
        _ => None,
    }
}
