//! Cancel for somebody, with a reason: as they could do themselves until the start.
use super::{
    cancel::give_back,
    decision::{self, Case, DecisionError},
    letters, places,
    promote::promote,
};
use crate::{
    audit,
    db::Db,
    mail::{address::AddressKey, outbox},
    roles::{Officer, rights::DecideRegistrations},
};
use chrono::{DateTime, Utc};
use entity::registration::{self, Status};

/// Twice is once.
pub async fn cancel_for(
    db: &Db,
    key: &AddressKey,
    who: &Officer<DecideRegistrations>,
    case: Case,
    reason: &str,
    now: DateTime<Utc>,
) -> Result<registration::Model, DecisionError> {
    let tx = db.begin().await?;
    let (mut event, row) = decision::open(&tx, who, case).await?;
    if row.status == Status::Cancelled {
        return Ok(row);
    }
    if !row.status.is_live() {
        return Err(DecisionError::Decided);
    }
    if event.has_started(now) {
        return Err(DecisionError::Started);
    }
    let entry = decision::entry("registrations.cancel_for", &event, &row, Status::Cancelled);
    let mut letters = vec![letters::cancelled(key, &event, &row).explained(reason)];
    let (row, moved_up) = give_back(&tx, key, &mut event, row, now).await?;
    letters.extend(moved_up);
    letters.extend(promote(&tx, key, &mut event, now).await?);
    places::keep(&tx, event).await?;
    audit::put(&tx, &who.actor(), entry, now).await?;
    outbox::put_by(&tx, who.account, letters, now).await?;
    tx.commit().await?;
    Ok(row)
}
