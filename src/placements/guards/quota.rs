//! How many an enterprise may begin under a programme in a calendar year. Whoever left early stays counted.
use crate::{placements::case::Case, programmes};
use chrono::{Datelike, NaiveDate};
use entity::placement::{self, Fault, Status};
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, PaginatorTrait, QueryFilter};
use uuid::Uuid;

pub async fn fault(tx: &impl ConnectionTrait, case: &Case) -> Result<Option<Fault>, DbErr> {
    let Some(first) = case.row.first_day else { return Ok(None) };
    let year = first.year();
    let Some(places) = programmes::quota_of(tx, &case.programme, case.enterprise.id, year).await? else {
        return Ok(None);
    };
    let used = used(tx, case.programme.id, case.enterprise.id, year, case.row.id).await?;
    let is_full = used >= u64::try_from(places).unwrap_or_default();
    let full = || {
        placement::fault("quota_full")
            .at("first_day")
            .naming("year", year)
            .naming("places", places)
            .naming("used", used)
    };
    Ok(is_full.then(full))
}

/// By all others.
async fn used(
    tx: &impl ConnectionTrait,
    programme: Uuid,
    enterprise: Uuid,
    year: i32,
    except: Uuid,
) -> Result<u64, DbErr> {
    let column = placement::COLUMN;
    let (Some(first), Some(last)) = (NaiveDate::from_ymd_opt(year, 1, 1), NaiveDate::from_ymd_opt(year, 12, 31)) else {
        return Ok(0);
    };
    placement::Entity::find()
        .filter(column.programme_id.eq(programme))
        .filter(column.enterprise_id.eq(enterprise))
        .filter(column.first_day.between(first, last))
        .filter(column.approved_at.is_not_null())
        .filter(column.status.ne(Status::Cancelled))
        .filter(column.id.ne(except))
        .count(tx)
        .await
}
