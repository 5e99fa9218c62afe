//! Archive an event that is over, or was cancelled: it leaves the officers' shelves, and its public address stays.
use super::{
    queries,
    sessions::{self, Item, last_end},
    versions::keep_version,
};
use crate::{
    audit::{self, Entry},
    db::Db,
    error::AppError,
    roles::{Officer, rights::WriteEvents},
};
use chrono::{DateTime, Duration, Utc};
use entity::{
    event::{self, Status},
    session,
};
use sea_orm::{
    ActiveEnum, ActiveModelTrait,
    ActiveValue::Set,
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, ExprTrait, IntoActiveModel, QueryFilter, QuerySelect, QueryTrait,
    sea_query::{Expr, SimpleExpr},
};
use thiserror::Error;
use uuid::Uuid;

const ACT: &str = "events.archive";
const AT_A_TIME: u64 = 200;

#[derive(Debug, Error)]
pub enum ArchiveError {
    #[error("there is no such event within the officer's reach")]
    NoSuchEvent,
    #[error("it is a draft, or still to be held")]
    NotOver,
    #[error("a session of its agenda is still to be held")]
    SessionAhead,
    #[error(transparent)]
    Db(#[from] DbErr),
}

impl From<ArchiveError> for AppError {
    fn from(error: ArchiveError) -> Self {
        match error {
            ArchiveError::NoSuchEvent => Self::NotFound,
            ArchiveError::NotOver => Self::Refused("events.not_over"),
            ArchiveError::SessionAhead => Self::Refused("events.session_ahead"),
            ArchiveError::Db(error) => error.into(),
        }
    }
}

/// Twice is once.
pub async fn archive(
    db: &Db,
    who: &Officer<WriteEvents>,
    id: Uuid,
    now: DateTime<Utc>,
) -> Result<event::Model, ArchiveError> {
    let tx = db.begin().await?;
    let was = queries::lock_within(&tx, who, id).await?.ok_or(ArchiveError::NoSuchEvent)?;
    if was.status == Status::Archived {
        return Ok(was);
    }
    refuse(&was, &sessions::of(&tx, id).await?, now)?;
    let event = write(&tx, Some(who.account), &was, now).await?;
    let entry =
        Entry::new(ACT, "event", id).district(event.district).states(was.status.to_value(), event.status.to_value());
    audit::put(&tx, &who.actor(), entry, now).await?;
    tx.commit().await?;
    Ok(event)
}

/// Why it cannot be archived now, for what is archived takes no room; a page asks it before it offers to.
pub fn refuse(event: &event::Model, agenda: &[Item], now: DateTime<Utc>) -> Result<(), ArchiveError> {
    match event.status {
        Status::Cancelled => Ok(()),
        Status::Published if last_end(event, agenda) <= now => Ok(()),
        Status::Published if event.ends_at <= now => Err(ArchiveError::SessionAhead),
        _ => Err(ArchiveError::NotOver),
    }
}

/// For the timetable: all that ended so long ago, the agenda too. Says how many.
pub async fn archive_old(db: &Db, after: Duration, now: DateTime<Utc>) -> Result<u64, DbErr> {
    let mut archived = 0;
    loop {
        let due: Vec<Uuid> = event::Entity::find()
            .select_only()
            .column(event::Column::Id)
            .filter(event::COLUMN.status.is_in([Status::Published, Status::Cancelled]))
            .filter(event::COLUMN.ends_at.lte(now - after))
            .filter(has_session_after(now - after).not())
            .limit(AT_A_TIME)
            .into_tuple()
            .all(db.read())
            .await?;
        if due.is_empty() {
            return Ok(archived);
        }
        for id in due {
            archived += archive_one(db, id, after, now).await?;
        }
    }
}

/// Looked at again under the lock, for another worker may have been there, or an officer moved it.
async fn archive_one(db: &Db, id: Uuid, after: Duration, now: DateTime<Utc>) -> Result<u64, DbErr> {
    let tx = db.begin().await?;
    let Some(was) = queries::lock(&tx, id).await? else { return Ok(0) };
    let agenda = sessions::of(&tx, id).await?;
    if refuse(&was, &agenda, now).is_err() || last_end(&was, &agenda) > now - after {
        return Ok(0);
    }
    write(&tx, None, &was, now).await?;
    tx.commit().await?;
    Ok(1)
}

/// Asked of each event, by the index of its sessions.
fn has_session_after(moment: DateTime<Utc>) -> SimpleExpr {
    let its = Expr::col((session::Entity, session::Column::EventId)).equals((event::Entity, event::Column::Id));
    let sessions = session::Entity::find().select_only().column(session::Column::Id).filter(its);
    Expr::exists(sessions.filter(session::COLUMN.ends_at.gt(moment)).into_query())
}

async fn write(
    tx: &impl ConnectionTrait,
    who: Option<Uuid>,
    was: &event::Model,
    now: DateTime<Utc>,
) -> Result<event::Model, DbErr> {
    let mut row = was.clone().into_active_model();
    row.status = Set(Status::Archived);
    row.updated_at = Set(now);
    let event = row.update(tx).await?;
    keep_version(tx, who, ACT, Some(was), &event, now).await?;
    Ok(event)
}
