//! The timetable of requests to leave: what the placements themselves settled is written down; the enterprise that is
//! asked is reminded on day 7; from day 14 on the bureau has it. What came back for its days is told that they are free
//! now, also where nobody was asked.
use super::{
    Standing,
    close::{are_free, fits, is_for_days, overtake, to_bureau, without_days},
    find::{open_ones, waits},
    hold::{Pair, hold},
    letters::{self, tell_enterprise},
    table::{REMINDED, standing},
};
use crate::{
    db::Db,
    mail::address::AddressKey,
    placements::{
        acts::Stage,
        draft::may_enrol,
        guards,
        life::{held, of_those},
        steps::{self, Step},
    },
};
use chrono::{DateTime, Utc};
use entity::{
    enterprise,
    placement::{self, Side},
    placement_overlap,
};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, IntoActiveModel, QueryFilter,
    QueryOrder,
};

/// What is due.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Due {
    WriteDown,
    Remind,
    HandOn,
}

/// How many were reminded of, handed on, are over, or fit now.
pub async fn follow(db: &Db, key: &AddressKey, now: DateTime<Utc>) -> Result<u64, DbErr> {
    let mut followed = 0;
    for request in open_ones(db.read()).await? {
        if look(db.read(), &request, now).await?.is_none() {
            continue;
        }
        let tx = db.begin().await?;
        let Some(mut pair) = hold(&tx, request.id).await? else { continue };
        // Whoever waited for the locks finds that another did it.
        let Some(due) = due(&pair.request, pair.standing(now), now) else { continue };
        match due {
            Due::WriteDown => drop(overtake(&tx, key, &mut pair, now).await?),
            Due::Remind => remind(&tx, key, &mut pair, now).await?,
            Due::HandOn => hand_on(&tx, &mut pair, now).await?,
        }
        tx.commit().await?;
        followed += 1;
    }
    Ok(followed + free(db, key, now).await?)
}

/// Drafts that came back for days that another placement of the person took, and takes no more; of an enterprise that
/// may send them.
async fn free(db: &Db, key: &AddressKey, now: DateTime<Utc>) -> Result<u64, DbErr> {
    let column = placement::COLUMN;
    let returned = placement::Entity::find()
        .filter(column.status.eq(placement::Status::Draft))
        .filter(column.party.eq(Side::Enterprise))
        .filter(placement::Column::Returned.is_not_null())
        .filter(of_those(enterprise::Status::Verified))
        .order_by_asc(placement::Column::Id)
        .all(db.read())
        .await?;
    let mut free = 0;
    for row in returned.iter().filter(|row| lacks_days(row)) {
        if waits(db.read(), row).await? || !guards::others(db.read(), row).await?.is_empty() {
            continue;
        }
        let Some((tx, mut case)) = held(db, row.id).await? else { continue };
        if !lacks_days(&case.row) || !may_enrol(&case.enterprise) || !are_free(&tx, &case).await? {
            continue;
        }
        let mut row = case.row.clone().into_active_model();
        row.returned = Set(case.row.returned.clone().and_then(without_days));
        row.with_since = Set(now);
        case.row = row.update(&tx).await?;
        fits(&tx, key, &case, Step::new("dates-free", Side::Nobody, None), now).await?;
        tx.commit().await?;
        free += 1;
    }
    Ok(free)
}

/// As it came back: of days that its enterprise wrote since, it learns by sending them, not by saving them.
fn lacks_days(row: &placement::Model) -> bool {
    let is_as_it_came = row.updated_at <= row.with_since;
    Stage::of(row) == Stage::WithEnterprise && is_as_it_came && row.returned.as_ref().is_some_and(is_for_days)
}

/// Without the locks, which most do not need.
async fn look(
    db: &impl ConnectionTrait,
    request: &placement_overlap::Model,
    now: DateTime<Utc>,
) -> Result<Option<Due>, DbErr> {
    let draft = placement::Entity::find_by_id(request.draft_id).one(db).await?;
    let other = placement::Entity::find_by_id(request.other_id).one(db).await?;
    let stands = draft.zip(other).map(|(draft, other)| standing(request, &draft, &other, now));
    Ok(stands.and_then(|stands| due(request, stands, now)))
}

/// A service that rested hands on at once.
fn due(request: &placement_overlap::Model, stands: Standing, now: DateTime<Utc>) -> Option<Due> {
    match stands {
        Standing::Open if request.reminded_at.is_none() && request.asked_at + REMINDED <= now => Some(Due::Remind),
        Standing::Late if request.queued_at.is_none() => Some(Due::HandOn),
        Standing::Open | Standing::Late | Standing::Refused => None,
        Standing::Ended | Standing::ReDated | Standing::Withdrawn | Standing::Decided => {
            request.status.is_live().then_some(Due::WriteDown)
        }
    }
}

async fn remind(tx: &impl ConnectionTrait, key: &AddressKey, pair: &mut Pair, now: DateTime<Utc>) -> Result<(), DbErr> {
    let row =
        placement_overlap::ActiveModel { reminded_at: Set(Some(now)), ..pair.request.clone().into_active_model() };
    pair.request = row.update(tx).await?;
    steps::put(tx, &pair.other.row, Step::new("leave-reminded", Side::Nobody, None), now).await?;
    tell_enterprise(tx, key, letters::REMINDER, &pair.other, Some(&pair.request), now).await
}

async fn hand_on(tx: &impl ConnectionTrait, pair: &mut Pair, now: DateTime<Utc>) -> Result<(), DbErr> {
    to_bureau(tx, pair, now).await?;
    steps::put(tx, &pair.other.row, Step::new("leave-late", Side::Nobody, None), now).await
}
