//! Find an event's conflicts, by as many statements whatever else there is.
use super::Conflict;
use crate::{
    events::place,
    venues::{self, Hall, hours},
    words::when,
};
use chrono::{DateTime, Utc};
use entity::{event, room_block, room_use};
use sea_orm::{ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder};

/// The gravest first. What is cancelled, archived or over takes nothing.
pub async fn find(db: &impl ConnectionTrait, event: &event::Model, now: DateTime<Utc>) -> Result<Vec<Conflict>, DbErr> {
    let takes = event.status.is_planned() && now < event.ends_at;
    let Some(own) = place::room_use(event).filter(|_| takes) else { return Ok(vec![]) };
    let Some(hall) = venues::hall(db, own.room_id).await? else { return Ok(vec![]) };
    let others = others(db, &own).await?;
    let blocks = blocks(db, &others).await?;
    let mut found = of_hall(event, &own, &hall);
    found.extend(others.into_iter().filter_map(|(at, by)| match by {
        Some(by) => Some(Conflict::RoomTaken { hall: hall.clone(), by: Box::new(by), at }),
        None => {
            let block = blocks.iter().find(|block| block.id == at.id)?;
            Some(Conflict::RoomBlocked { hall: hall.clone(), block: block.clone() })
        }
    }));
    found.sort_by_key(|conflict| std::cmp::Reverse(conflict.grade()));
    Ok(found)
}

/// That its room holds fewer than it has places, if so.
pub async fn too_small(db: &impl ConnectionTrait, event: &event::Model) -> Result<Option<Conflict>, DbErr> {
    let Some(room) = event.room_id else { return Ok(None) };
    Ok(venues::hall(db, room).await?.and_then(|hall| small(event, &hall)))
}

fn small(event: &event::Model, hall: &Hall) -> Option<Conflict> {
    let places = event.capacity.filter(|places| *places > hall.room.capacity)?;
    Some(Conflict::RoomSmall { hall: hall.clone(), places })
}

/// What stands in the room and its venue alone.
fn of_hall(event: &event::Model, own: &room_use::Model, hall: &Hall) -> Vec<Conflict> {
    let [from, until] = [own.from_at, own.until_at].map(|at| when::local(at, when::ZONE).naive_local());
    let is_open = hours::hold(&hall.venue.hours, from, until);
    let closed = || Conflict::VenueClosed { hall: hall.clone(), from: own.from_at, until: own.until_at };
    let retired = || Conflict::Retired { hall: hall.clone() };
    let all = [hall.is_retired().then(retired), (!is_open).then(closed), small(event, hall)];
    all.into_iter().flatten().collect()
}

/// What else takes the room then, with the event that does; a block has none. Half-open: what begins as the other
/// ends does not meet it.
async fn others(
    db: &impl ConnectionTrait,
    own: &room_use::Model,
) -> Result<Vec<(room_use::Model, Option<event::Model>)>, DbErr> {
    let rows = room_use::Entity::find()
        .find_also_related(event::Entity)
        .filter(room_use::COLUMN.room_id.eq(own.room_id))
        .filter(room_use::COLUMN.id.ne(own.id))
        .filter(room_use::COLUMN.until_at.gt(own.from_at))
        .filter(room_use::COLUMN.from_at.lt(own.until_at))
        .order_by_asc(room_use::Column::FromAt)
        .order_by_asc(room_use::Column::Id)
        .all(db)
        .await?;
    Ok(rows.into_iter().filter(|(_, by)| by.as_ref().is_none_or(|by| by.status.is_planned())).collect())
}

async fn blocks(
    db: &impl ConnectionTrait,
    others: &[(room_use::Model, Option<event::Model>)],
) -> Result<Vec<room_block::Model>, DbErr> {
    let ids = others.iter().filter(|(_, by)| by.is_none()).map(|(one, _)| one.id);
    room_block::Entity::find().filter(room_block::COLUMN.id.is_in(ids)).all(db).await
}
