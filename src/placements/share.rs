//! Share: the apprentice lets their mentors see e-mail and mobile, or not any more.
use super::{
    acts::{Act, Hand, Stage, may},
    draft::wrong_turn,
    queries,
    steps::{self, Step},
};
use crate::{
    audit::{self, Entry},
    db::Db,
    error::AppError,
    roles::Candidate,
};
use chrono::{DateTime, Utc};
use entity::placement::{self, Side};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, DbErr, IntoActiveModel};
use thiserror::Error;
use uuid::Uuid;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Contact {
    Share,
    Keep,
}

#[derive(Debug, Error)]
pub enum ShareError {
    #[error("the account is no apprentice of such a placement")]
    NoSuchPlacement,
    #[error("it is over")]
    Over(&'static str),
    #[error(transparent)]
    Db(#[from] DbErr),
}

impl From<ShareError> for AppError {
    fn from(error: ShareError) -> Self {
        match error {
            ShareError::NoSuchPlacement => Self::NotFound,
            ShareError::Over(code) => Self::Refused(code),
            ShareError::Db(error) => error.into(),
        }
    }
}

/// What is so already is not done again.
pub async fn share(
    db: &Db,
    who: &Candidate,
    id: Uuid,
    contact: Contact,
    now: DateTime<Utc>,
) -> Result<placement::Model, ShareError> {
    let tx = db.begin().await?;
    let case = queries::lock_my(&tx, who, id).await?.ok_or(ShareError::NoSuchPlacement)?;
    if !may(Hand::Apprentice, Act::Share, Stage::of(&case.row)) {
        return Err(ShareError::Over(wrong_turn(&case.row)));
    }
    let shares = contact == Contact::Share;
    if case.row.shares_contact == shares {
        return Ok(case.row);
    }
    let mut row = case.row.into_active_model();
    row.shares_contact = Set(shares);
    let row = row.update(&tx).await?;
    let step = match contact {
        Contact::Share => Step::new("contact-shared", Side::Apprentice, who.account.id),
        Contact::Keep => Step::new("contact-kept", Side::Apprentice, who.account.id),
    };
    steps::put(&tx, &row, step, now).await?;
    let entry = Entry::new("placements.share", "placement", id).district(case.enterprise.district);
    audit::put(&tx, &who.actor(), entry.fields(["shares_contact"]), now).await?;
    tx.commit().await?;
    Ok(row)
}
