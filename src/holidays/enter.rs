//! Enter days off, or days that are worked for them.
use super::queries;
use crate::{
    audit::{self, Entry},
    db::Db,
    error::AppError,
    roles::{Officer, rights::WriteVenues},
};
use chrono::{DateTime, NaiveDate, Utc};
use entity::holiday::{self, Kind};
use sea_orm::{ActiveValue::Set, DbErr, EntityTrait, SqlErr};
use thiserror::Error;

/// As many days as are entered at once.
pub const MOST: usize = 31;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewHolidays {
    pub first: NaiveDate,
    /// Included.
    pub last: NaiveDate,
    pub kind: Kind,
    /// `[Chinese, English]`; English may be empty.
    pub name: [String; 2],
}

#[derive(Debug, Error)]
pub enum HolidayError {
    #[error("it ends before it begins, or has too many days")]
    Days,
    #[error("the day stands in the table already, as something else")]
    Taken(NaiveDate),
    #[error("the table is kept by officers of the whole city")]
    OutOfReach,
    #[error(transparent)]
    Db(#[from] DbErr),
}

impl From<HolidayError> for AppError {
    fn from(error: HolidayError) -> Self {
        match error {
            HolidayError::Days => Self::Refused("holidays.days"),
            HolidayError::Taken(_) => Self::Refused("holidays.taken"),
            HolidayError::OutOfReach => Self::Refused("holidays.out_of_reach"),
            HolidayError::Db(error) => error.into(),
        }
    }
}

/// Why somebody cannot change the table; a page asks it before it offers to.
pub fn refuse(who: &Officer<WriteVenues>) -> Result<(), HolidayError> {
    if who.reaches(None) { Ok(()) } else { Err(HolidayError::OutOfReach) }
}

/// Days that stand there as the same already stay: twice is once.
pub async fn enter_holidays(
    db: &Db,
    who: &Officer<WriteVenues>,
    new: &NewHolidays,
    now: DateTime<Utc>,
) -> Result<(), HolidayError> {
    refuse(who)?;
    let mut rows: Vec<holiday::Model> = new.days().map(|day| new.row(day)).collect();
    if rows.is_empty() || rows.len() > MOST {
        return Err(HolidayError::Days);
    }
    let tx = db.begin().await?;
    let there = queries::between(&tx, new.first, new.last).await?;
    if let Some(other) = there.iter().find(|row| !rows.contains(row)) {
        return Err(HolidayError::Taken(other.day));
    }
    rows.retain(|row| !there.contains(row));
    if rows.is_empty() {
        return Ok(());
    }
    let days: Vec<String> = rows.iter().map(|row| row.day.to_string()).collect();
    holiday::Entity::insert_many(rows.into_iter().map(written)).exec_without_returning(&tx).await.map_err(|error| {
        match error.sql_err() {
            // Another officer entered one of them this moment.
            Some(SqlErr::UniqueConstraintViolation(_)) => HolidayError::Taken(new.first),
            _ => error.into(),
        }
    })?;
    audit::put(&tx, &who.actor(), Entry::new("holidays.enter", "holiday", new.first).fields(days), now).await?;
    tx.commit().await?;
    Ok(())
}

impl NewHolidays {
    /// One more than are entered at once tells that there are too many.
    fn days(&self) -> impl Iterator<Item = NaiveDate> {
        self.first.iter_days().take_while(|day| *day <= self.last).take(MOST + 1)
    }

    fn row(&self, day: NaiveDate) -> holiday::Model {
        let [name_zh, name_en] = self.name.clone();
        holiday::Model { day, kind: self.kind, name_zh, name_en }
    }
}

fn written(row: holiday::Model) -> holiday::ActiveModel {
    holiday::ActiveModel {
        day: Set(row.day),
        kind: Set(row.kind),
        name_zh: Set(row.name_zh),
        name_en: Set(row.name_en),
    }
}
