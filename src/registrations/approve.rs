//! Approve: a pending registration is confirmed. It holds a place already, so there is always room, also
//! after the start.
use super::{
    decision::{self, Case, DecisionError},
    letters, sessions,
};
use crate::{
    audit,
    db::Db,
    mail::{address::AddressKey, outbox},
    roles::{Officer, rights::DecideRegistrations},
};
use chrono::{DateTime, Utc};
use entity::registration::{self, Status};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ConnectionTrait, DbErr, IntoActiveModel};

/// Twice is once.
pub async fn approve(
    db: &Db,
    key: &AddressKey,
    who: &Officer<DecideRegistrations>,
    case: Case,
    now: DateTime<Utc>,
) -> Result<registration::Model, DecisionError> {
    let tx = db.begin().await?;
    let (event, row) = decision::open(&tx, who, case).await?;
    match row.status {
        Status::Confirmed => return Ok(row),
        Status::Pending => {}
        _ => return Err(DecisionError::Decided),
    }
    let entry = decision::entry("registrations.approve", &event, &row, Status::Confirmed);
    let row = confirm(&tx, row, now).await?;
    audit::put(&tx, &who.actor(), entry, now).await?;
    let letter = letters::approved(key, &event, &row).with_sessions(&sessions::chosen_of(&tx, row.id).await?);
    outbox::put_by(&tx, who.account, vec![letter], now).await?;
    tx.commit().await?;
    Ok(row)
}

/// The row is confirmed; what it holds of the event's places stays the same.
pub(super) async fn confirm(
    tx: &impl ConnectionTrait,
    row: registration::Model,
    now: DateTime<Utc>,
) -> Result<registration::Model, DbErr> {
    let sequence = row.sequence + 1;
    let mut confirmed = row.into_active_model();
    confirmed.status = Set(Status::Confirmed);
    confirmed.confirmed_at = Set(Some(now));
    confirmed.sequence = Set(sequence);
    confirmed.update(tx).await
}
