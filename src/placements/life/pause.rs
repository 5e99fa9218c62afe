//! Pause: from today until a last day that can be moved. All pauses together last no longer than the rules say.
use super::{start::write_down, wish::settle_wish};
use crate::{
    audit::{self, Entry},
    db::Db,
    error::AppError,
    mail::address::AddressKey,
    placements::{
        acts::{Act, Hand, Stage, may},
        approve::tell_apprentice,
        case::Case,
        draft::wrong_stage,
        letters, queries,
        steps::{self, Step},
    },
    programmes,
    roles::{Member, TendEnterprise},
    words::when::today,
};
use chrono::{DateTime, NaiveDate, Utc};
use entity::{
    placement::{self, Fault, Reason, Side, Status, fault},
    placement_pause,
};
use sea_orm::{
    ActiveEnum, ActiveModelTrait, ActiveValue::Set, ConnectionTrait, DbErr, EntityTrait, IntoActiveModel, QueryFilter,
    QueryOrder,
};
use thiserror::Error;
use uuid::Uuid;

#[derive(Debug, Error)]
pub enum PauseError {
    #[error("the enterprise has no such placement, or the right is gone")]
    NoSuchPlacement,
    #[error("it stands elsewhere")]
    WithAnother(&'static str),
    #[error("the days do not fit")]
    Faults(Vec<Fault>),
    #[error("the apprentice asked already, and nobody has answered")]
    Waits,
    #[error("the apprentice asked for none, or nobody waits for it any more")]
    NothingWished,
    #[error(transparent)]
    Db(#[from] DbErr),
}

impl From<PauseError> for AppError {
    fn from(error: PauseError) -> Self {
        match error {
            PauseError::NoSuchPlacement => Self::NotFound,
            PauseError::WithAnother(code) => Self::Refused(code),
            PauseError::Faults(_) => Self::Refused("placements.not_ready"),
            PauseError::Waits => Self::Refused("placements.pause_waits"),
            PauseError::NothingWished => Self::Refused("placements.no_wish"),
            PauseError::Db(error) => error.into(),
        }
    }
}

/// From today on, until a last day that can be moved.
pub async fn pause(
    db: &Db,
    key: &AddressKey,
    who: &Member<TendEnterprise>,
    id: Uuid,
    last: NaiveDate,
    reason: Reason,
    now: DateTime<Utc>,
) -> Result<placement::Model, PauseError> {
    let tx = db.begin().await?;
    let mut case = held_by(&tx, key, who, id, Act::Pause, now).await?;
    let first = today(now);
    let taken: i64 = pauses(&tx, id).await?.iter().map(placement_pause::Model::days).sum();
    check(&tx, &case, first, last, taken, now).await?;
    let row = placement_pause::ActiveModel {
        id: Set(Uuid::now_v7()),
        placement_id: Set(id),
        first_day: Set(first),
        last_day: Set(last),
        ended_on: Set(None),
        reason_code: Set(reason),
    };
    row.insert(&tx).await?;
    settle_wish(&tx, id).await?;
    let mut row = case.row.clone().into_active_model();
    row.status = Set(Status::Paused);
    case.row = row.update(&tx).await?;
    let step = Step::new("paused", Side::Enterprise, who.account.id).naming("last", last);
    steps::put(&tx, &case.row, step.naming("reason", reason.to_value()), now).await?;
    tell_apprentice(&tx, key, letters::PAUSED, &case, now).await?;
    written(&tx, who, &case, "placements.pause", now).await?;
    tx.commit().await?;
    Ok(case.row)
}

/// Another last day of the pause that lasts.
pub async fn move_pause(
    db: &Db,
    key: &AddressKey,
    who: &Member<TendEnterprise>,
    id: Uuid,
    last: NaiveDate,
    now: DateTime<Utc>,
) -> Result<placement::Model, PauseError> {
    let tx = db.begin().await?;
    let case = held_by(&tx, key, who, id, Act::Resume, now).await?;
    let (lasting, others) = parted(pauses(&tx, id).await?);
    let lasting = lasting.ok_or(PauseError::WithAnother(wrong_stage(Stage::of(&case.row))))?;
    check(&tx, &case, lasting.first_day, last, others, now).await?;
    placement_pause::ActiveModel { last_day: Set(last), ..lasting.into_active_model() }.update(&tx).await?;
    steps::put(&tx, &case.row, Step::new("pause-moved", Side::Enterprise, who.account.id).naming("last", last), now)
        .await?;
    tell_apprentice(&tx, key, letters::PAUSED, &case, now).await?;
    written(&tx, who, &case, "placements.move_pause", now).await?;
    tx.commit().await?;
    Ok(case.row)
}

/// All of a placement, the earlier first.
pub async fn pauses(db: &impl ConnectionTrait, placement: Uuid) -> Result<Vec<placement_pause::Model>, DbErr> {
    placement_pause::Entity::find()
        .filter(placement_pause::COLUMN.placement_id.eq(placement))
        .order_by_asc(placement_pause::Column::FirstDay)
        .all(db)
        .await
}

/// The one that lasts, and the days of all others.
pub fn parted(pauses: Vec<placement_pause::Model>) -> (Option<placement_pause::Model>, i64) {
    let days = pauses.iter().filter(|pause| pause.ended_on.is_some()).map(placement_pause::Model::days).sum();
    (pauses.into_iter().find(|pause| pause.ended_on.is_none()), days)
}

/// `taken` days are used by other pauses.
pub async fn check(
    tx: &impl ConnectionTrait,
    case: &Case,
    first: NaiveDate,
    last: NaiveDate,
    taken: i64,
    now: DateTime<Utc>,
) -> Result<(), PauseError> {
    if last < today(now) || case.row.until().is_some_and(|end| end < last) {
        return Err(PauseError::Faults(vec![fault("pause_days").at("last")]));
    }
    let rules = match case.row.rules_id {
        Some(id) => programmes::rules_by_id(tx, id).await?,
        None => None,
    };
    let most = rules.map_or(0, |rules| i64::from(rules.pause_days_max));
    let days = (last - first).num_days() + 1;
    if taken + days > most {
        let left = (most - taken).clamp(0, most);
        return Err(PauseError::Faults(vec![
            fault("pause_total").at("last").naming("most", most).naming("count", left),
        ]));
    }
    Ok(())
}

pub async fn held_by(
    tx: &impl ConnectionTrait,
    key: &AddressKey,
    who: &Member<TendEnterprise>,
    id: Uuid,
    act: Act,
    now: DateTime<Utc>,
) -> Result<Case, PauseError> {
    let mut case = queries::lock_own(tx, who, id).await?.ok_or(PauseError::NoSuchPlacement)?;
    write_down(tx, key, &mut case, now).await?;
    if may(Hand::Enterprise, act, Stage::of(&case.row)) {
        Ok(case)
    } else {
        Err(PauseError::WithAnother(wrong_stage(Stage::of(&case.row))))
    }
}

pub async fn written(
    tx: &impl ConnectionTrait,
    who: &Member<TendEnterprise>,
    case: &Case,
    act: &'static str,
    now: DateTime<Utc>,
) -> Result<(), DbErr> {
    let entry = Entry::new(act, "placement", case.row.id).district(case.enterprise.district);
    audit::put(tx, &who.actor(), entry, now).await
}
