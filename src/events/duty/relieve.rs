//! Relieve an officer of a duty.
use super::{DutyError, open};
use crate::{
    audit::{self, Entry},
    db::Db,
    events::{
        conflicts::settle_relief,
        duty::{roster, tell},
        versions::keep_version,
    },
    mail::address::AddressKey,
    roles::{Officer, rights::WriteEvents},
};
use chrono::{DateTime, Utc};
use entity::{duty, event::Status};
use sea_orm::{EntityTrait, QueryFilter};
use uuid::Uuid;

const ACT: &str = "events.relieve_duty";

/// Twice is once. Whoever it is about is written to, once the event is published.
pub async fn relieve_duty(
    db: &Db,
    key: &AddressKey,
    who: &Officer<WriteEvents>,
    event: Uuid,
    id: Uuid,
    now: DateTime<Utc>,
) -> Result<(), DutyError> {
    let tx = db.begin().await?;
    let event = open(&tx, who, event, now).await?;
    let its = duty::Entity::find_by_id(id).filter(duty::COLUMN.event_id.eq(event.id));
    let Some(was) = its.one(&tx).await? else { return Ok(()) };
    let duties = roster(&tx, &event).await?;
    duty::Entity::delete_by_id(id).exec(&tx).await?;
    let entry = match was.session_id {
        Some(session) => Entry::new(ACT, "session", session),
        None => Entry::new(ACT, "event", event.id),
    };
    let entry = entry.district(event.district).states(was.account_id.to_string(), "");
    audit::put(&tx, &who.actor(), entry, now).await?;
    if event.status == Status::Published {
        let is = settle_relief(&tx, event.clone(), now).await?;
        keep_version(&tx, Some(who.account), ACT, Some(&event), &is, now).await?;
        tell(&tx, key, who.account, duties, &is, now).await?;
    }
    tx.commit().await?;
    Ok(())
}
