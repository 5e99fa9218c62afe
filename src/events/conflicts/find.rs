//! Find an event's conflicts, by as many statements whatever its size.
use super::Conflict;
use crate::{
    events::place,
    venues::{self, Hall, hours},
    words::when,
};
use entity::{
    event::{self, Status},
    room_block, room_use,
};
use sea_orm::{ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder};
use std::collections::BTreeSet;

/// The gravest first. What is cancelled or archived takes nothing.
pub async fn find(db: &impl ConnectionTrait, event: &event::Model) -> Result<Vec<Conflict>, DbErr> {
    let uses = place::uses(event);
    if uses.is_empty() || !takes(event) {
        return Ok(vec![]);
    }
    let halls = venues::halls(db, &uses.iter().map(|one| one.room_id).collect()).await?;
    let others = others(db, event, &uses).await?;
    let blocks = blocks(db, &others).await?;
    let mut found = Vec::new();
    for one in &uses {
        let Some(hall) = halls.iter().find(|hall| hall.room.id == one.room_id) else { continue };
        found.extend(of_hall(event, one, hall));
        let met = others.iter().filter(|(other, _)| other.room_id == one.room_id && meet(one, other));
        found.extend(met.filter_map(|(other, by)| match by {
            Some(by) => Some(Conflict::RoomTaken { hall: hall.clone(), by: Box::new(by.clone()), at: other.clone() }),
            None => {
                let block = blocks.iter().find(|block| block.id == other.id)?;
                Some(Conflict::RoomBlocked { hall: hall.clone(), block: block.clone() })
            }
        }));
    }
    found.sort_by_key(|conflict| std::cmp::Reverse(conflict.grade()));
    Ok(found)
}

fn takes(event: &event::Model) -> bool {
    matches!(event.status, Status::Draft | Status::InReview | Status::Published)
}

/// Half-open: what begins as the other ends does not meet it.
fn meet(one: &room_use::Model, other: &room_use::Model) -> bool {
    one.from_at < other.until_at && other.from_at < one.until_at
}

/// What stands in the room and its venue alone.
fn of_hall(event: &event::Model, one: &room_use::Model, hall: &Hall) -> Vec<Conflict> {
    let [from, until] = [one.from_at, one.until_at].map(|at| when::local(at, when::ZONE).naive_local());
    let is_open = hours::hold(&hall.venue.hours, from, until);
    let closed = || Conflict::VenueClosed { hall: hall.clone(), from: one.from_at, until: one.until_at };
    let retired = || Conflict::Retired { hall: hall.clone() };
    let small = event.capacity.filter(|places| *places > hall.room.capacity);
    let small = small.map(|places| Conflict::RoomSmall { hall: hall.clone(), places });
    let all = [hall.is_retired().then(retired), (!is_open).then(closed), small];
    all.into_iter().flatten().collect()
}

/// What else takes one of the rooms at about that time, with the event that does; those of a block have none.
async fn others(
    db: &impl ConnectionTrait,
    event: &event::Model,
    uses: &[room_use::Model],
) -> Result<Vec<(room_use::Model, Option<event::Model>)>, DbErr> {
    let rooms: BTreeSet<_> = uses.iter().map(|one| one.room_id).collect();
    let (from, until) = (uses.iter().map(|one| one.from_at).min(), uses.iter().map(|one| one.until_at).max());
    let Some((from, until)) = from.zip(until) else { return Ok(vec![]) };
    let rows = room_use::Entity::find()
        .find_also_related(event::Entity)
        .filter(room_use::COLUMN.room_id.is_in(rooms))
        .filter(room_use::COLUMN.until_at.gt(from))
        .filter(room_use::COLUMN.from_at.lt(until))
        .order_by_asc(room_use::Column::FromAt)
        .order_by_asc(room_use::Column::Id)
        .all(db)
        .await?;
    let counts =
        |(_, by): &(room_use::Model, Option<event::Model>)| by.as_ref().is_none_or(|by| by.id != event.id && takes(by));
    Ok(rows.into_iter().filter(counts).collect())
}

async fn blocks(
    db: &impl ConnectionTrait,
    others: &[(room_use::Model, Option<event::Model>)],
) -> Result<Vec<room_block::Model>, DbErr> {
    let ids = others.iter().filter(|(_, by)| by.is_none()).map(|(one, _)| one.id);
    room_block::Entity::find().filter(room_block::COLUMN.id.is_in(ids)).all(db).await
}
