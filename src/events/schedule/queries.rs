//! What takes place between two moments, by as many statements however much it is.
use super::clashes::{self, Clash};
use crate::{
    accounts,
    events::duty::{self, Shift},
    venues,
};
use chrono::{DateTime, Duration, Utc};
use entity::{
    event::{self, Status},
    room, room_block, session, session_speaker, venue,
};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, ExprTrait, Iterable, QueryFilter, QuerySelect,
    QueryTrait, sea_query::SelectStatement,
};
use std::{
    collections::{BTreeSet, HashMap, HashSet},
    sync::Arc,
};
use uuid::Uuid;

/// One thing that takes place, or a room that is not to be had. An event with an agenda is its sessions.
#[derive(Clone, Debug)]
pub struct Slot {
    pub what: What,
    /// Half-open.
    pub starts_at: DateTime<Utc>,
    pub ends_at: DateTime<Utc>,
    pub room: Option<Uuid>,
    /// The same with setting up and clearing, in which the room is taken.
    pub from_at: DateTime<Utc>,
    pub until_at: DateTime<Utc>,
    /// Who is on duty.
    pub officers: Vec<Uuid>,
}

#[derive(Clone, Debug)]
pub enum What {
    Event(Arc<event::Model>),
    Session(Box<session::Model>, Arc<event::Model>),
    Block(room_block::Model),
}

impl Slot {
    /// `None`: a block is no event's.
    pub fn event(&self) -> Option<&event::Model> {
        match &self.what {
            What::Event(event) | What::Session(_, event) => Some(event),
            What::Block(_) => None,
        }
    }

    pub fn session(&self) -> Option<&session::Model> {
        match &self.what {
            What::Session(session, _) => Some(session),
            What::Event(_) | What::Block(_) => None,
        }
    }

    /// Of the row.
    pub fn id(&self) -> Uuid {
        match &self.what {
            What::Event(event) => event.id,
            What::Session(session, _) => session.id,
            What::Block(block) => block.id,
        }
    }

    fn of_event(event: &Arc<event::Model>) -> Self {
        Self {
            starts_at: event.starts_at,
            ends_at: event.ends_at,
            room: event.room_id,
            from_at: event.starts_at - Duration::minutes(event.setup_minutes.into()),
            until_at: event.ends_at + Duration::minutes(event.clearing_minutes.into()),
            officers: vec![],
            what: What::Event(event.clone()),
        }
    }

    fn of_session(session: session::Model, event: &Arc<event::Model>) -> Self {
        Self {
            starts_at: session.starts_at,
            ends_at: session.ends_at,
            room: session.room_id.or(event.room_id),
            from_at: session.starts_at - Duration::minutes(session.setup_minutes.into()),
            until_at: session.ends_at + Duration::minutes(session.clearing_minutes.into()),
            officers: vec![],
            what: What::Session(Box::new(session), event.clone()),
        }
    }

    fn of_block(block: room_block::Model) -> Self {
        let (from, until) = (block.starts_at, block.ends_at);
        let (starts_at, ends_at, from_at, until_at) = (from, until, from, until);
        let room = Some(block.room_id);
        Self { starts_at, ends_at, from_at, until_at, room, officers: vec![], what: What::Block(block) }
    }
}

/// As long as a room is set up or cleared at most: what lies beside a span may meet what lies in it.
const BESIDE: Duration = Duration::days(1);

/// All of a span, by start, with what lies beside it.
pub struct Board {
    from: DateTime<Utc>,
    until: DateTime<Utc>,
    pub slots: Vec<Slot>,
    /// Every venue with its rooms, retired ones too.
    pub venues: Vec<(venue::Model, Vec<room::Model>)>,
    pub clashes: Vec<Clash>,
    /// Names of whoever is on duty.
    pub officers: HashMap<Uuid, String>,
}

impl Board {
    /// Whether it lasts in the span.
    pub fn holds(&self, slot: &Slot) -> bool {
        slot.starts_at < self.until && slot.ends_at > self.from
    }
}

