//! Somebody looks at what is kept apart: the whole birth date, and the files. Each time it is written down, and the
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
    roles::{Actor, Member, Officer, TendEnterprise, rights::DecideEnterprises},
};
use chrono::{DateTime, Utc};
use entity::{file, placement::Side};
use sea_orm::{ConnectionTrait, DbErr};
use uuid::Uuid;

/// Who looks.
#[derive(Clone, Copy, Debug)]
pub enum Looker<'a> {
    Enterprise(&'a Member<TendEnterprise>),
    Reviewer(&'a Officer<DecideEnterprises>),
}

impl Looker<'_> {
    fn side(self) -> Side {
        match self {
            Self::Enterprise(_) => Side::Enterprise,
            Self::Reviewer(_) => Side::Reviewer,
        }
    }

    fn actor(self) -> Actor {
        match self {
            Self::Enterprise(who) => who.actor(),
            Self::Reviewer(who) => who.actor(),
        }
    }

    /// The placement as they reach it.
    async fn find(self, tx: &impl ConnectionTrait, id: Uuid) -> Result<Option<Case>, DbErr> {
        match self {
            Self::Enterprise(who) => queries::own(tx, who, id).await,
            Self::Reviewer(who) => queries::within(tx, who, id).await,
        }
    }
}

/// A file of a placement.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Paper {
    Form,
    Contract,
}

impl Paper {
    pub const ALL: [Self; 2] = [Self::Form, Self::Contract];

    /// The field that it was handed in at.
    pub fn field(self) -> &'static str {
        match self {
            Self::Form => "form",
            Self::Contract => "contract",
        }
    }

    pub fn named(field: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|paper| paper.field() == field)
    }

    pub fn of(self, case: &Case) -> Option<Uuid> {
        match self {
            Self::Form => case.row.form_id,
            Self::Contract => case.row.contract_id,
        }
    }

    pub fn lacking(case: &Case) -> impl Iterator<Item = Self> {
        Self::ALL.into_iter().filter(|paper| paper.of(case).is_none())
    }
}

/// `None`: out of reach.
pub async fn birth_date(db: &Db, who: Looker<'_>, id: Uuid, now: DateTime<Utc>) -> Result<Option<Case>, DbErr> {
    let tx = db.begin().await?;
    let Some(case) = who.find(&tx, id).await? else { return Ok(None) };
    let step = Step::new("birth-date-read", who.side(), who.actor().account);
    write_down(&tx, who, &case, step, Entry::new("placements.read_birth_date", "placement", id), now).await?;
    tx.commit().await?;
    Ok(Some(case))
}

/// `None`: out of reach, or nothing was handed in.
pub async fn paper(
    db: &Db,
    who: Looker<'_>,
    id: Uuid,
    paper: Paper,
    now: DateTime<Utc>,
) -> Result<Option<file::Model>, DbErr> {
    let tx = db.begin().await?;
    let Some(case) = who.find(&tx, id).await? else { return Ok(None) };
    let Some(file) = paper.of(&case) else { return Ok(None) };
    let file = files::find(&tx, file).await?;
    let step = Step::new("file-read", who.side(), who.actor().account).naming("file", paper.field());
    let entry = Entry::new("placements.read_file", "placement", id).fields([paper.field()]);
    write_down(&tx, who, &case, step, entry, now).await?;
    tx.commit().await?;
    Ok(file)
}

async fn write_down(
    tx: &impl ConnectionTrait,
    who: Looker<'_>,
    case: &Case,
    step: Step,
    entry: Entry,
    now: DateTime<Utc>,
) -> Result<(), DbErr> {
    steps::put(tx, &case.row, step, now).await?;
    audit::put(tx, &who.actor(), entry.district(case.enterprise.district), now).await
}
