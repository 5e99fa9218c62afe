//! The imports kit: lists that officers hand in, looked at first and carried out later, or given up. It keeps the file
//! and its row; what stands in the file, and who may see it, is the business of the domain that the list is for.
mod purge;

pub use purge::purge_imports;

use crate::{
    db::Db,
    error::AppError,
    files::{self, Checked},
    limits::{self, TooMany},
    secret,
    sheets::{Encoding, SheetFault, Table},
    words::{
        Words,
        when::{ZONE, local},
    },
};
use chrono::{DateTime, Duration, Utc};
use entity::import::{self, Kind, Status};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ConnectionTrait, DbErr};
use thiserror::Error;
use uuid::Uuid;

/// Of one officer, all lists together.
const MOST_AN_HOUR: i32 = 30;

#[derive(Clone, Debug)]
pub struct NewImport {
    /// What the officer calls the file.
    pub name: String,
    pub bytes: Vec<u8>,
    /// Chosen where several hold something; empty is none.
    pub sheet: String,
}

/// What came of looking at it.
pub struct Looked<'a> {
    pub kind: Kind,
    /// Of an agenda.
    pub event: Option<Uuid>,
    pub table: &'a Table,
    pub good: usize,
    pub bad: usize,
}

/// Why a file is not read.
#[derive(Debug, Error)]
pub enum ListError {
    #[error(transparent)]
    Sheet(#[from] SheetFault),
    #[error(transparent)]
    Db(#[from] DbErr),
    #[error(transparent)]
    Failed(#[from] anyhow::Error),
}

impl From<ListError> for AppError {
    fn from(error: ListError) -> Self {
        match error {
            ListError::Sheet(_) => Self::Malformed,
            ListError::Db(error) => error.into(),
            ListError::Failed(error) => error.into(),
        }
    }
}

#[derive(Debug, Error)]
pub enum StartError {
    #[error(transparent)]
    Sheet(SheetFault),
    #[error("handed in too often; {} seconds to wait", .0.seconds)]
    TooMany(TooMany),
    #[error(transparent)]
    Db(#[from] DbErr),
    #[error(transparent)]
    Failed(anyhow::Error),
}

impl From<ListError> for StartError {
    fn from(error: ListError) -> Self {
        match error {
            ListError::Sheet(fault) => Self::Sheet(fault),
            ListError::Db(error) => Self::Db(error),
            ListError::Failed(error) => Self::Failed(error),
        }
    }
}

impl From<StartError> for AppError {
    fn from(error: StartError) -> Self {
        match error {
            StartError::Sheet(_) => Self::Malformed,
            StartError::TooMany(too_many) => too_many.into(),
            StartError::Db(error) => error.into(),
            StartError::Failed(error) => error.into(),
        }
    }
}

/// Before a file is read, for reading one is work.
pub async fn take_turn(db: &Db, account: Uuid, now: DateTime<Utc>) -> Result<(), StartError> {
    let limit = format!("import {account}");
    limits::take(db, &limit, MOST_AN_HOUR, Duration::hours(1), now).await?.map_err(StartError::TooMany)
}

/// The file and its row.
pub async fn keep(
    db: &Db,
    made_by: Uuid,
    new: NewImport,
    looked: Looked<'_>,
    now: DateTime<Utc>,
) -> Result<import::Model, DbErr> {
    let Looked { kind, event, table, good, bad } = looked;
    let encoding = table.encoding.map(|encoding| match encoding {
        Encoding::Utf8 => "utf-8".to_owned(),
        Encoding::Gb18030 => "gb18030".to_owned(),
    });
    let hash = secret::digest(&new.bytes);
    let file = Checked { media_type: table.format.media_type(), bytes: new.bytes };
    let tx = db.begin().await?;
    let row = import::ActiveModel {
        id: Set(Uuid::now_v7()),
        kind: Set(kind),
        event_id: Set(event),
        file_id: Set(Some(files::put(&tx, file, now).await?)),
        name: Set(new.name),
        hash: Set(hash),
        encoding: Set(encoding),
        sheet: Set(table.sheet.clone()),
        rows: Set((good + bad) as i32),
        good: Set(good as i32),
        bad: Set(bad as i32),
        status: Set(Status::Dry),
        made_by: Set(made_by),
        made_at: Set(now),
        decided_at: Set(None),
    };
    let row = row.insert(&tx).await?;
    tx.commit().await?;
    Ok(row)
}

/// The bytes of its file; `None`: gone, some time after the decision.
pub async fn file(db: &impl ConnectionTrait, import: &import::Model) -> Result<Option<Vec<u8>>, DbErr> {
    let Some(file) = import.file_id else { return Ok(None) };
    Ok(files::find(db, file).await?.map(|file| file.bytes))
}

/// When it came and what is known of how it was read, in words; the table, where it was read again.
pub fn said(words: Words, import: &import::Model, table: Option<&Table>) -> Vec<String> {
    let empty = table.map(|table| table.empty as i64).filter(|empty| *empty > 0);
    let unknown = table.map(|table| words.list(&table.unknown)).filter(|heads| !heads.is_empty());
    [
        Some(words.with("sheets-at-moment", "moment", &words.date_time(local(import.made_at, ZONE)))),
        import.sheet.as_ref().map(|sheet| words.with("sheets-of-sheet", "sheet", sheet)),
        import.encoding.as_ref().map(|said| words.with("sheets-encoding", "encoding", &said.to_uppercase())),
        Some(words.count("sheets-rows", import.rows)),
        empty.map(|empty| words.count("sheets-empty", empty)),
        unknown.map(|heads| words.with("sheets-unknown", "columns", &heads)),
    ]
    .into_iter()
    .flatten()
    .collect()
}
