//! An enterprise looks at what is kept apart: the whole birth date, and the files. Each time it is written down, and
//! the apprentice reads that it was.
use super::{
    case::Case,
    queries,
    steps::{self, Step},
};
use crate::{
    audit::{self, Entry},
    db::Db,
    files,
    roles::{Member, TendEnterprise},
};
use chrono::{DateTime, Utc};
use entity::{file, placement::Side};
use sea_orm::{ConnectionTrait, DbErr};
use uuid::Uuid;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Paper {
    Form,
    Contract,
}

impl Paper {
    /// The field of the draft.
    pub fn field(self) -> &'static str {
        match self {
            Self::Form => "form",
            Self::Contract => "contract",
        }
    }

    pub fn of(self, case: &Case) -> Option<Uuid> {
        match self {
            Self::Form => case.row.form_id,
            Self::Contract => case.row.contract_id,
        }
    }
}

/// `None`: the enterprise has no such placement.
pub async fn read_birth_date(
    db: &Db,
    who: &Member<TendEnterprise>,
    id: Uuid,
    now: DateTime<Utc>,
) -> Result<Option<Case>, DbErr> {
    let tx = db.begin().await?;
    let Some(case) = queries::own(&tx, who, id).await? else { return Ok(None) };
    let step = Step::new("birth-date-read", Side::Enterprise, who.account.id);
    write_down(&tx, who, &case, step, Entry::new("placements.read_birth_date", "placement", id), now).await?;
    tx.commit().await?;
    Ok(Some(case))
}

/// `None`: the enterprise has no such placement, or nothing was handed in.
pub async fn read_file(
    db: &Db,
    who: &Member<TendEnterprise>,
    id: Uuid,
    paper: Paper,
    now: DateTime<Utc>,
) -> Result<Option<file::Model>, DbErr> {
    let tx = db.begin().await?;
    let Some(case) = queries::own(&tx, who, id).await? else { return Ok(None) };
    let Some(file) = paper.of(&case) else { return Ok(None) };
    let file = files::find(&tx, file).await?;
    let step = Step::new("file-read", Side::Enterprise, who.account.id).naming("file", paper.field());
    let entry = Entry::new("placements.read_file", "placement", id).fields([paper.field()]);
    write_down(&tx, who, &case, step, entry, now).await?;
    tx.commit().await?;
    Ok(file)
}

async fn write_down(
    tx: &impl ConnectionTrait,
    who: &Member<TendEnterprise>,
    case: &Case,
    step: Step,
    entry: Entry,
    now: DateTime<Utc>,
) -> Result<(), DbErr> {
    steps::put(tx, &case.row, step, now).await?;
    audit::put(tx, &who.actor(), entry.district(case.enterprise.district), now).await
}
