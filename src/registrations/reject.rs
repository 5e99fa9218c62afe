//! Reject, with a reason: a pending or waiting registration ends; a place it held goes to the first in
//! line at once.
use super::{
    decision::{self, Case, DecisionError},
    letters, places,
    promote::promote,
    sessions::{self, Which},
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

/// `reason` stands in the letter and on the ticket, as plain text. Twice is once.
pub async fn reject(
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
        Status::Rejected => return Ok(row),
        Status::Pending | Status::Waiting => {}
        _ => return Err(DecisionError::Decided),
    }
    let entry = decision::entry("registrations.reject", &event, &row, Status::Rejected);
    places::give_back(&mut event, row.status);
    let mut rejected = row.into_active_model();
    rejected.status = Set(Status::Rejected);
    rejected.reason = Set(Some(reason.to_owned()));
    let row = rejected.update(&tx).await?;
    let mut letters = vec![letters::rejected(key, &event, &row)];
    letters.extend(sessions::let_go(&tx, key, &event, &row, Which::All, now).await?);
    letters.extend(promote(&tx, key, &mut event, now).await?);
    places::keep(&tx, event).await?;
    audit::put(&tx, &who.actor(), entry, now).await?;
    outbox::put_by(&tx, who.account, letters, now).await?;
    tx.commit().await?;
    Ok(row)
}
