//! Start: a list is handed in and looked at. What cannot be read as one leaves nothing behind.
use super::{
    assess::assess,
    known::known,
    list::{ListError, list},
};
use crate::{
    db::Db,
    error::AppError,
    files::{self, Checked},
    limits::{self, TooMany},
    roles::{Officer, rights::DecideEnterprises},
    secret,
    sheets::{Encoding, SheetFault},
};
use chrono::{DateTime, Duration, Utc};
use entity::import::{self, Kind, Status};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, DbErr};
use thiserror::Error;
use uuid::Uuid;

/// Of one officer.
const MOST_AN_HOUR: i32 = 30;

#[derive(Clone, Debug)]
pub struct NewImport {
    /// What the officer calls the file.
    pub name: String,
    pub bytes: Vec<u8>,
    /// Chosen where several hold something; empty is none.
    pub sheet: String,
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

pub async fn start_import(
    db: &Db,
    who: &Officer<DecideEnterprises>,
    new: NewImport,
    now: DateTime<Utc>,
) -> Result<import::Model, StartError> {
    let limit = format!("import {}", who.account);
    limits::take(db, &limit, MOST_AN_HOUR, Duration::hours(1), now).await?.map_err(StartError::TooMany)?;
    let list = list(db.read(), new.bytes.clone(), &new.sheet, now).await?;
    let known = known(db.read(), &list.codes(), who.account).await?;
    let assessed = assess(&list.parsed, &known, who);
    let encoding = list.table.encoding.map(|encoding| match encoding {
        Encoding::Utf8 => "utf-8".to_owned(),
        Encoding::Gb18030 => "gb18030".to_owned(),
    });
    let hash = secret::digest(&new.bytes);
    let file = Checked { media_type: list.table.format.media_type(), bytes: new.bytes };
    let tx = db.begin().await?;
    let row = import::ActiveModel {
        id: Set(Uuid::now_v7()),
        kind: Set(Kind::Enterprises),
        file_id: Set(Some(files::put(&tx, file, now).await?)),
        name: Set(new.name),
        hash: Set(hash),
        encoding: Set(encoding),
        sheet: Set(list.table.sheet.clone()),
        rows: Set(list.parsed.len() as i32),
        good: Set(assessed.good.len() as i32),
        bad: Set(assessed.left.len() as i32),
        status: Set(Status::Dry),
        made_by: Set(who.account),
        made_at: Set(now),
        decided_at: Set(None),
    };
    let row = row.insert(&tx).await?;
    tx.commit().await?;
    Ok(row)
}
