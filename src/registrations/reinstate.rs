//! Take a rejection back before the start, with a reason: to a place, or to the end of the line when
//! there is none.
use super::{
    decision::{self, Case, DecisionError},
    letters, places,
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

pub async fn reinstate(
    db: &Db,
    key: &AddressKey,
    who: &Officer<DecideRegistrations>,
    case: Case,
    reason: &str,
    now: DateTime<Utc>,
) -> Result<registration::Model, DecisionError> {
    let tx = db.begin().await?;
    let (mut event, row) = decision::open(&tx, who, case).await?;
    if row.status != Status::Rejected {
        return Err(DecisionError::Decided);
    }
    if event.has_started(now) {
        return Err(DecisionError::Started);
    }
    let status = places::take(&mut event);
    let entry = decision::entry("registrations.reinstate", &event, &row, status);
    let sequence = row.sequence + 1;
    let mut back = row.into_active_model();
    back.status = Set(status);
    back.sequence = Set(sequence);
    back.reason = Set(None);
    back.confirmed_at = Set((status == Status::Confirmed).then_some(now));
    if status == Status::Waiting {
        back.number = Set(event.next_number);
        event.next_number += 1;
    }
    let row = back.update(&tx).await?;
    let rank = (status == Status::Waiting).then(|| i64::from(event.waiting));
    let letter = letters::registered(key, &event, &row, rank).explained(reason);
    places::keep(&tx, event).await?;
    audit::put(&tx, &who.actor(), entry, now).await?;
    outbox::put_by(&tx, who.account, vec![letter], now).await?;
    tx.commit().await?;
    Ok(row)
}
