//! Pause: from today until a last day that can be moved. All pauses together last no longer than the rules say. The
//! enterprise pauses, or a reviewer, who says why.
use super::{
    end::EndError,
    ender::{Ender, tell_others},
    wish::settle_wish,
};
use crate::{
    audit::Entry,
    db::Db,
    error::AppError,
    mail::address::AddressKey,
    placements::{
        acts::{Act, Stage},
        cancel::Why,
        case::Case,
        draft::wrong_stage,
        letters,
        steps::{self, Step},
    },
    programmes,
    words::when::today,
};
use chrono::{DateTime, NaiveDate, Utc};
use entity::{
    placement::{self, Fault, Reason, Status, fault},
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
    #[error("there is no such placement of theirs, it stands elsewhere, or the officer is a member")]
    NotTheirs(#[from] EndError),
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
            PauseError::NotTheirs(error) => error.into(),
            PauseError::Faults(_) => Self::Refused("placements.not_ready"),
            PauseError::Waits => Self::Refused("placements.pause_waits"),
            PauseError::NothingWished => Self::Refused("placements.no_wish"),
            PauseError::Db(error) => error.into(),
        }
    }
}

/// From today on, until a last day that can be moved. The bureau says why in words too.
pub async fn pause(
    db: &Db,
    key: &AddressKey,
    who: Ender<'_>,
    id: Uuid,
    last: NaiveDate,
    why: &Why,
    now: DateTime<Utc>,
) -> Result<placement::Model, PauseError> {
    let tx = db.begin().await?;
    let mut case = who.hold(&tx, key, id, Act::Pause, now).await?;
    let first = today(now);
    let taken: i64 = pauses(&tx, id).await?.iter().map(placement_pause::Model::days).sum();
    check(&tx, &case, first, last, taken, now).await?;
    let row = placement_pause::ActiveModel {
        id: Set(Uuid::now_v7()),
        placement_id: Set(id),
        first_day: Set(first),
        last_day: Set(last),
        ended_on: Set(None),
        reason_code: Set(why.code),
    };
    row.insert(&tx).await?;
    settle_wish(&tx, id).await?;
    let mut row = case.row.clone().into_active_model();
    row.status = Set(Status::Paused);
    case.row = row.update(&tx).await?;
    let step = Step::new("paused", who.side(), who.account()).naming("last", last).words(why.words.as_deref());
    steps::put(&tx, &case.row, step.naming("reason", why.code.to_value()), now).await?;
    let kinds = [letters::PAUSED, letters::PAUSED_BY_BUREAU, letters::PAUSED_BY_BUREAU_MINE];
    tell(&tx, key, who, kinds, &because(&case, Some(why.code)), now).await?;
    let entry = who.explained(Entry::new("placements.pause", "placement", id), why);
    who.written(&tx, &case, entry, now).await?;
    tx.commit().await?;
    Ok(case.row)
}

/// Another last day of the pause that lasts. The bureau says why.
pub async fn move_pause(
    db: &Db,
    key: &AddressKey,
    who: Ender<'_>,
    id: Uuid,
    last: NaiveDate,
    why: Option<&str>,
    now: DateTime<Utc>,
) -> Result<placement::Model, PauseError> {
    let tx = db.begin().await?;
    let case = who.hold(&tx, key, id, Act::Resume, now).await?;
    let (lasting, others) = parted(pauses(&tx, id).await?);
    let lasting = lasting.ok_or(EndError::WithAnother(wrong_stage(Stage::of(&case.row))))?;
    check(&tx, &case, lasting.first_day, last, others, now).await?;
    let code = lasting.reason_code;
    placement_pause::ActiveModel { last_day: Set(last), ..lasting.into_active_model() }.update(&tx).await?;
    let step = Step::new("pause-moved", who.side(), who.account()).naming("last", last).words(why);
    steps::put(&tx, &case.row, step, now).await?;
    let kinds = [letters::PAUSE_MOVED, letters::PAUSE_MOVED_BY_BUREAU, letters::PAUSE_MOVED_BY_BUREAU_MINE];
    tell(&tx, key, who, kinds, &because(&case, Some(code)), now).await?;
    let entry = Entry::new("placements.move_pause", "placement", id).reason(why.unwrap_or_default());
    who.written(&tx, &case, entry, now).await?;
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

/// What letters of a pause tell: its own reason, not that of an end that is to come, nor whose that is; none where it
/// goes on.
pub fn because(case: &Case, code: Option<Reason>) -> Case {
    let row = placement::Model { reason_code: code, end_side: None, ..case.row.clone() };
    Case { row, ..case.clone() }
}

/// Each to whom it is told: the apprentice by a kind of the enterprise's acts, both by kinds of the bureau's.
pub async fn tell(
    tx: &impl ConnectionTrait,
    key: &AddressKey,
    who: Ender<'_>,
    [enterprises, bureaus, bureaus_mine]: [&'static str; 3],
    case: &Case,
    now: DateTime<Utc>,
) -> Result<(), DbErr> {
    let mine = if who.is_reviewer() { bureaus_mine } else { enterprises };
    tell_others(tx, key, who.side(), [bureaus, mine], case, now).await
}
