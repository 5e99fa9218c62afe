//! End early, on a day from the first to a month ahead. A day still to come can be taken back by the side that named
//! it; where both name one the earlier stands. Whoever was told may object.
use super::{
    due::{due, held},
    ender::{Ender, tell_others},
    last_day::{is_earlier, last_days, name_last, named_by},
    object::lapse,
    pause::pauses,
    reopen::as_before,
    wish::settle_wish,
};
use crate::{
    audit::Entry,
    db::Db,
    error::AppError,
    mail::address::AddressKey,
    placements::{
        acts::Act,
        approve::tell_mentors,
        cancel::Why,
        case::Case,
        counts, exceptions, letters,
        steps::{self, Step},
    },
    words::when::today,
};
use chrono::{DateTime, NaiveDate, Utc};
use entity::{
    placement::{self, Fault, Side, Status, fault},
    placement_pause,
};
use sea_orm::{
    ActiveEnum, ActiveModelTrait, ActiveValue::Set, ColumnTrait, Condition, ConnectionTrait, DbErr, IntoActiveModel,
};
use thiserror::Error;
use uuid::Uuid;

#[derive(Debug, Error)]
pub enum EndError {
    #[error("there is no such placement of theirs")]
    NoSuchPlacement,
    #[error("the officer is a member of the enterprise, or the apprentice")]
    Member,
    #[error("it stands elsewhere")]
    WithAnother(&'static str),
    #[error("the day does not fit")]
    Faults(Vec<Fault>),
    #[error("nobody of this side named a last day that is still to come")]
    NothingToTakeBack,
    #[error("what it would take is not free any more")]
    DaysTaken(Vec<Fault>),
    #[error("a reviewer decided that they came")]
    Came,
    #[error("it ended too long ago")]
    TooLate,
    #[error(transparent)]
    Db(#[from] DbErr),
}

impl From<EndError> for AppError {
    fn from(error: EndError) -> Self {
        match error {
            EndError::NoSuchPlacement => Self::NotFound,
            EndError::Member => Self::Refused("placements.member"),
            EndError::WithAnother(code) => Self::Refused(code),
            EndError::Faults(_) => Self::Refused("placements.not_ready"),
            EndError::NothingToTakeBack => Self::Refused("placements.nothing_to_take_back"),
            EndError::DaysTaken(_) => Self::Refused("placements.days_taken"),
            EndError::Came => Self::Refused("placements.came_after_all"),
            EndError::TooLate => Self::Refused("placements.too_late"),
            EndError::Db(error) => error.into(),
        }
    }
}

pub async fn end(
    db: &Db,
    key: &AddressKey,
    who: Ender<'_>,
    id: Uuid,
    last: NaiveDate,
    why: &Why,
    now: DateTime<Utc>,
) -> Result<placement::Model, EndError> {
    let tx = db.begin().await?;
    let mut case = who.hold(&tx, key, id, Act::End, now).await?;
    let (first, latest) = last_days(&case.row, today(now));
    if last < first || last > latest {
        let fault = fault("end_day").at("last").naming("from", first).naming("to", latest);
        return Err(EndError::Faults(vec![fault]));
    }
    let is_earlier = is_earlier(&case.row, last);
    let step = Step::new("end-told", who.side(), who.actor().account).naming("last", last);
    let step = step.naming("reason", why.code.to_value()).words(why.words.as_deref());
    steps::put(&tx, &case.row, step, now).await?;
    let before = case.row.status;
    name_last(&tx, key, &mut case, who.side(), last, why, now).await?;
    if is_earlier {
        let is_over = case.row.status == Status::EndedEarly;
        let over = [letters::ENDED, letters::ENDED_MINE];
        let kinds = if is_over { over } else { [letters::LEAVING, letters::LEAVING_MINE] };
        tell_others(&tx, key, who.side(), kinds, &case, now).await?;
    }
    let entry = Entry::new("placements.end", "placement", id);
    let entry = entry.states(before.to_value(), case.row.status.to_value());
    who.written(&tx, &case, who.explained(entry, why), now).await?;
    tx.commit().await?;
    Ok(case.row)
}

/// As long as the last day is still to come, and by the side that named it; the bureau says why.
pub async fn take_end_back(
    db: &Db,
    key: &AddressKey,
    who: Ender<'_>,
    id: Uuid,
    why: Option<&str>,
    now: DateTime<Utc>,
) -> Result<placement::Model, EndError> {
    let tx = db.begin().await?;
    let mut case = who.hold(&tx, key, id, Act::TakeEndBack, now).await?;
    let last = named_by(&case.row, who.side()).filter(|last| *last >= today(now));
    let last = last.ok_or(EndError::NothingToTakeBack)?;
    let stood = case.row.end_side == Some(who.side());
    as_before(&tx, key, &mut case, Some(who.side()), now).await?;
    lapse(&tx, &mut case, now).await?;
    let step = Step::new("end-taken-back", who.side(), who.actor().account).naming("last", last).words(why);
    steps::put(&tx, &case.row, step, now).await?;
    // Where an earlier day of another side stood all along, nobody leaves on another day than before.
    if stood {
        let (by, kinds) = match case.row.end_day {
            None => (who.side(), [letters::STAYING, letters::STAYING_MINE]),
            // Another side's day stands, of which nobody was written to as long as it was the later one.
            Some(_) => (Side::Nobody, [letters::LATER, letters::LATER_MINE]),
        };
        tell_others(&tx, key, by, kinds, &case, now).await?;
    }
    let entry = Entry::new("placements.take_end_back", "placement", id).reason(why.unwrap_or_default());
    who.written(&tx, &case, entry, now).await?;
    tx.commit().await?;
    Ok(case.row)
}

/// Those whose last day has passed.
pub async fn end_due(db: &Db, key: &AddressKey, now: DateTime<Utc>) -> Result<u64, DbErr> {
    let leaving = Condition::all()
        .add(placement::COLUMN.status.is_in([Status::Running, Status::Paused]))
        .add(placement::COLUMN.end_day.lt(today(now)));
    let mut ended = 0;
    for id in due(db, leaving).await? {
        let Some((tx, mut case)) = held(db, id).await? else { continue };
        if !case.row.status.is_learning() || case.row.end_day.is_none_or(|last| last >= today(now)) {
            continue;
        }
        over(&tx, key, &mut case, now).await?;
        steps::put(&tx, &case.row, Step::new("ended", Side::Nobody, None), now).await?;
        tell_others(&tx, key, Side::Nobody, [letters::ENDED, letters::ENDED_MINE], &case, now).await?;
        tx.commit().await?;
        ended += 1;
    }
    Ok(ended)
}

/// It is over; a pause that lasted, or that somebody wished for, ends with it.
pub async fn over(
    tx: &impl ConnectionTrait,
    key: &AddressKey,
    case: &mut Case,
    now: DateTime<Utc>,
) -> Result<(), DbErr> {
    let lasting = pauses(tx, case.row.id).await?.into_iter().find(|pause| pause.ended_on.is_none());
    if let Some(pause) = lasting {
        let on = case.row.end_day.and_then(|last| last.succ_opt()).unwrap_or_else(|| today(now));
        let on = std::cmp::max(on, pause.first_day);
        placement_pause::ActiveModel { ended_on: Set(Some(on)), ..pause.into_active_model() }.update(tx).await?;
    }
    settle_wish(tx, case.row.id).await?;
    let mut row = case.row.clone().into_active_model();
    row.status = Set(Status::EndedEarly);
    row.over_at = Set(Some(now));
    row.exception = Set(exceptions::left(&case.row));
    case.row = row.update(tx).await?;
    counts::recount(tx, case).await?;
    tell_mentors(tx, key, letters::RELEASED_AT_END, case, now).await
}
