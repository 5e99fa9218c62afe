//! Where what an event takes of rooms is taken, closed or too small.
use super::{Conflict, What};
use crate::{
    events::{
        place::{Use, uses},
        sessions::Item,
    },
    venues::{self, Hall, hours},
    words::when,
};
use chrono::{DateTime, Utc};
use entity::{event, room_block, room_use, session};
use sea_orm::{Condition, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder};
use std::{
    collections::{BTreeSet, HashMap},
    sync::Arc,
};
use uuid::Uuid;

/// By four statements at most.
pub async fn find(
    db: &impl ConnectionTrait,
    event: &event::Model,
    agenda: &[Item],
    uses: &[Use<'_>],
) -> Result<Vec<Conflict>, DbErr> {
    if uses.is_empty() {
        return Ok(vec![]);
    }
    let own = own(db, uses).await?;
    let others = others(db, event.id, uses).await?;
    let blocks = blocks(db, &others).await?;
    let mut found = vec![];
    for (at, one) in own.iter().enumerate() {
        found.extend(one.of_hall());
        found.extend(one.small(event, agenda));
        found.extend(one.shared(&own[at + 1..]));
        found.extend(one.met(&others, &blocks));
    }
    Ok(found)
}

/// Which rooms hold fewer than the event has places, whatever else takes them; what is over is full no more.
pub async fn too_small(
    db: &impl ConnectionTrait,
    event: &event::Model,
    agenda: &[Item],
    now: DateTime<Utc>,
) -> Result<Vec<Conflict>, DbErr> {
    let mut uses = uses(event, agenda);
    uses.retain(|one| one.at.until_at > now);
    let own = own(db, &uses).await?;
    let found = own.iter().filter_map(|one| one.small(event, agenda));
    Ok(found.filter(Conflict::is_of_size).collect())
}

/// A room as the event takes it.
struct Own<'a> {
    at: &'a room_use::Model,
    hall: Arc<Hall>,
    session: Option<Arc<session::Model>>,
}

async fn own<'a>(db: &impl ConnectionTrait, uses: &'a [Use<'_>]) -> Result<Vec<Own<'a>>, DbErr> {
    let halls = venues::halls(db, uses.iter().map(|one| one.at.room_id)).await?;
    let halls: HashMap<Uuid, Arc<Hall>> = halls.into_iter().map(|(room, hall)| (room, Arc::new(hall))).collect();
    let own = uses.iter().filter_map(|one| {
        let hall = halls.get(&one.at.room_id)?.clone();
        Some(Own { at: &one.at, hall, session: one.session.cloned().map(Arc::new) })
    });
    Ok(own.collect())
}

type Taken = (room_use::Model, Option<Arc<event::Model>>);

impl Own<'_> {
    fn meets(&self, what: What) -> Conflict {
        Conflict { of: self.session.clone(), what }
    }

    /// What stands in the room and its venue alone.
    fn of_hall(&self) -> Vec<Conflict> {
        let (hall, at) = (&self.hall, self.at);
        let [from, until] = [at.from_at, at.until_at].map(|at| when::local(at, when::ZONE).naive_local());
        let is_open = hours::hold(&hall.venue.hours, from, until);
        let closed = || What::VenueClosed { hall: hall.clone(), from: at.from_at, until: at.until_at };
        let retired = || What::Retired { hall: hall.clone() };
        let all = [hall.is_retired().then(retired), (!is_open).then(closed)];
        all.into_iter().flatten().map(|what| self.meets(what)).collect()
    }

    /// That a room holds fewer than there are places. A session with places of its own is held against its own number,
    /// one beside which there is nothing else against the event's; whoever comes to one of several at a time nobody
    /// counts.
    fn small(&self, event: &event::Model, agenda: &[Item]) -> Option<Conflict> {
        let is_beside = |session: &session::Model| {
            agenda.iter().any(|Item { session: other, .. }| other.id != session.id && other.meets(session))
        };
        let places = match self.session.as_deref() {
            Some(session) if session.places.is_some() => session.places,
            Some(session) if is_beside(session) => return None,
            _ => event.capacity,
        };
        let is_small = places.is_none_or(|places| places > self.hall.room.capacity);
        is_small.then(|| self.meets(What::RoomSmall { hall: self.hall.clone(), places }))
    }

    /// Sessions of one agenda in one room at the same time; each pair once.
    fn shared(&self, behind: &[Self]) -> Vec<Conflict> {
        let with = behind.iter().filter(|other| overlap(self.at, other.at)).filter_map(|other| other.session.clone());
        with.map(|with| self.meets(What::RoomShared { hall: self.hall.clone(), with })).collect()
    }

    fn met(&self, others: &[Taken], blocks: &HashMap<Uuid, Arc<room_block::Model>>) -> Vec<Conflict> {
        let hall = || self.hall.clone();
        let what = |(at, by): &Taken| match by {
            Some(by) => Some(What::RoomTaken { hall: hall(), by: by.clone(), at: at.clone() }),
            None => Some(What::RoomBlocked { hall: hall(), block: blocks.get(&at.id)?.clone() }),
        };
        let those = others.iter().filter(|(at, _)| overlap(self.at, at));
        those.filter_map(what).map(|what| self.meets(what)).collect()
    }
}

