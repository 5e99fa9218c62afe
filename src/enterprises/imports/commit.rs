//! Commit: what the dry run showed is carried out, in one transaction, after every row was judged again under the
//! locks. Twice is once, so it is safe to send again.
use super::{
    assess::{Assessed, assess},
    dry_run::again,
    known::{known, lock},
    letters,
    list::List,
    queries, write,
};
use crate::{
    audit::{self, Entry},
    db::Db,
    error::AppError,
    imports::ListError,
    mail::{address::AddressKey, outbox},
    roles::{Officer, rights::DecideEnterprises},
};
use chrono::{DateTime, Utc};
use entity::import::{self, Status};
use sea_orm::{ActiveEnum, ActiveModelTrait, ActiveValue::Set, ConnectionTrait, DbErr, IntoActiveModel, SqlErr};
use thiserror::Error;
use uuid::Uuid;

const TRIES: usize = 3;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Choice {
    AllOrNothing,
    OnlyGood,
}

#[derive(Debug, Error)]
pub enum CommitError {
    #[error("there is no such import within the officer's reach")]
    NoSuchImport,
    #[error("it was given up")]
    Cancelled,
    #[error("not all rows are good, so nothing is kept")]
    Left,
    #[error("no row is good")]
    NothingGood,
    #[error(transparent)]
    Db(#[from] DbErr),
    #[error(transparent)]
    Failed(#[from] anyhow::Error),
}

impl From<ListError> for CommitError {
    fn from(error: ListError) -> Self {
        match error {
            ListError::Sheet(fault) => Self::Failed(fault.into()),
            ListError::Db(error) => Self::Db(error),
            ListError::Failed(error) => Self::Failed(error),
        }
    }
}

impl From<CommitError> for AppError {
    fn from(error: CommitError) -> Self {
        match error {
            CommitError::NoSuchImport => Self::NotFound,
            CommitError::Cancelled => Self::Refused("enterprises.import_cancelled"),
            CommitError::Left => Self::Refused("enterprises.import_left"),
            CommitError::NothingGood => Self::Refused("enterprises.import_nothing"),
            CommitError::Db(error) => error.into(),
            CommitError::Failed(error) => error.into(),
        }
    }
}

pub async fn commit_import(
    db: &Db,
    key: &AddressKey,
    who: &Officer<DecideEnterprises>,
    id: Uuid,
    choice: Choice,
    now: DateTime<Utc>,
) -> Result<import::Model, CommitError> {
    let found = queries::find(db.read(), who, id).await?.ok_or(CommitError::NoSuchImport)?;
    // The file never changes, so it is read before anybody is kept waiting by the locks.
    let Some(list) = again(db.read(), &found, now).await? else { return decided(found) };
    // A code that somebody takes between the look and the act: the index says so, and the next look sees it.
    for _ in 0..TRIES {
        match commit_once(db, key, who, id, &list, choice, now).await {
            Err(CommitError::Db(error)) if matches!(error.sql_err(), Some(SqlErr::UniqueConstraintViolation(_))) => {}
            answer => return answer,
        }
    }
    commit_once(db, key, who, id, &list, choice, now).await
}

fn decided(import: import::Model) -> Result<import::Model, CommitError> {
    if import.status == Status::Committed { Ok(import) } else { Err(CommitError::Cancelled) }
}

async fn commit_once(
    db: &Db,
    key: &AddressKey,
    who: &Officer<DecideEnterprises>,
    id: Uuid,
    list: &List,
    choice: Choice,
    now: DateTime<Utc>,
) -> Result<import::Model, CommitError> {
    let tx = db.begin().await?;
    let was = queries::lock(&tx, who, id).await?.ok_or(CommitError::NoSuchImport)?;
    if !was.status.can_become(Status::Committed) {
        return decided(was);
    }
    let codes = list.codes();
    lock(&tx, &codes).await?;
    let assessed = assess(&list.parsed, &known(&tx, &codes, who.account).await?, who);
    if choice == Choice::AllOrNothing && !assessed.left.is_empty() {
        counted(was, &assessed).update(&tx).await?;
        tx.commit().await?;
        return Err(CommitError::Left);
    }
    if assessed.good.is_empty() {
        return Err(CommitError::NothingGood);
    }
    let confirmed = write::write(&tx, &assessed.good, now).await?;
    let told = letters::confirmed(&tx, key, &confirmed, now).await?;
    outbox::put_by(&tx, who.account, told, now).await?;
    let row = done(&tx, who, was, &assessed, now).await?;
    tx.commit().await?;
    Ok(row)
}

/// With what the rows are now.
fn counted(was: import::Model, assessed: &Assessed) -> import::ActiveModel {
    let mut row = was.into_active_model();
    row.good = Set(assessed.good.len() as i32);
    row.bad = Set(assessed.left.len() as i32);
    row
}

async fn done(
    tx: &impl ConnectionTrait,
    who: &Officer<DecideEnterprises>,
    was: import::Model,
    assessed: &Assessed,
    now: DateTime<Utc>,
) -> Result<import::Model, DbErr> {
    let after = format!("{},{}", Status::Committed.to_value(), assessed.good.len());
    let entry = Entry::new("enterprises.commit_import", "import", was.id)
        .district(queries::district(who))
        .states(was.status.to_value(), after);
    let mut row = counted(was, assessed);
    row.status = Set(Status::Committed);
    row.decided_at = Set(Some(now));
    audit::put(tx, &who.actor(), entry, now).await?;
    row.update(tx).await
}
