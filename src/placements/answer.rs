//! Answer: the apprentice agrees to the parts of this revision, or says what is wrong with one. Five yes approve it;
//! one no sends it back.
use super::{
    acts::{Act, Hand, Stage, may},
    approve::{self, give_back, tell_writer},
    case::{self, Case},
    draft::wrong_turn,
    letters, queries,
    steps::{self, Step},
};
use crate::{
    audit::{self, Entry},
    db::Db,
    error::AppError,
    mail::address::AddressKey,
    roles::Candidate,
};
use chrono::{DateTime, Utc};
use entity::{
    placement::{self, Returned, Side},
    placement_part::{self, Part},
};
use sea_orm::{ActiveEnum, ActiveModelTrait, ActiveValue::Set, ConnectionTrait, DbErr, EntityTrait, IntoActiveModel};
use thiserror::Error;
use uuid::Uuid;

/// To one part; what is wrong with it, or nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PartAnswer {
    pub part: Part,
    pub wrong: Option<String>,
}

#[derive(Debug, Error)]
pub enum AnswerError {
    #[error("the account is no apprentice of such a placement")]
    NoSuchPlacement,
    #[error("it stands elsewhere")]
    WithAnother(&'static str),
    #[error("the enterprise saved it meanwhile")]
    Stale,
    #[error(transparent)]
    Db(#[from] DbErr),
}

impl From<AnswerError> for AppError {
    fn from(error: AnswerError) -> Self {
        match error {
            AnswerError::NoSuchPlacement => Self::NotFound,
            AnswerError::WithAnother(code) => Self::Refused(code),
            AnswerError::Stale => Self::Refused("placements.stale"),
            AnswerError::Db(error) => error.into(),
        }
    }
}

/// `revision` is the one that was read. What was agreed to before and is not asked again stays.
pub async fn answer(
    db: &Db,
    key: &AddressKey,
    who: &Candidate,
    id: Uuid,
    revision: i32,
    answers: &[PartAnswer],
    now: DateTime<Utc>,
) -> Result<placement::Model, AnswerError> {
    let tx = db.begin().await?;
    let case = queries::lock_my(&tx, who, id).await?.ok_or(AnswerError::NoSuchPlacement)?;
    if !may(Hand::Apprentice, Act::Answer, Stage::of(&case.row)) {
        return Err(AnswerError::WithAnother(wrong_turn(&case.row)));
    }
    if case.row.revision != revision {
        return Err(AnswerError::Stale);
    }
    for answer in answers {
        keep(&tx, id, answer, now).await?;
    }
    // Some answers end the silence as well as all.
    placement::ActiveModel { updated_at: Set(now), ..case.row.into_active_model() }.update(&tx).await?;
    let mut case = case::load(&tx, id).await?.ok_or(AnswerError::NoSuchPlacement)?;
    let entry = Entry::new("placements.answer", "placement", id).district(case.enterprise.district);
    audit::put(&tx, &who.actor(), entry, now).await?;
    if answers.iter().any(|answer| answer.wrong.is_some()) {
        say_no(&tx, key, who, &mut case, answers, now).await?;
    } else if case.all_agreed() {
        approve::settle(&tx, key, &mut case, Side::Apprentice, now).await?;
    }
    tx.commit().await?;
    Ok(case.row)
}

async fn keep(tx: &impl ConnectionTrait, id: Uuid, answer: &PartAnswer, now: DateTime<Utc>) -> Result<(), DbErr> {
    placement_part::Entity::delete_by_id((id, answer.part)).exec(tx).await?;
    let row = placement_part::ActiveModel {
        placement_id: Set(id),
        part: Set(answer.part),
        is_agreed: Set(answer.wrong.is_none()),
        words: Set(answer.wrong.clone()),
        answered_at: Set(now),
    };
    row.insert(tx).await?;
    Ok(())
}

async fn say_no(
    tx: &impl ConnectionTrait,
    key: &AddressKey,
    who: &Candidate,
    case: &mut Case,
    answers: &[PartAnswer],
    now: DateTime<Utc>,
) -> Result<(), DbErr> {
    let wrong: Vec<(Part, &str)> =
        answers.iter().filter_map(|answer| Some((answer.part, answer.wrong.as_deref()?))).collect();
    let fields = wrong.iter().map(|(part, _)| part.to_value()).collect();
    // The answers go with the first edit; what was said stays to be read.
    let noes = wrong.iter().map(|(part, words)| (part.to_value(), (*words).to_owned())).collect();
    let words = wrong.iter().map(|(_, words)| *words).collect::<Vec<_>>().join("\n");
    let returned = Returned { by: Some(Side::Apprentice), fields, noes, ..Returned::default() };
    give_back(tx, case, returned, now).await?;
    let step = Step::new("answered-no", Side::Apprentice, who.account.id).words(Some(&words));
    steps::put(tx, &case.row, step, now).await?;
    tell_writer(tx, key, letters::ANSWERED_NO, case, now).await
}
