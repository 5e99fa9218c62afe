//! Start: an agenda is handed in and looked at. What cannot be read as one leaves nothing behind.
use super::{assess::assess, list::list};
use crate::{
    db::Db,
    error::AppError,
    events::{
        queries as events,
        sessions::{self, SessionError, may_change},
    },
    imports::{self, ListError, Looked, NewImport, StartError},
    roles::{Officer, rights::WriteEvents},
};
use chrono::{DateTime, Utc};
use entity::import::{self, Kind};
use sea_orm::DbErr;
use thiserror::Error;

#[derive(Debug, Error)]
pub enum StartAgendaError {
    #[error(transparent)]
    Session(#[from] SessionError),
    #[error(transparent)]
    Start(#[from] StartError),
}

impl From<ListError> for StartAgendaError {
    fn from(error: ListError) -> Self {
        Self::Start(error.into())
    }
}

impl From<DbErr> for StartAgendaError {
    fn from(error: DbErr) -> Self {
        Self::Start(error.into())
    }
}

impl From<StartAgendaError> for AppError {
    fn from(error: StartAgendaError) -> Self {
        match error {
            StartAgendaError::Session(error) => error.into(),
            StartAgendaError::Start(error) => error.into(),
        }
    }
}

pub async fn start_agenda(
    db: &Db,
    who: &Officer<WriteEvents>,
    slug: &str,
    new: NewImport,
    now: DateTime<Utc>,
) -> Result<import::Model, StartAgendaError> {
    let event = events::within(db.read(), who, slug).await?.ok_or(SessionError::NoSuchSession)?;
    may_change(&event)?;
    imports::take_turn(db, who.account, now).await?;
    let list = list(db.read(), &event, new.bytes.clone(), &new.sheet).await?;
    let judged = assess(&list.parsed, &sessions::of(db.read(), event.id).await?);
    let bad = judged.iter().filter(|row| !row.faults().is_empty()).count();
    let good = judged.len() - bad;
    let looked = Looked { kind: Kind::Agenda, event: Some(event.id), table: &list.table, good, bad };
    Ok(imports::keep(db, who.account, new, looked, now).await?)
}
