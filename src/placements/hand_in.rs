//! Hand in a file that a placement was filed without, such as one that another programme asks for. What is there stays:
//! the bureau has seen it.
use super::{
    acts::{Act, Hand, Stage, may},
    draft::wrong_stage,
    life::write_down,
    look::Paper,
    queries,
    steps::{self, Step},
};
use crate::{
    audit::{self, Entry},
    db::Db,
    error::AppError,
    files::{self, Checked},
    mail::address::AddressKey,
    roles::{Member, TendEnterprise},
};
use chrono::{DateTime, Utc};
use entity::placement::{self, Side};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, DbErr, IntoActiveModel};
use thiserror::Error;
use uuid::Uuid;

#[derive(Debug, Error)]
pub enum HandInError {
    #[error("the enterprise has no such placement, or the right to act on it is gone")]
    NoSuchPlacement,
    #[error("it is not filed, or over")]
    WrongStage(&'static str),
    #[error("such a file is there")]
    There,
    #[error(transparent)]
    Db(#[from] DbErr),
}

impl From<HandInError> for AppError {
    fn from(error: HandInError) -> Self {
        match error {
            HandInError::NoSuchPlacement => Self::NotFound,
            HandInError::WrongStage(code) => Self::Refused(code),
            HandInError::There => Self::Refused("placements.file_there"),
            HandInError::Db(error) => error.into(),
        }
    }
}

/// All of them, or none.
pub async fn hand_in(
    db: &Db,
    key: &AddressKey,
    who: &Member<TendEnterprise>,
    id: Uuid,
    papers: Vec<(Paper, Checked)>,
    now: DateTime<Utc>,
) -> Result<placement::Model, HandInError> {
    let tx = db.begin().await?;
    let mut case = queries::lock_own(&tx, who, id).await?.ok_or(HandInError::NoSuchPlacement)?;
    write_down(&tx, key, &mut case, now).await?;
    let stage = Stage::of(&case.row);
    if !may(Hand::Enterprise, Act::HandIn, stage) {
        return Err(HandInError::WrongStage(wrong_stage(stage)));
    }
    let fields: Vec<&str> = papers.iter().map(|(paper, _)| paper.field()).collect();
    let mut row = case.row.clone().into_active_model();
    for (paper, file) in papers {
        if paper.of(&case).is_some() {
            return Err(HandInError::There);
        }
        let kept = files::put(&tx, file, now).await?;
        match paper {
            Paper::Form => row.form_id = Set(Some(kept)),
            Paper::Contract => row.contract_id = Set(Some(kept)),
        }
        let step = Step::new("file-handed-in", Side::Enterprise, who.account.id).naming("file", paper.field());
        steps::put(&tx, &case.row, step, now).await?;
    }
    row.updated_at = Set(now);
    let row = row.update(&tx).await?;
    let entry = Entry::new("placements.hand_in", "placement", id).district(case.enterprise.district).fields(fields);
    audit::put(&tx, &who.actor(), entry, now).await?;
    tx.commit().await?;
    Ok(row)
}