/// Of what an event would take at several times, how much else takes the same at each; by two statements.
pub async fn taken(db: &impl ConnectionTrait, event: Uuid, times: &[Vec<Use<'_>>]) -> Result<Vec<usize>, DbErr> {
    let others = others(db, event, &times.concat()).await?;
    let is_met = |uses: &[Use<'_>], at: &room_use::Model| uses.iter().any(|own| overlap(&own.at, at));
    let number = |uses: &Vec<Use<'_>>| others.iter().filter(|(at, _)| is_met(uses, at)).count();
    Ok(times.iter().map(number).collect())
}

/// Half-open: what begins as the other ends does not meet it.
fn overlap(one: &room_use::Model, other: &room_use::Model) -> bool {
    one.room_id == other.room_id && one.from_at < other.until_at && other.from_at < one.until_at
}

/// What else takes one of the rooms in all that time, with the event that does; a block has none. Each event is read
/// once, however many rooms it takes.
async fn others(db: &impl ConnectionTrait, event: Uuid, uses: &[Use<'_>]) -> Result<Vec<Taken>, DbErr> {
    let from = uses.iter().map(|one| one.at.from_at).min().unwrap_or_default();
    let until = uses.iter().map(|one| one.at.until_at).max().unwrap_or_default();
    let others = Condition::any().add(room_use::COLUMN.event_id.is_null()).add(room_use::COLUMN.event_id.ne(event));
    let rows = room_use::Entity::find()
        .filter(room_use::COLUMN.room_id.is_in(uses.iter().map(|one| one.at.room_id)))
        .filter(room_use::COLUMN.until_at.gt(from))
        .filter(room_use::COLUMN.from_at.lt(until))
        .filter(others)
        .order_by_asc(room_use::Column::FromAt)
        .order_by_asc(room_use::Column::Id)
        .all(db)
        .await?;
    let by: BTreeSet<Uuid> = rows.iter().filter_map(|row| row.event_id).collect();
    let events = event::Entity::find().filter(event::COLUMN.id.is_in(by));
    let events = events.all(db).await?.into_iter().map(|row| (row.id, Arc::new(row)));
    let events: HashMap<Uuid, Arc<event::Model>> = events.collect();
    let with = |row: room_use::Model| {
        let by = row.event_id.and_then(|by| events.get(&by)).cloned();
        (row, by)
    };
    let is_planned = |(_, by): &Taken| by.as_ref().is_none_or(|by| by.status.is_planned());
    Ok(rows.into_iter().map(with).filter(is_planned).collect())
}

async fn blocks(db: &impl ConnectionTrait, others: &[Taken]) -> Result<HashMap<Uuid, Arc<room_block::Model>>, DbErr> {
    let ids = others.iter().filter(|(_, by)| by.is_none()).map(|(one, _)| one.id);
    let rows = room_block::Entity::find().filter(room_block::COLUMN.id.is_in(ids)).all(db).await?;
    Ok(rows.into_iter().map(|block| (block.id, Arc::new(block))).collect())
}
