//! Open again: a reviewer takes back an end of the last month, with a reason, where the room is still free.
use super::{
    end::EndError,
    ender::{Ender, tell_others},
    last_day::without,
    object::lapse,
};
use crate::{
    audit::Entry,
    db::Db,
    mail::address::AddressKey,
    placements::{
        acts::Act,
        approve::tell_mentors,
        case::Case,
        counts, guards, letters,
        steps::{self, Step},
    },
    roles::{Officer, rights::DecideEnterprises},
    words::when::today,
};
use chrono::{DateTime, Duration, Utc};
use entity::placement::{self, Side, Status};
use sea_orm::{ActiveEnum, ActiveModelTrait, ActiveValue::Set, ConnectionTrait};
use uuid::Uuid;

/// For so long a reviewer may open it again.
const REOPENED: Duration = Duration::days(30);

/// A reviewer opens again what ended within a month, with a reason.
pub async fn reopen(
    db: &Db,
    key: &AddressKey,
    who: &Officer<DecideEnterprises>,
    id: Uuid,
    why: &str,
    now: DateTime<Utc>,
) -> Result<placement::Model, EndError> {
    let tx = db.begin().await?;
    let ender = Ender::Reviewer(who);
    let mut case = ender.hold(&tx, key, id, Act::Reopen, now).await?;
    if case.row.over_at.is_none_or(|over| over + REOPENED < now) {
        return Err(EndError::TooLate);
    }
    let before = case.row.status;
    as_before(&tx, key, &mut case, None, now).await?;
    lapse(&tx, &mut case, now).await?;
    steps::put(&tx, &case.row, Step::new("reopened", Side::Reviewer, who.account).words(Some(why)), now).await?;
    tell_others(&tx, key, Side::Reviewer, [letters::REOPENED, letters::REOPENED_MINE], &case, now).await?;
    let entry = Entry::new("placements.reopen", "placement", id).reason(why);
    ender.written(&tx, &case, entry.states(before.to_value(), case.row.status.to_value()), now).await?;
    tx.commit().await?;
    Ok(case.row)
}

/// Without the last day of a side, or the one that stood: to the next that another side named or to the planned end,
/// where its room is still free; one that was cancelled gave back its place in the quota too.
pub async fn as_before(
    tx: &impl ConnectionTrait,
    key: &AddressKey,
    case: &mut Case,
    of: Option<Side>,
    now: DateTime<Utc>,
) -> Result<(), EndError> {
    let was_over = case.row.over_at.is_some();
    let was_cancelled = case.row.status == Status::Cancelled;
    if of.is_some_and(|of| case.row.end_side != Some(of)) {
        // Another side's day came first, and stands.
        case.row = without(&case.row, of, None, now).update(tx).await?;
        return Ok(());
    }
    let mut row = without(&case.row, case.row.end_side, Some(today(now)), now);
    row.over_at = Set(None);
    if !case.row.status.is_live() {
        row.status = Set(Status::Running);
    }
    case.row = row.update(tx).await?;
    let mut faults = guards::room(tx, case).await?;
    if was_cancelled {
        faults.extend(guards::quota(tx, case).await?);
    }
    if !faults.is_empty() {
        return Err(EndError::DaysTaken(faults));
    }
    counts::recount(tx, case).await?;
    if was_over {
        tell_mentors(tx, key, letters::NAMED, case, now).await?;
    }
    Ok(())
}
