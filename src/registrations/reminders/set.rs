//! Choose when those who come to an event are reminded.
use super::{OFFERED, RemindersError};
use crate::{
    audit::{self, Entry},
    db::Db,
    events,
    mail::withdraw::withdraw_all,
    registrations::letters,
    roles::{Officer, rights::WriteEvents},
};
use chrono::{DateTime, Utc};
use entity::event::{self, Reminders, Status};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, IntoActiveModel};
use uuid::Uuid;

const ACT: &str = "registrations.set_reminders";

/// `before` are minutes of those that are offered; none is no reminder, and takes back what waits to be sent. What would
/// have been due already is not sent.
/// `revision` is the one that the officer saw. Twice is once.
pub async fn set_reminders(
    db: &Db,
    who: &Officer<WriteEvents>,
    id: Uuid,
    revision: i32,
    before: &[i32],
    now: DateTime<Utc>,
) -> Result<event::Model, RemindersError> {
    if !before.iter().all(|minutes| OFFERED.contains(minutes)) {
        return Err(RemindersError::NotOffered);
    }
    let to = Reminders(OFFERED.into_iter().filter(|minutes| before.contains(minutes)).collect());
    let tx = db.begin().await?;
    let was = events::lock_within(&tx, who, id).await?.ok_or(RemindersError::NoSuchEvent)?;
    refuse(&was)?;
    if was.reminders == to {
        return Ok(was);
    }
    if was.revision != revision {
        return Err(RemindersError::Stale);
    }
    let entry = Entry::new(ACT, "event", id).district(was.district).fields(["reminders"]);
    audit::put(&tx, &who.actor(), entry, now).await?;
    let mut row = was.clone().into_active_model();
    // What is only taken away leaves the others their time.
    if to.0.iter().any(|minutes| !was.reminders.0.contains(minutes)) {
        row.timed_at = Set(Some(now));
    }
    row.reminders = Set(to);
    row.revision = Set(was.revision + 1);
    row.updated_at = Set(now);
    let event = row.update(&tx).await?;
    events::keep_version(&tx, Some(who.account), ACT, Some(&was), &event, now).await?;
    if event.reminders.0.is_empty() {
        withdraw_all(&tx, id, letters::REMINDER).await?;
    }
    tx.commit().await?;
    Ok(event)
}

/// Why they cannot be chosen at all; a page asks it before anybody does.
pub fn refuse(event: &event::Model) -> Result<(), RemindersError> {
    match event.status {
        Status::Draft | Status::Published => Ok(()),
        Status::InReview => Err(RemindersError::InReview),
        Status::Cancelled | Status::Archived => Err(RemindersError::Ended),
    }
}
