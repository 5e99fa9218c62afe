//! Cancel what has not begun: the enterprise its draft, the apprentice what is not theirs or not wanted, either what
//! is agreed before the first day.
use super::{
    acts::{Act, Hand, Stage, may},
    approve::{tell_apprentice, tell_mentors, tell_writer},
    case::{self, Case},
    counts,
    draft::wrong_turn,
    exceptions, letters, links,
    open::{OpenError, opened},
    queries,
    steps::{self, Step},
};
use crate::{
    audit::{self, Entry},
    db::Db,
    error::AppError,
    mail::{address::AddressKey, withdraw::withdraw},
    roles::{Candidate, Member, TendEnterprise},
    words::when::today,
};
use chrono::{DateTime, Utc};
use entity::{
    placement::{self, Reason, Side, Status},
    placement_link::For,
};
use sea_orm::{ActiveEnum, ActiveModelTrait, ActiveValue::Set, ConnectionTrait, DbErr, IntoActiveModel};
use thiserror::Error;
use uuid::Uuid;

#[derive(Debug, Error)]
pub enum CancelError {
    #[error("there is no such placement of theirs")]
    NoSuchPlacement,
    #[error("it stands elsewhere")]
    WithAnother(&'static str),
    #[error("its first day has come")]
    Begun,
    #[error(transparent)]
    Db(#[from] DbErr),
}

impl From<CancelError> for AppError {
    fn from(error: CancelError) -> Self {
        match error {
            CancelError::NoSuchPlacement => Self::NotFound,
            CancelError::WithAnother(code) => Self::Refused(code),
            CancelError::Begun => Self::Refused("placements.begun"),
            CancelError::Db(error) => error.into(),
        }
    }
}

/// Why, as a kind and in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Why {
    pub code: Reason,
    pub words: Option<String>,
}

pub async fn cancel(
    db: &Db,
    key: &AddressKey,
    who: &Member<TendEnterprise>,
    id: Uuid,
    why: &Why,
    now: DateTime<Utc>,
) -> Result<placement::Model, CancelError> {
    let tx = db.begin().await?;
    let mut case = queries::lock_own(&tx, who, id).await?.ok_or(CancelError::NoSuchPlacement)?;
    let stage = check(Hand::Enterprise, &case, now)?;
    let before = case.row.status;
    close(&tx, key, &mut case, Side::Enterprise, why.code, why.words.as_deref(), now).await?;
    let step = Step::new("cancelled", Side::Enterprise, who.account.id).naming("reason", why.code.to_value());
    steps::put(&tx, &case.row, step.words(why.words.as_deref()), now).await?;
    if stage != Stage::WithEnterprise || case.row.account_id.is_some() {
        tell_apprentice(&tx, key, letters::CANCELLED_MINE, &case, now).await?;
    }
    let entry = Entry::new("placements.cancel", "placement", id).district(case.enterprise.district);
    audit::put(&tx, &who.actor(), entry.states(before.to_value(), case.row.status.to_value()), now).await?;
    tx.commit().await?;
    Ok(case.row)
}

/// Whether the apprentice may decline it now.
pub fn may_decline(case: &Case, now: DateTime<Utc>) -> Result<(), CancelError> {
    check(Hand::Apprentice, case, now).map(drop)
}

/// By the apprentice, signed in.
pub async fn decline(
    db: &Db,
    key: &AddressKey,
    who: &Candidate,
    id: Uuid,
    why: &Why,
    now: DateTime<Utc>,
) -> Result<placement::Model, CancelError> {
    let tx = db.begin().await?;
    let mut case = queries::lock_my(&tx, who, id).await?.ok_or(CancelError::NoSuchPlacement)?;
    check(Hand::Apprentice, &case, now)?;
    let before = case.row.status;
    close(&tx, key, &mut case, Side::Apprentice, why.code, why.words.as_deref(), now).await?;
    let step = Step::new("cancelled", Side::Apprentice, who.account.id).naming("reason", why.code.to_value());
    steps::put(&tx, &case.row, step.words(why.words.as_deref()), now).await?;
    tell_writer(&tx, key, letters::CANCELLED, &case, now).await?;
    let entry = Entry::new("placements.decline", "placement", id).district(case.enterprise.district);
    audit::put(&tx, &who.actor(), entry.states(before.to_value(), case.row.status.to_value()), now).await?;
    tx.commit().await?;
    Ok(case.row)
}

/// *This is not me*, by whoever has the letter; nobody need sign in for it.
pub async fn not_me(db: &Db, key: &AddressKey, token: &str, now: DateTime<Utc>) -> Result<placement::Model, OpenError> {
    let tx = db.begin().await?;
    let (link, _) = opened(&tx, token, For::Apprentice, now).await?;
    let mut case = case::lock(&tx, link.placement_id).await?.ok_or(OpenError::NoSuchLink)?;
    opened(&tx, token, For::Apprentice, now).await?;
    if !may(Hand::Apprentice, Act::Cancel, Stage::of(&case.row)) {
        return Err(OpenError::Over);
    }
    close(&tx, key, &mut case, Side::Apprentice, Reason::NotMe, None, now).await?;
    let step = Step::new("cancelled", Side::Apprentice, None).naming("reason", Reason::NotMe.to_value());
    steps::put(&tx, &case.row, step, now).await?;
    tell_writer(&tx, key, letters::CANCELLED, &case, now).await?;
    tx.commit().await?;
    Ok(case.row)
}

fn check(hand: Hand, case: &Case, now: DateTime<Utc>) -> Result<Stage, CancelError> {
    let stage = Stage::of(&case.row);
    if !may(hand, Act::Cancel, stage) {
        return Err(CancelError::WithAnother(wrong_turn(&case.row)));
    }
    if case.row.status_on(today(now)) == Status::Running {
        return Err(CancelError::Begun);
    }
    Ok(stage)
}

/// The row and what hangs on it; what it held is free. Mentors hear of it where they heard that they teach.
pub async fn close(
    tx: &impl ConnectionTrait,
    key: &AddressKey,
    case: &mut Case,
    side: Side,
    code: Reason,
    words: Option<&str>,
    now: DateTime<Utc>,
) -> Result<(), DbErr> {
    links::end(tx, case.row.id, &[For::Apprentice, For::Guardian], now).await?;
    withdraw(tx, case.row.id).await?;
    let mut row = case.row.clone().into_active_model();
    row.status = Set(Status::Cancelled);
    row.end_side = Set(Some(side));
    row.ends = Set(None);
    row.reason_code = Set(Some(code));
    row.reason = Set(words.map(str::to_owned));
    row.over_at = Set(Some(now));
    row.with_since = Set(now);
    row.exception = Set(exceptions::left(&case.row));
    case.row = row.update(tx).await?;
    counts::recount(tx, case).await?;
    if case.row.number.is_some() { tell_mentors(tx, key, letters::RELEASED_AT_END, case, now).await } else { Ok(()) }
}
