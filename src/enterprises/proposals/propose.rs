//! Ask officers to accept another name, code and licence, or that an enterprise is one's own. One of each kind is
//! open at a time.
use super::queries;
use crate::{
    audit::{self, Entry},
    db::Db,
    enterprises::{
        form::Identity,
        queries::{by_code, lock_one},
    },
    error::AppError,
    files::{self, Checked},
    limits::{self, TooMany},
    roles::{Candidate, LeadEnterprise, Member},
};
use chrono::{DateTime, Duration, Utc};
use entity::{
    enterprise,
    proposal::{self, Kind, Status},
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ConnectionTrait, DbErr};
use thiserror::Error;
use uuid::Uuid;

/// Of one account in a day.
const A_DAY: i32 = 5;

/// What goes along: the licence, and what the person writes.
#[derive(Clone, Debug)]
pub struct Asked {
    pub licence: Checked,
    pub words: String,
}

#[derive(Debug, Error)]
pub enum ProposeError {
    #[error("there is no such enterprise, or the right to speak for it is gone")]
    NoSuchEnterprise,
    #[error("the enterprise is not verified, or closed")]
    NotActive,
    #[error("one is open already")]
    Open,
    #[error("who claims it is a member")]
    Member,
    #[error("another enterprise with the code is in force")]
    CodeTaken,
    #[error("too many in a day")]
    TooMany(TooMany),
    #[error(transparent)]
    Db(#[from] DbErr),
}

impl From<ProposeError> for AppError {
    fn from(error: ProposeError) -> Self {
        match error {
            ProposeError::NoSuchEnterprise => Self::NotFound,
            ProposeError::NotActive => Self::Refused("enterprises.not_active"),
            ProposeError::Open => Self::Refused("enterprises.proposal_open"),
            ProposeError::Member => Self::Refused("enterprises.claim_own"),
            ProposeError::CodeTaken => Self::Refused("enterprises.code_taken"),
            ProposeError::TooMany(wait) => wait.into(),
            ProposeError::Db(error) => error.into(),
        }
    }
}

/// By an owner.
pub async fn propose(
    db: &Db,
    who: &Member<LeadEnterprise>,
    to: Identity,
    asked: Asked,
    now: DateTime<Utc>,
) -> Result<proposal::Model, ProposeError> {
    count(db, who.account.id, now).await?;
    let tx = db.begin().await?;
    let enterprise = who.lock(&tx).await?.ok_or(ProposeError::NoSuchEnterprise)?;
    let alike = by_code(&tx, to.code.as_str()).await?;
    if alike.iter().any(|other| other.id != enterprise.id && other.status.holds_code()) {
        return Err(ProposeError::CodeTaken);
    }
    let row = put(&tx, &enterprise, Kind::Change, who.account.id, Some(to), asked, now).await?;
    let entry = Entry::new("enterprises.propose", "proposal", row.id).district(enterprise.district);
    audit::put(&tx, &who.actor(), entry, now).await?;
    tx.commit().await?;
    Ok(row)
}

/// By somebody signed in who is no member.
pub async fn claim(
    db: &Db,
    who: &Candidate,
    slug: &str,
    asked: Asked,
    now: DateTime<Utc>,
) -> Result<proposal::Model, ProposeError> {
    count(db, who.account.id, now).await?;
    let tx = db.begin().await?;
    let found = queries::claimable(&tx, who.account.id, slug).await?;
    let enterprise = lock_one(&tx, found.id).await?.ok_or(ProposeError::NoSuchEnterprise)?;
    let row = put(&tx, &enterprise, Kind::Claim, who.account.id, None, asked, now).await?;
    let entry = Entry::new("enterprises.claim", "proposal", row.id).district(enterprise.district);
    audit::put(&tx, &who.actor(), entry, now).await?;
    tx.commit().await?;
    Ok(row)
}

async fn count(db: &Db, account: Uuid, now: DateTime<Utc>) -> Result<(), ProposeError> {
    let taken = limits::take(db, &format!("proposals {account}"), A_DAY, Duration::days(1), now).await?;
    taken.map_err(ProposeError::TooMany)
}

async fn put(
    tx: &impl ConnectionTrait,
    enterprise: &enterprise::Model,
    kind: Kind,
    account: Uuid,
    to: Option<Identity>,
    asked: Asked,
    now: DateTime<Utc>,
) -> Result<proposal::Model, ProposeError> {
    if !enterprise.status.is_active() {
        return Err(ProposeError::NotActive);
    }
    if queries::open_of(tx, enterprise.id, kind).await?.is_some() {
        return Err(ProposeError::Open);
    }
    let licence = files::put(tx, asked.licence, now).await?;
    let row = proposal::ActiveModel {
        id: Set(Uuid::now_v7()),
        enterprise_id: Set(enterprise.id),
        kind: Set(kind),
        account_id: Set(account),
        is_odd_code: Set(to.as_ref().is_some_and(|to| to.is_odd_code)),
        code: Set(to.as_ref().map(|to| to.code.as_str().to_owned())),
        name: Set(to.map(|to| to.name)),
        licence_id: Set(licence),
        words: Set(asked.words),
        status: Set(Status::Open),
        reason_code: Set(None),
        reason: Set(None),
        created_at: Set(now),
        decided_at: Set(None),
    };
    Ok(row.insert(tx).await?)
}
