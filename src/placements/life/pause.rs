//! Pause and go on again. At resumption the end moves by the days that were really paused; where that does not fit any
//! more the pause ends all the same, and a reviewer looks at it.
//! This is over 250 lines because the clerk's acts and the timetable's end the same pauses.
use super::{
    due::{due, held},
    start::write_down,
};
use crate::{
    audit::{self, Entry},
    db::Db,
    error::AppError,
    mail::address::AddressKey,
    placements::{
        acts::{Act, Hand, Stage, may},
        approve::{tell_apprentice, tell_writer},
        case::Case,
        counts,
        draft::wrong_turn,
        guards, letters, queries,
        steps::{self, Step},
    },
    programmes,
    roles::{Member, TendEnterprise},
    words::when::today,
};
use chrono::{DateTime, Duration, NaiveDate, Utc};
use entity::{
    placement::{self, Fault, Reason, Side, Status, fault},
    placement_pause,
};
use sea_orm::{
    ActiveEnum, ActiveModelTrait, ActiveValue::Set, ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait,
    IntoActiveModel, QueryFilter, QueryOrder,
};
use thiserror::Error;
use uuid::Uuid;

/// What a reviewer reads of a placement whose new end does not fit.
const NO_ROOM: &str = "no-room";

#[derive(Debug, Error)]
pub enum PauseError {
    #[error("the enterprise has no such placement, or the right is gone")]
    NoSuchPlacement,
    #[error("it stands elsewhere")]
    WithAnother(&'static str),
    #[error("the days do not fit")]
    Faults(Vec<Fault>),
    #[error(transparent)]
    Db(#[from] DbErr),
}

impl From<PauseError> for AppError {
    fn from(error: PauseError) -> Self {
        match error {
            PauseError::NoSuchPlacement => Self::NotFound,
            PauseError::WithAnother(code) => Self::Refused(code),
            PauseError::Faults(_) => Self::Refused("placements.not_ready"),
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
    let lasting = lasting.ok_or(PauseError::WithAnother(wrong_turn(&case.row)))?;
    check(&tx, &case, lasting.first_day, last, others, now).await?;
    placement_pause::ActiveModel { last_day: Set(last), ..lasting.into_active_model() }.update(&tx).await?;
    steps::put(&tx, &case.row, Step::new("pause-moved", Side::Enterprise, who.account.id).naming("last", last), now)
        .await?;
    tell_apprentice(&tx, key, letters::PAUSED, &case, now).await?;
    written(&tx, who, &case, "placements.move_pause", now).await?;
    tx.commit().await?;
    Ok(case.row)
}

pub async fn resume(
    db: &Db,
    key: &AddressKey,
    who: &Member<TendEnterprise>,
    id: Uuid,
    now: DateTime<Utc>,
) -> Result<placement::Model, PauseError> {
    let tx = db.begin().await?;
    let mut case = held_by(&tx, key, who, id, Act::Resume, now).await?;
    go_on(&tx, key, &mut case, today(now), Step::new("resumed", Side::Enterprise, who.account.id), now).await?;
    written(&tx, who, &case, "placements.resume", now).await?;
    tx.commit().await?;
    Ok(case.row)
}

/// Those whose last day of pause has passed.
pub async fn resume_due(db: &Db, key: &AddressKey, now: DateTime<Utc>) -> Result<u64, DbErr> {
    let over = placement_pause::Entity::find()
        .filter(placement_pause::COLUMN.ended_on.is_null())
        .filter(placement_pause::COLUMN.last_day.lt(today(now)))
        .all(db.read())
        .await?;
    let ids = over.iter().map(|pause| pause.placement_id);
    let paused = Condition::all().add(placement::COLUMN.status.eq(Status::Paused)).add(placement::COLUMN.id.is_in(ids));
    let mut resumed = 0;
    for id in due(db, paused).await? {
        let Some((tx, mut case)) = held(db, id).await? else { continue };
        let (lasting, _) = parted(pauses(&tx, id).await?);
        let Some(pause) = lasting.filter(|pause| pause.last_day < today(now)) else { continue };
        let on = pause.last_day.succ_opt().unwrap_or(pause.last_day);
        go_on(&tx, key, &mut case, on, Step::new("resumed", Side::Nobody, None), now).await?;
        tell_writer(&tx, key, letters::RESUMED, &case, now).await?;
        tx.commit().await?;
        resumed += 1;
    }
    Ok(resumed)
}

/// `on` is the first day of work again.
async fn go_on(
    tx: &impl ConnectionTrait,
    key: &AddressKey,
    case: &mut Case,
    on: NaiveDate,
    step: Step,
    now: DateTime<Utc>,
) -> Result<(), DbErr> {
    let (lasting, _) = parted(pauses(tx, case.row.id).await?);
    let Some(pause) = lasting else { return Ok(()) };
    let paused = Duration::days((on - pause.first_day).num_days());
    placement_pause::ActiveModel { ended_on: Set(Some(on)), ..pause.into_active_model() }.update(tx).await?;
    let mut row = case.row.clone().into_active_model();
    row.status = Set(Status::Running);
    row.last_day = Set(case.row.last_day.map(|last| last + paused));
    case.row = row.update(tx).await?;
    if !guards::room(tx, case).await?.is_empty() {
        let mut row = case.row.clone().into_active_model();
        row.exception = Set(Some(NO_ROOM.to_owned()));
        row.with_since = Set(now);
        case.row = row.update(tx).await?;
    }
    counts::recount(tx, case).await?;
    let last = case.row.last_day.map(|last| last.to_string()).unwrap_or_default();
    steps::put(tx, &case.row, step.naming("last", last), now).await?;
    tell_apprentice(tx, key, letters::RESUMED_MINE, case, now).await
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
fn parted(pauses: Vec<placement_pause::Model>) -> (Option<placement_pause::Model>, i64) {
    let days = pauses.iter().filter(|pause| pause.ended_on.is_some()).map(placement_pause::Model::days).sum();
    (pauses.into_iter().find(|pause| pause.ended_on.is_none()), days)
}

/// `taken` days are used by other pauses.
async fn check(
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

async fn held_by(
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
        Err(PauseError::WithAnother(wrong_turn(&case.row)))
    }
}

async fn written(
    tx: &impl ConnectionTrait,
    who: &Member<TendEnterprise>,
    case: &Case,
    act: &'static str,
    now: DateTime<Utc>,
) -> Result<(), DbErr> {
    let entry = Entry::new(act, "placement", case.row.id).district(case.enterprise.district);
    audit::put(tx, &who.actor(), entry, now).await
}
