//! Admission: whether an officer approves, and how long the line may be. Turning approval off confirms all
//! who wait for it; a shorter line stops newcomers only.
use super::{decision, letters, roll, sessions};
use crate::{
    audit::{self, Entry},
    db::Db,
    error::AppError,
    events,
    mail::{
        address::AddressKey,
        outbox::{self, NewLetter},
    },
    roles::{Actor, Officer, rights::WriteEvents},
};
use chrono::{DateTime, Utc};
use entity::{
    event::{self, Status},
    registration,
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ConnectionTrait, DbErr, IntoActiveModel};
use thiserror::Error;
use uuid::Uuid;

const ACT: &str = "registrations.set_admission";

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Admission {
    pub needs_approval: bool,
    /// Places in the line: 0 no line, `None` without limit.
    pub waiting_limit: Option<i32>,
}

#[derive(Debug, Error)]
pub enum AdmissionError {
    #[error("there is no such event within the officer's reach")]
    NoSuchEvent,
    #[error("a draft is edited; what has ended takes nobody in")]
    NotPublished,
    #[error("another officer saved it meanwhile")]
    Stale,
    #[error(transparent)]
    Db(#[from] DbErr),
}

impl From<AdmissionError> for AppError {
    fn from(error: AdmissionError) -> Self {
        match error {
            AdmissionError::NoSuchEvent => Self::NotFound,
            AdmissionError::NotPublished => Self::Refused("registrations.event_not_published"),
            AdmissionError::Stale => Self::Refused("registrations.event_stale"),
            AdmissionError::Db(error) => error.into(),
        }
    }
}

/// `revision` is the one that the officer saw. Twice is once.
pub async fn set_admission(
    db: &Db,
    key: &AddressKey,
    who: &Officer<WriteEvents>,
    id: Uuid,
    revision: i32,
    to: Admission,
    now: DateTime<Utc>,
) -> Result<event::Model, AdmissionError> {
    let tx = db.begin().await?;
    let was = events::lock_within(&tx, who, id).await?.ok_or(AdmissionError::NoSuchEvent)?;
    refuse(&was)?;
    let changes: Vec<&str> = [
        (to.needs_approval != was.needs_approval, "needs_approval"),
        (to.waiting_limit != was.waiting_limit, "waiting_limit"),
    ]
    .into_iter()
    .filter_map(|(changed, name)| changed.then_some(name))
    .collect();
    if changes.is_empty() {
        return Ok(was);
    }
    if was.revision != revision {
        return Err(AdmissionError::Stale);
    }
    let entry = Entry::new(ACT, "event", id).district(was.district).fields(changes);
    audit::put(&tx, &who.actor(), entry, now).await?;
    let mut row = was.clone().into_active_model();
    row.needs_approval = Set(to.needs_approval);
    row.waiting_limit = Set(to.waiting_limit);
    row.revision = Set(was.revision + 1);
    row.updated_at = Set(now);
    let event = row.update(&tx).await?;
    events::keep_version(&tx, Some(who.account), ACT, Some(&was), &event, now).await?;
    let letters = if to.needs_approval { vec![] } else { confirm_pending(&tx, key, &who.actor(), &event, now).await? };
    outbox::put_by(&tx, who.account, letters, now).await?;
    tx.commit().await?;
    Ok(event)
}

/// Why it cannot be changed at all; a page asks it before anybody types.
pub fn refuse(event: &event::Model) -> Result<(), AdmissionError> {
    if event.status == Status::Published { Ok(()) } else { Err(AdmissionError::NotPublished) }
}

async fn confirm_pending(
    tx: &impl ConnectionTrait,
    key: &AddressKey,
    who: &Actor,
    event: &event::Model,
    now: DateTime<Utc>,
) -> Result<Vec<NewLetter>, DbErr> {
    use registration::Status::{Confirmed, Pending};
    let pending = roll::in_states(tx, event.id, &[Pending]).await?;
    let entries = pending.iter().map(|row| decision::entry("registrations.approve", event, row, Confirmed)).collect();
    let confirmed: Vec<Uuid> = pending.iter().map(|row| row.id).collect();
    roll::confirm_pending(tx, event.id, now).await?;
    audit::put_all(tx, who, entries, now).await?;
    let rows = roll::in_states(tx, event.id, &[Confirmed]).await?;
    let chosen = sessions::chosen(tx, confirmed.iter().copied()).await?;
    let rows = rows.iter().filter(|row| confirmed.contains(&row.id));
    Ok(rows.map(|row| letters::approved(key, event, row).with_sessions(sessions::its(&chosen, row.id))).collect())
}
