//! Remind: 90, 30 and 7 days before the last day of a recognition its owners are told, once for each. A step that a
//! resting service missed is told of late, in the next one's place where that is due too, and never after the end.
//! Who holds a newer one of the kind is not told.
use super::{letters, queries};
use crate::{
    db::Db,
    enterprises::queries::owners,
    mail::{address::AddressKey, outbox},
    words::when::today,
};
use chrono::{DateTime, Duration, Utc};
use entity::recognition::REMINDERS;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, DbErr, IntoActiveModel};
use uuid::Uuid;

/// Says how many letters were put. Any number of workers may do it at once.
pub async fn remind(db: &Db, key: &AddressKey, now: DateTime<Utc>) -> Result<u64, DbErr> {
    let mut letters = 0;
    let (first, last) = (today(now), today(now) + Duration::days(REMINDERS[0]));
    let near = queries::ending_for_good(db.read(), first, last).await?;
    for due in near.into_iter().filter(|row| row.reminder(first).is_some()) {
        letters += remind_of(db, key, due.id, now).await?;
    }
    Ok(letters)
}

async fn remind_of(db: &Db, key: &AddressKey, id: Uuid, now: DateTime<Utc>) -> Result<u64, DbErr> {
    let tx = db.begin().await?;
    let Some((was, enterprise)) = queries::lock_any(&tx, id).await? else { return Ok(0) };
    let due = was.reminder(today(now)).filter(|_| enterprise.status.is_active());
    let Some(due) = due else { return Ok(0) };
    if queries::renewed(&tx, id).await? {
        return Ok(0);
    }
    let mut row = was.into_active_model();
    row.reminded = Set(i32::try_from(due).ok());
    let row = row.update(&tx).await?;
    let (kinds, owners) = (queries::kinds(&tx).await?, owners(&tx, enterprise.id).await?);
    let letters = letters::to_owners(key, letters::LAPSING, (&row, &enterprise), &kinds, &owners, now);
    let number = letters.len() as u64;
    outbox::put_all(&tx, letters, now).await?;
    tx.commit().await?;
    Ok(number)
}
