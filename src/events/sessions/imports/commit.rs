//! Commit: what the dry run showed is carried out, in one transaction, after every row was judged again under the locks
//! that adding a session by hand takes. Twice is once, so it is safe to send again.
use super::{
    assess::{Judged, assess},
    list::again,
    queries,
};
use crate::{
    audit::{self, Entry},
    db::Db,
    error::AppError,
    events::{
        queries as events,
        sessions::{
            self, Item, MOST, NewSession, SessionError,
            keep::{Turn, put_all, settled},
            open,
            tell::{Tell, called, concerned_by},
        },
    },
    imports::ListError,
    roles::{Officer, rights::WriteEvents},
};
use chrono::{DateTime, Utc};
use entity::{
    event,
    import::{self, Status},
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ConnectionTrait, DbErr, IntoActiveModel};
use thiserror::Error;
use uuid::Uuid;

const ACTS: [&str; 2] = ["events.import_agenda", "events.import_agenda_untold"];

/// The event as its officer looked at the rows.
#[derive(Clone, Copy, Debug)]
pub struct Looked<'a> {
    /// What its publication asks for was not asked before.
    pub status: event::Status,
    /// Why it goes ahead where a conflict asks for a reason.
    pub despite: &'a str,
}

#[derive(Debug, Error)]
pub enum CommitError {
    #[error("there is no such import of this event within the officer's reach")]
    NoSuchImport,
    #[error("nobody carried it out in time, and its file is gone")]
    Lapsed,
    #[error("not all rows are good, so nothing is kept")]
    Wrong,
    #[error("all rows are in the agenda already")]
    NothingNew,
    #[error("the event was published meanwhile, or is on other clocks")]
    Stale,
    #[error(transparent)]
    Session(#[from] SessionError),
    #[error(transparent)]
    List(#[from] ListError),
}

impl From<DbErr> for CommitError {
    fn from(error: DbErr) -> Self {
        Self::List(error.into())
    }
}

impl From<CommitError> for AppError {
    fn from(error: CommitError) -> Self {
        match error {
            CommitError::NoSuchImport => Self::NotFound,
            CommitError::Lapsed => Self::Refused("events.import_lapsed"),
            CommitError::Wrong => Self::Refused("events.import_wrong"),
            CommitError::NothingNew => Self::Refused("events.import_nothing"),
            CommitError::Stale => Self::Refused("events.import_stale"),
            CommitError::Session(error) => error.into(),
            CommitError::List(error) => error.into(),
        }
    }
}

/// Twice is once.
pub async fn commit_agenda(
    db: &Db,
    who: &Officer<WriteEvents>,
    slug: &str,
    id: Uuid,
    seen: Looked<'_>,
    tell: Tell,
    now: DateTime<Utc>,
) -> Result<import::Model, CommitError> {
    let read = events::within(db.read(), who, slug).await?.ok_or(CommitError::NoSuchImport)?;
    let found = queries::find(db.read(), read.id, id).await?.ok_or(CommitError::NoSuchImport)?;
    // The file never changes, so it is read before anybody is kept waiting by the locks.
    let Some(list) = again(db.read(), &read, &found).await? else { return decided(found) };
    let tx = db.begin().await?;
    let event = open(&tx, who, read.id).await?;
    let was = queries::lock(&tx, event.id, id).await?.ok_or(CommitError::NoSuchImport)?;
    if !was.status.can_become(Status::Committed) {
        return decided(was);
    }
    if event.status != seen.status || event.zone != read.zone {
        return Err(CommitError::Stale);
    }
    let agenda = sessions::lock(&tx, event.id).await?;
    let rows = assess(&list.parsed, &agenda);
    let new = good(&rows, agenda.len())?;
    let items = put_all(&tx, event.id, &new).await?;
    let act = called(tell, concerned_by(&event, new.iter().copied(), now), ACTS);
    let entry = Entry::new(act, "event", event.id)
        .district(event.district)
        .states(agenda.len().to_string(), (agenda.len() + items.len()).to_string());
    audit::put(&tx, &who.actor(), entry, now).await?;
    let is = done(&tx, was, now).await?;
    let turn = Turn { act, tell, sessions: items.iter().map(|item: &Item| [None, Some(item)]).collect() };
    settled(&tx, who.account, event, turn, seen.despite, now).await?;
    tx.commit().await?;
    Ok(is)
}

fn decided(import: import::Model) -> Result<import::Model, CommitError> {
    if import.status == Status::Committed { Ok(import) } else { Err(CommitError::Lapsed) }
}

/// Those that are added to the sessions that are there, or why nothing is; a page asks it before it offers to.
pub fn good(rows: &[Judged], there: usize) -> Result<Vec<&NewSession>, CommitError> {
    if rows.iter().any(|row| !row.faults().is_empty()) {
        return Err(CommitError::Wrong);
    }
    let new: Vec<&NewSession> = rows.iter().filter_map(Judged::added).collect();
    if new.is_empty() {
        return Err(CommitError::NothingNew);
    }
    if there + new.len() > MOST { Err(SessionError::TooMany.into()) } else { Ok(new) }
}

async fn done(tx: &impl ConnectionTrait, was: import::Model, now: DateTime<Utc>) -> Result<import::Model, DbErr> {
    let rows = was.rows;
    let mut row = was.into_active_model();
    row.status = Set(Status::Committed);
    row.good = Set(rows);
    row.bad = Set(0);
    row.decided_at = Set(Some(now));
    row.update(tx).await
}
