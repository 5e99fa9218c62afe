//! Approve: a pending registration is confirmed. It holds a place already, so there is always room, also
//! after the start.
use super::{
    decision::{self, Case, DecisionError},
    letters,
};
use crate::{
    audit,
    db::Db,
    mail::{address::AddressKey, outbox},
    roles::{Officer, rights::DecideRegistrations},
};
use chrono::{DateTime, Utc};
use entity::registration::{self, Status};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, IntoActiveModel};

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
    let sequence = row.sequence + 1;
    let mut approved = row.into_active_model();
    approved.status = Set(Status::Confirmed);
    approved.confirmed_at = Set(Some(now));
    approved.sequence = Set(sequence);
    let row = approved.update(&tx).await?;
    audit::put(&tx, &who.actor(), entry, now).await?;
    outbox::put_by(&tx, who.account, vec![letters::approved(key, &event, &row)], now).await?;
    tx.commit().await?;
    Ok(row)
}
