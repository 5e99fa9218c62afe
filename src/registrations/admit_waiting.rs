//! Promote out of turn, with a reason: somebody who waits gets a place that is added for them, so that
//! nobody in front loses one.
use super::{
    approve::confirm,
    decision::{self, Case, DecisionError},
    letters, places, sessions,
};
use crate::{
    audit,
    db::Db,
    events,
    mail::{address::AddressKey, outbox},
    roles::{Officer, rights::DecideRegistrations},
};
use chrono::{DateTime, Utc};
use entity::registration::{self, Status};

const ACT: &str = "registrations.admit_waiting";

/// Whoever decides so has approved it as well. Twice is once.
pub async fn admit_waiting(
    db: &Db,
    key: &AddressKey,
    who: &Officer<DecideRegistrations>,
    case: Case,
    reason: &str,
    now: DateTime<Utc>,
) -> Result<registration::Model, DecisionError> {
    let tx = db.begin().await?;
    let (mut event, row) = decision::open(&tx, who, case).await?;
    match row.status {
        Status::Confirmed => return Ok(row),
        Status::Waiting => {}
        _ => return Err(DecisionError::Decided),
    }
    if event.has_started(now) {
        return Err(DecisionError::Started);
    }
    let entry = decision::entry(ACT, &event, &row, Status::Confirmed).reason(reason);
    let was = event.clone();
    places::give_back(&mut event, row.status);
    places::add(&mut event);
    let row = confirm(&tx, row, now).await?;
    let chosen = sessions::fulfil(&tx, &row, now).await?;
    let letter = letters::admitted(key, &event, &row).with_sessions(&chosen);
    events::keep_version(&tx, Some(who.account), ACT, Some(&was), &event, now).await?;
    places::keep(&tx, event).await?;
    audit::put(&tx, &who.actor(), entry, now).await?;
    outbox::put_by(&tx, who.account, vec![letter], now).await?;
    tx.commit().await?;
    Ok(row)
}
