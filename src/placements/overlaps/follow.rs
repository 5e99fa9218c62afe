//! The timetable of requests to leave: what the placements themselves settled is written down; the enterprise that is
//! asked is reminded on day 7; from day 14 on the bureau has it.
use super::{
    Standing,
    close::{overtake, to_bureau},
    find::open_ones,
    hold::{Pair, hold},
    letters::{self, tell_enterprise},
    table::{REMINDED, standing},
};
use crate::{
    db::Db,
    mail::address::AddressKey,
    placements::steps::{self, Step},
};
use chrono::{DateTime, Utc};
use entity::{
    placement::{self, Side},
    placement_overlap,
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ConnectionTrait, DbErr, EntityTrait, IntoActiveModel};

/// What is due.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Due {
    WriteDown,
    Remind,
    HandOn,
}

/// How many were reminded of, handed on, or are over.
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
    Ok(followed)
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
