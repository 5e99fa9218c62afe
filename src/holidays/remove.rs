//! Take a day out of the table.
use super::enter::{HolidayError, refuse};
use crate::{
    audit::{self, Entry},
    db::Db,
    roles::{Officer, rights::WriteVenues},
};
use chrono::{DateTime, NaiveDate, Utc};
use entity::holiday;
use sea_orm::EntityTrait;

/// Twice is once.
pub async fn remove_holiday(
    db: &Db,
    who: &Officer<WriteVenues>,
    day: NaiveDate,
    now: DateTime<Utc>,
) -> Result<(), HolidayError> {
    refuse(who)?;
    let tx = db.begin().await?;
    if holiday::Entity::delete_by_id(day).exec(&tx).await?.rows_affected > 0 {
        audit::put(&tx, &who.actor(), Entry::new("holidays.remove", "holiday", day), now).await?;
    }
    tx.commit().await?;
    Ok(())
}