/// Drafts too; what was cancelled or archived takes nothing.
pub async fn board(db: &impl ConnectionTrait, first: DateTime<Utc>, last: DateTime<Utc>) -> Result<Board, DbErr> {
    let (from, until) = (first - BESIDE, last + BESIDE);
    let events = event::Entity::find().filter(events_in(from, until)).all(db).await?;
    let events: HashMap<Uuid, Arc<event::Model>> =
        events.into_iter().map(|event| (event.id, Arc::new(event))).collect();
    let with_agenda: HashSet<Uuid> = with_agenda(db, from, until).await?.into_iter().collect();
    let sessions = session::Entity::find().filter(sessions_in(from, until)).all(db).await?;
    let blocks = room_block::Entity::find()
        .filter(room_block::COLUMN.starts_at.lt(until))
        .filter(room_block::COLUMN.ends_at.gt(from));
    let mut slots: Vec<Slot> = blocks.all(db).await?.into_iter().map(Slot::of_block).collect();
    slots.extend(events.values().filter(|event| !with_agenda.contains(&event.id)).map(Slot::of_event));
    let session = |session: session::Model| events.get(&session.event_id).map(|event| Slot::of_session(session, event));
    slots.extend(sessions.into_iter().filter_map(session));
    slots.sort_by_key(|slot| (slot.starts_at, slot.ends_at, slot.id()));
    let venues = venues::with_rooms(db).await?;
    let speak = session_speaker::Entity::find()
        .filter(session_speaker::Column::SessionId.in_subquery(ids(session::Column::Id, sessions_in(from, until))));
    let planned = event::Entity::find().select_only().column(event::Column::Id).filter(events_in(from, until));
    let shifts = duty::shifts_at(db, planned.into_query(), from, until).await?;
    let mut on_duty: HashMap<(Uuid, Option<Uuid>), Vec<Uuid>> = HashMap::new();
    for shift in &shifts {
        on_duty.entry(key_of(shift)).or_default().push(shift.officer);
    }
    for slot in &mut slots {
        // Whoever is on duty at the whole event is at each of its sessions.
        let keys =
            slot.event().map(|event| [None, slot.session().map(|session| session.id)].map(|own| (event.id, own)));
        let keys: BTreeSet<_> = keys.into_iter().flatten().collect();
        slot.officers = keys.iter().filter_map(|key| on_duty.get(key)).flatten().copied().collect();
    }
    let clashes = clashes::find(&slots, &venues, &speak.all(db).await?, &shifts);
    let officers = accounts::names(db, shifts.iter().map(|shift| shift.officer)).await?;
    Ok(Board { from: first, until: last, slots, venues, clashes, officers })
}

/// At what somebody is on duty.
pub fn key_of(shift: &Shift) -> (Uuid, Option<Uuid>) {
    (shift.event.id, shift.session.as_ref().map(|session| session.id))
}

/// Planned ones that last then, or whose sessions do.
fn events_in(from: DateTime<Utc>, until: DateTime<Utc>) -> Condition {
    let of_sessions = ids(session::Column::EventId, sessions_in(from, until));
    let then = event::COLUMN.starts_at.lt(until).and(event::COLUMN.ends_at.gt(from));
    Condition::all()
        .add(event::COLUMN.status.is_in(Status::iter().filter(|status| status.is_planned())))
        .add(Condition::any().add(then).add(event::Column::Id.in_subquery(of_sessions)))
}

/// Of those the ones with an agenda, also where it lies outside.
async fn with_agenda(db: &impl ConnectionTrait, from: DateTime<Utc>, until: DateTime<Utc>) -> Result<Vec<Uuid>, DbErr> {
    let these = event::Entity::find().select_only().column(event::Column::Id).filter(events_in(from, until));
    session::Entity::find()
        .select_only()
        .column(session::Column::EventId)
        .filter(session::Column::EventId.in_subquery(these.into_query()))
        .distinct()
        .into_tuple()
        .all(db)
        .await
}

fn sessions_in(from: DateTime<Utc>, until: DateTime<Utc>) -> Condition {
    Condition::all().add(session::COLUMN.starts_at.lt(until)).add(session::COLUMN.ends_at.gt(from))
}

fn ids(column: session::Column, of: Condition) -> SelectStatement {
    session::Entity::find().select_only().column(column).filter(of).into_query()
}
