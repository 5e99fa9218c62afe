//! An event's sessions with places, as an act changes them: locked behind their event, in the order of their ids.
//! The only arithmetic on their counters.
use super::Unfit;
use chrono::{DateTime, Utc};
use entity::{
    event,
    registration::Status,
    session,
    session_place::State::{self, Held, Waiting, Wished},
};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
};
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

#[derive(Default)]
pub struct Book {
    rows: BTreeMap<Uuid, session::Model>,
    changed: BTreeSet<Uuid>,
}

impl Book {
    /// Whoever opens it holds the event's lock.
    pub async fn open(tx: &impl ConnectionTrait, event: Uuid) -> Result<Self, DbErr> {
        let rows = session::Entity::find()
            .filter(session::COLUMN.event_id.eq(event))
            .filter(session::COLUMN.places.is_not_null())
            .order_by_asc(session::Column::Id)
            .lock_exclusive()
            .all(tx)
            .await?;
        Ok(Self { rows: rows.into_iter().map(|row| (row.id, row)).collect(), changed: BTreeSet::new() })
    }

    pub fn get(&self, id: Uuid) -> Option<&session::Model> {
        self.rows.get(&id)
    }

    pub fn has_begun(&self, id: Uuid, now: DateTime<Utc>) -> bool {
        self.get(id).is_none_or(|session| session.has_begun(now))
    }

    /// Whether these can be chosen newly, beside those that one has.
    pub fn fit(&self, new: &[Uuid], beside: &[Uuid], now: DateTime<Utc>) -> Result<(), Unfit> {
        if new.iter().any(|id| self.has_begun(*id, now)) {
            return Err(Unfit::Gone);
        }
        let all: Vec<&session::Model> = new.iter().chain(beside).filter_map(|id| self.get(*id)).collect();
        // Of two that have begun nobody can give one back any more.
        let ahead = all.iter().filter(|one| !one.has_begun(now));
        let meets = |one: &session::Model| all.iter().any(|other| other.id != one.id && one.meets(other));
        if ahead.into_iter().any(|one| meets(one)) { Err(Unfit::Meet) } else { Ok(()) }
    }

    /// What somebody who stands so with the event gets there, and the number in the order of joining.
    pub fn join(&mut self, id: Uuid, registered: Status) -> Option<(State, i64)> {
        let session = self.rows.get_mut(&id)?;
        let number = session.next_number;
        let state = match registered {
            Status::Waiting => Wished,
            _ if session.has_place() => Held,
            _ => Waiting,
        };
        *counter(session, state) += 1;
        session.next_number += 1;
        self.changed.insert(id);
        Some((state, number))
    }

    /// What somebody had there is free again; the caller moves the line up.
    pub fn leave(&mut self, id: Uuid, had: State) {
        if let Some(session) = self.rows.get_mut(&id) {
            *counter(session, had) -= 1;
            self.changed.insert(id);
        }
    }

    /// So many of the line hold places now.
    pub fn move_up(&mut self, id: Uuid, many: i32) {
        if let Some(session) = self.rows.get_mut(&id) {
            session.waiting -= many;
            session.taken += many;
            self.changed.insert(id);
        }
    }

    /// Sessions whose line moves now, and by how many.
    pub fn moving(&self, event: &event::Model, now: DateTime<Utc>) -> Vec<(Uuid, i32)> {
        let is_open = |session: &&session::Model| event.status == event::Status::Published && !session.has_begun(now);
        let moving = self.rows.values().filter(is_open).map(|session| (session.id, session.places_for_the_line()));
        moving.filter(|(_, free)| *free > 0).collect()
    }

    /// Writes what changed.
    pub async fn keep(self, tx: &impl ConnectionTrait) -> Result<(), DbErr> {
        for session in self.rows.into_values().filter(|session| self.changed.contains(&session.id)) {
            let row = session::ActiveModel {
                id: Set(session.id),
                taken: Set(session.taken),
                waiting: Set(session.waiting),
                wished: Set(session.wished),
                next_number: Set(session.next_number),
                ..Default::default()
            };
            row.update(tx).await?;
        }
        Ok(())
    }
}

fn counter(session: &mut session::Model, state: State) -> &mut i32 {
    match state {
        Held => &mut session.taken,
        Waiting => &mut session.waiting,
        Wished => &mut session.wished,
    }
}
