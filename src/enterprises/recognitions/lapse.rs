//! Lapse: what was confirmed is over on the day after its last, and its owners are told once.
use super::{letters, queries};
use crate::{
    db::Db,
    enterprises::queries::owners,
    mail::{address::AddressKey, outbox},
    words::when::today,
};
use chrono::{DateTime, Utc};
use entity::recognition::Status;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, DbErr, IntoActiveModel};
use uuid::Uuid;

/// Says how many lapsed here. Any number of workers may do it at once.
pub async fn lapse(db: &Db, key: &AddressKey, now: DateTime<Utc>) -> Result<u64, DbErr> {
    let mut lapsed = 0;
    let Some(yesterday) = today(now).pred_opt() else { return Ok(0) };
    for over in queries::ended(db.read(), yesterday).await? {
        lapsed += lapse_one(db, key, over.id, now).await?;
    }
    Ok(lapsed)
}

async fn lapse_one(db: &Db, key: &AddressKey, id: Uuid, now: DateTime<Utc>) -> Result<u64, DbErr> {
    let tx = db.begin().await?;
    let Some((was, enterprise)) = queries::lock_any(&tx, id).await? else { return Ok(0) };
    if !was.is_over(today(now)) {
        return Ok(0);
    }
    let mut row = was.into_active_model();
    row.status = Set(Status::Lapsed);
    let row = row.update(&tx).await?;
    if enterprise.status.is_active() {
        let (kinds, owners) = (queries::kinds(&tx).await?, owners(&tx, enterprise.id).await?);
        let letters = letters::to_owners(key, letters::LAPSED, (&row, &enterprise), &kinds, &owners, now);
        outbox::put_all(&tx, letters, now).await?;
    }
    tx.commit().await?;
    Ok(1)
}
