//! Send: the enterprise approves this revision and asks the apprentice. Taken back, the link dies and what was
//! answered is forgotten.
use super::{
    acts::{Act, Hand, Stage, may},
    approve,
    case::Case,
    draft::{may_enrol, wrong_turn},
    edited::forget_answers,
    guards, letters, links, queries,
    steps::{self, Step},
};
use crate::{
    audit::{self, Entry},
    db::Db,
    error::AppError,
    limits::{self, TooMany},
    mail::{address::AddressKey, outbox},
    roles::{Member, TendEnterprise},
    words::when::today,
};
use chrono::{DateTime, Duration, Utc};
use entity::{
    placement::{self, Fault, Side},
    placement_link::For,
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ConnectionTrait, DbErr, IntoActiveModel};
use thiserror::Error;
use uuid::Uuid;

/// Letters of enrolment of one enterprise in a day.
const A_DAY: i32 = 500;

#[derive(Debug, Error)]
pub enum SendError {
    #[error("the enterprise has no such placement, or the right to send one is gone")]
    NoSuchPlacement,
    #[error("the enterprise is not verified")]
    NotVerified,
    #[error("it stands elsewhere")]
    WithAnother(&'static str),
    #[error("another saved it meanwhile")]
    Stale,
    #[error("something does not hold yet")]
    Faults(Vec<Fault>),
    #[error("too many letters of enrolment")]
    TooMany(TooMany),
    #[error(transparent)]
    Db(#[from] DbErr),
}

impl From<SendError> for AppError {
    fn from(error: SendError) -> Self {
        match error {
            SendError::NoSuchPlacement => Self::NotFound,
            SendError::NotVerified => Self::Refused("placements.not_verified"),
            SendError::WithAnother(code) => Self::Refused(code),
            SendError::Stale => Self::Refused("placements.stale"),
            SendError::Faults(_) => Self::Refused("placements.not_ready"),
            SendError::TooMany(wait) => wait.into(),
            SendError::Db(error) => error.into(),
        }
    }
}

/// `revision` is the one that is approved. Where nothing is left to be answered, that is the second side's approval.
pub async fn send(
    db: &Db,
    key: &AddressKey,
    who: &Member<TendEnterprise>,
    id: Uuid,
    revision: i32,
    now: DateTime<Utc>,
) -> Result<placement::Model, SendError> {
    let count = format!("enrolment {}", who.enterprise.id);
    limits::take(db, &count, A_DAY, Duration::days(1), now).await?.map_err(SendError::TooMany)?;
    let tx = db.begin().await?;
    let mut case = queries::lock_own(&tx, who, id).await?.ok_or(SendError::NoSuchPlacement)?;
    if !may_enrol(&case.enterprise) {
        return Err(SendError::NotVerified);
    }
    if !may(Hand::Enterprise, Act::Send, Stage::of(&case.row)) {
        return Err(SendError::WithAnother(wrong_turn(&case.row)));
    }
    if case.row.revision != revision {
        return Err(SendError::Stale);
    }
    let faults = guards::faults(&tx, &case, today(now)).await?;
    if !faults.is_empty() {
        return Err(SendError::Faults(faults));
    }
    let mut row = case.row.clone().into_active_model();
    row.party = Set(Side::Apprentice);
    row.with_since = Set(now);
    row.returned = Set(None);
    row.reminded = Set(0);
    row.wrong_tries = Set(0);
    case.row = row.update(&tx).await?;
    let step = match case.all_agreed() {
        true => Step::new("sent-as-agreed", Side::Enterprise, who.account.id),
        false => Step::new("sent", Side::Enterprise, who.account.id),
    };
    steps::put(&tx, &case.row, step, now).await?;
    let entry = Entry::new("placements.send", "placement", id).district(case.enterprise.district);
    audit::put(&tx, &who.actor(), entry, now).await?;
    if case.all_agreed() {
        approve::settle(&tx, key, &mut case, Side::Enterprise, now).await?;
    } else {
        ask(&tx, key, &case, now).await?;
    }
    tx.commit().await?;
    Ok(case.row)
}

/// By a link of its own; whoever is tied to it already signs in.
async fn ask(tx: &impl ConnectionTrait, key: &AddressKey, case: &Case, now: DateTime<Utc>) -> Result<(), DbErr> {
    let letter = match approve::apprentice(tx, case).await? {
        Some(account) => letters::to_apprentice(key, letters::ASKED_AGAIN, case, &account, now),
        None => {
            let link = links::make(tx, case.row.id, For::Apprentice, now).await?;
            let locale = approve::writer_locale(tx, case).await?;
            letters::asked(key, case, &link, locale)
        }
    };
    outbox::put(tx, letter, now).await
}

pub async fn take_back(
    db: &Db,
    key: &AddressKey,
    who: &Member<TendEnterprise>,
    id: Uuid,
    now: DateTime<Utc>,
) -> Result<placement::Model, SendError> {
    let tx = db.begin().await?;
    let mut case = queries::lock_own(&tx, who, id).await?.ok_or(SendError::NoSuchPlacement)?;
    if !may(Hand::Enterprise, Act::TakeBack, Stage::of(&case.row)) {
        return Err(SendError::WithAnother(wrong_turn(&case.row)));
    }
    let unsent = links::end(&tx, id, &[For::Apprentice, For::Guardian], now).await?;
    forget_answers(&tx, id).await?;
    let mut row = case.row.clone().into_active_model();
    row.party = Set(Side::Enterprise);
    row.with_since = Set(now);
    row.guardian_said_at = Set(None);
    case.row = row.update(&tx).await?;
    steps::put(&tx, &case.row, Step::new("taken-back", Side::Enterprise, who.account.id), now).await?;
    // Whoever was never asked is not told that they are asked no more.
    if unsent == 0 || case.row.reminded > 0 {
        approve::tell_apprentice(&tx, key, letters::TAKEN_BACK, &case, now).await?;
    }
    let entry = Entry::new("placements.take_back", "placement", id).district(case.enterprise.district);
    audit::put(&tx, &who.actor(), entry, now).await?;
    tx.commit().await?;
    Ok(case.row)
}
