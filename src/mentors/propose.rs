//! Propose: an enterprise names somebody who shall teach. An account is one mentor, whichever enterprise names it; a
//! second enterprise is tied to the row that stands, with its grade, its load and its state.
use super::{
    acts::{Act, Hand, may},
    form::{NewMentor, Profile},
    queries,
};
use crate::{
    accounts,
    audit::{self, Entry},
    db::Db,
    enterprises,
    error::AppError,
    roles::{Member, TendEnterprise},
    words::folded::folded,
};
use chrono::{DateTime, Utc};
use entity::{
    enterprise_mentor,
    mentor::{self, Status},
};
use sea_orm::{ActiveEnum, ActiveModelTrait, ActiveValue::Set, ConnectionTrait, DbErr, EntityTrait, IntoActiveModel};
use thiserror::Error;
use uuid::Uuid;

#[derive(Debug, Error)]
pub enum ProposeError {
    #[error("whoever proposes may not do so any more")]
    NoSuchEnterprise,
    #[error("the enterprise is not verified, or closed")]
    NotActive,
    #[error("the account is no member of it")]
    NoSuchMember,
    #[error("the account is a mentor of it already")]
    Already,
    #[error(transparent)]
    Db(#[from] DbErr),
}

impl From<ProposeError> for AppError {
    fn from(error: ProposeError) -> Self {
        match error {
            ProposeError::NoSuchEnterprise => Self::NotFound,
            ProposeError::NotActive => Self::Refused("mentors.not_active"),
            ProposeError::NoSuchMember => Self::Refused("mentors.no_member"),
            ProposeError::Already => Self::Refused("mentors.already"),
            ProposeError::Db(error) => error.into(),
        }
    }
}

pub async fn propose(
    db: &Db,
    who: &Member<TendEnterprise>,
    new: NewMentor,
    now: DateTime<Utc>,
) -> Result<mentor::Model, ProposeError> {
    let tx = db.begin().await?;
    let enterprise = who.lock(&tx).await?.ok_or(ProposeError::NoSuchEnterprise)?;
    if !enterprise.status.is_active() {
        return Err(ProposeError::NotActive);
    }
    let known = match new.account {
        Some(account) => known(&tx, enterprise.id, account).await?,
        None => None,
    };
    let before = known.as_ref().map(|row| row.status.to_value()).unwrap_or_default();
    let row = match known {
        Some(row) if may(Hand::Tending, Act::Propose, row.status) => {
            proposed(row.into_active_model(), new.profile, now).update(&tx).await?
        }
        Some(row) => row,
        None => proposed(blank(new.account), new.profile, now).insert(&tx).await?,
    };
    let tie =
        enterprise_mentor::ActiveModel { enterprise_id: Set(enterprise.id), mentor_id: Set(row.id), since: Set(now) };
    enterprise_mentor::Entity::insert(tie).exec_without_returning(&tx).await?;
    let entry = Entry::new("mentors.propose", "mentor", row.id).district(enterprise.district);
    audit::put(&tx, &who.actor(), entry.states(before, row.status.to_value()), now).await?;
    tx.commit().await?;
    Ok(row)
}

/// The row of a member, where they are a mentor elsewhere. The account is locked, so that of two enterprises that name
/// it at the same moment the second finds the row of the first.
async fn known(
    tx: &impl ConnectionTrait,
    enterprise: Uuid,
    account: Uuid,
) -> Result<Option<mentor::Model>, ProposeError> {
    accounts::lock(tx, account).await?.ok_or(ProposeError::NoSuchMember)?;
    enterprises::member(tx, enterprise, account).await?.ok_or(ProposeError::NoSuchMember)?;
    let Some(row) = queries::lock_of_account(tx, account).await? else { return Ok(None) };
    if queries::own(tx, enterprise, row.id).await?.is_some() {
        return Err(ProposeError::Already);
    }
    Ok(Some(row))
}

fn blank(account: Option<Uuid>) -> mentor::ActiveModel {
    mentor::ActiveModel { id: Set(Uuid::now_v7()), account_id: Set(account), teaching: Set(0), ..Default::default() }
}

/// As an enterprise says it, before officers.
fn proposed(row: mentor::ActiveModel, profile: Profile, now: DateTime<Utc>) -> mentor::ActiveModel {
    mentor::ActiveModel {
        status: Set(Status::Proposed),
        reason_code: Set(None),
        reason: Set(None),
        proposed_at: Set(now),
        decided_at: Set(None),
        ..told(row, profile)
    }
}

pub fn told(row: mentor::ActiveModel, profile: Profile) -> mentor::ActiveModel {
    mentor::ActiveModel {
        search_text: Set(folded(profile.name.as_str())),
        name: Set(profile.name.as_str().to_owned()),
        kind: Set(profile.kind),
        occupation: Set(profile.occupation),
        grade: Set(profile.grade),
        years: Set(profile.years),
        max_load: Set(profile.max_load),
        ..row
    }
}
