//! Put an officer on duty at an event, or at one of its sessions.
use super::{DutyError, NewDuty, open, to_choose};
use crate::{
    audit::{self, Entry},
    db::Db,
    events::{
        conflicts::settle_duty,
        duty::{roster, tell},
        sessions,
        versions::keep_version,
    },
    mail::address::AddressKey,
    roles::{Officer, rights::WriteEvents},
};
use chrono::{DateTime, Utc};
use entity::{duty, event::Status};
use sea_orm::{ActiveValue::Set, ConnectionTrait, DbErr, EntityTrait, QueryFilter};
use uuid::Uuid;

const ACT: &str = "events.assign_duty";

/// Twice is once. Whoever it is about is written to, once the event is published. Whoever is put on duty at a session is
/// so at the whole event no longer, and the other way round. `despite` is why, where they are on duty elsewhere and the
/// event is published.
pub async fn assign_duty(
    db: &Db,
    key: &AddressKey,
    who: &Officer<WriteEvents>,
    event: Uuid,
    new: NewDuty,
    despite: &str,
    now: DateTime<Utc>,
) -> Result<(), DutyError> {
    let tx = db.begin().await?;
    let event = open(&tx, who, event, now).await?;
    let agenda = sessions::lock(&tx, event.id).await?;
    if new.session.is_some_and(|id| agenda.iter().all(|item| item.session.id != id)) {
        return Err(DutyError::NoSuchSession);
    }
    let its = duty::Entity::find().filter(duty::COLUMN.event_id.eq(event.id));
    let held = its.filter(duty::COLUMN.account_id.eq(new.officer)).all(&tx).await?;
    if held.iter().any(|row| row.session_id == new.session) {
        return Ok(());
    }
    if to_choose(&tx, event.district).await?.iter().all(|(account, _)| account.id != new.officer) {
        return Err(DutyError::NoSuchOfficer);
    }
    let duties = roster(&tx, &event).await?;
    let instead = held.iter().filter(|row| row.session_id.is_some() != new.session.is_some());
    put(&tx, event.id, new, instead.map(|row| row.id)).await?;
    let entry = match new.session {
        Some(session) => Entry::new(ACT, "session", session),
        None => Entry::new(ACT, "event", event.id),
    };
    let entry = entry.district(event.district).states("", new.officer.to_string());
    audit::put(&tx, &who.actor(), entry, now).await?;
    if event.status == Status::Published {
        let is = settle_duty(&tx, event.clone(), new.officer, despite, now).await?;
        keep_version(&tx, Some(who.account), ACT, Some(&event), &is, now).await?;
        tell(&tx, key, who.account, duties, &is, now).await?;
    }
    tx.commit().await?;
    Ok(())
}

async fn put(
    tx: &impl ConnectionTrait,
    event: Uuid,
    new: NewDuty,
    instead: impl Iterator<Item = Uuid>,
) -> Result<(), DbErr> {
    duty::Entity::delete_many().filter(duty::COLUMN.id.is_in(instead)).exec(tx).await?;
    let row = duty::ActiveModel {
        id: Set(Uuid::now_v7()),
        account_id: Set(new.officer),
        event_id: Set(event),
        session_id: Set(new.session),
    };
    duty::Entity::insert(row).exec_without_returning(tx).await.map(|_| ())
}
