//! A reviewer looks at what is kept apart: the whole birth date, and the files. Each time it is written down, and the
//! apprentice reads that it was.
use super::{
    case::Case,
    queries,
    steps::{self, Step},
};
use crate::{
    audit::{self, Entry},
    db::Db,
    files,
    roles::{Officer, rights::DecideEnterprises},
};
use chrono::{DateTime, Utc};
use entity::{file, placement::Side};
use sea_orm::DbErr;
use uuid::Uuid;

/// A file of a placement.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kept {
    Form,
    Contract,
}

impl Kept {
    /// The field that it was handed in at.
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

/// `None`: out of reach.
pub async fn birth_date(
    db: &Db,
    who: &Officer<DecideEnterprises>,
    id: Uuid,
    now: DateTime<Utc>,
) -> Result<Option<Case>, DbErr> {
    let tx = db.begin().await?;
    let Some(case) = queries::within(&tx, who, id).await? else { return Ok(None) };
    steps::put(&tx, &case.row, Step::new("birth-date-read", Side::Reviewer, who.account), now).await?;
    let entry = Entry::new("placements.read_birth_date", "placement", id).district(case.enterprise.district);
    audit::put(&tx, &who.actor(), entry, now).await?;
    tx.commit().await?;
    Ok(Some(case))
}

/// `None`: out of reach, or nothing was handed in.
pub async fn file(
    db: &Db,
    who: &Officer<DecideEnterprises>,
    id: Uuid,
    kept: Kept,
    now: DateTime<Utc>,
) -> Result<Option<file::Model>, DbErr> {
    let tx = db.begin().await?;
    let Some(case) = queries::within(&tx, who, id).await? else { return Ok(None) };
    let Some(file) = kept.of(&case) else { return Ok(None) };
    let file = files::find(&tx, file).await?;
    let step = Step::new("file-read", Side::Reviewer, who.account).naming("file", kept.field());
    steps::put(&tx, &case.row, step, now).await?;
    let entry = Entry::new("placements.read_file", "placement", id).fields([kept.field()]);
    audit::put(&tx, &who.actor(), entry.district(case.enterprise.district), now).await?;
    tx.commit().await?;
    Ok(file)
}
