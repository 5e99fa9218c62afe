//! Whom a change of a published agenda concerns, and the fact of it, which is left in a row: registrations lie downstream
//! and follow it up.
use super::{Item, NewSession, queries::of};
use crate::{
    events::place,
    venues::{self, Hall},
};
use chrono::{DateTime, Utc};
use entity::{
    agenda_notice::{self, Slot},
    event::{self, Status},
    session,
};
use sea_orm::{ActiveValue::Set, ConnectionTrait, DbErr, EntityTrait, ExprTrait, QueryFilter, QueryOrder, QuerySelect};
use std::collections::{BTreeMap, HashMap};
use uuid::Uuid;

/// Whom an officer writes to: everybody with a live registration, or deliberately nobody.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tell {
    Everybody,
    Nobody,
}

/// When and in which room a session is; titles, texts and who speaks move nobody.
#[derive(Clone, Copy, Debug)]
pub struct Spot {
    starts_at: DateTime<Utc>,
    ends_at: DateTime<Utc>,
    /// `None`: where the event is.
    room: Option<Uuid>,
    /// Of one with places of its own, how many have chosen it.
    choosers: Option<i32>,
}

impl From<&session::Model> for Spot {
    fn from(session: &session::Model) -> Self {
        let choosers = session.places.map(|_| session.choosers());
        Self { starts_at: session.starts_at, ends_at: session.ends_at, room: session.room_id, choosers }
    }
}

impl From<&NewSession> for Spot {
    fn from(new: &NewSession) -> Self {
        Self { starts_at: new.starts_at, ends_at: new.ends_at, room: new.room, choosers: None }
    }
}

/// How many people it concerns that a session is elsewhere than it was, comes (`[None, …]`) or goes (`[…, None]`):
/// everybody with a place or a waiting place at what is published and not over, or has such a session to come after it;
/// of one with places of its own, whoever has chosen it.
pub fn concerned(event: &event::Model, [was, is]: [Option<Spot>; 2], now: DateTime<Utc>) -> i32 {
    let there = |spot: Option<Spot>| spot.map(|spot| (spot.starts_at, spot.ends_at, spot.room.or(event.room_id)));
    let is_ahead = event.ends_at > now || [was, is].into_iter().flatten().any(|spot| spot.ends_at > now);
    if event.status != Status::Published || !is_ahead || there(was) == there(is) {
        return 0;
    }
    was.and_then(|was| was.choosers).unwrap_or(event.taken + event.waiting)
}

/// The same of several that come at once: whoever they concern is told once.
pub fn concerned_by<'a>(event: &event::Model, new: impl Iterator<Item = &'a NewSession>, now: DateTime<Utc>) -> i32 {
    new.map(|new| concerned(event, [None, Some(new.into())], now)).max().unwrap_or_default()
}

/// Which of the two an act is called: one that told whom it concerned, or one that deliberately told nobody.
pub fn called(tell: Tell, concerned: i32, [told, untold]: [&'static str; 2]) -> &'static str {
    if tell == Tell::Nobody && concerned > 0 { untold } else { told }
}

/// Leaves what became of sessions to be told. `halls` are the rooms that they take.
pub async fn leave(
    tx: &impl ConnectionTrait,
    who: Uuid,
    event: &event::Model,
    turns: &[[Option<&Item>; 2]],
    halls: &HashMap<Uuid, Hall>,
    now: DateTime<Utc>,
) -> Result<(), DbErr> {
    let spot = |item: Option<&Item>| item.map(|item| Spot::from(&item.session));
    let moved = turns.iter().filter(|[was, is]| concerned(event, [spot(*was), spot(*is)], now) > 0);
    let row = |[was, is]: &[Option<&Item>; 2]| {
        let about = was.or(*is)?.session.id;
        Some(agenda_notice::ActiveModel {
            id: Set(Uuid::now_v7()),
            event_id: Set(event.id),
            session_id: Set(about),
            account_id: Set(who),
            was: Set(was.map(|was| slot(event, halls, &was.session))),
            created_at: Set(now),
            told_at: Set(None),
        })
    };
    agenda_notice::Entity::insert_many(moved.filter_map(row)).exec_without_returning(tx).await.map(|_| ())
}

pub(in crate::events) fn slot(event: &event::Model, halls: &HashMap<Uuid, Hall>, session: &session::Model) -> Slot {
    let hall = session.room_id.and_then(|room| halls.get(&room));
    Slot {
        title: [session.title_zh.clone(), session.title_en.clone()],
        starts_at: session.starts_at,
        ends_at: session.ends_at,
        place: hall.map_or_else(|| [event.place_zh.clone(), event.place_en.clone()], place::said),
        has_places: session.places.is_some(),
    }
}

/// Events with something that is still to be told.
pub async fn waiting(db: &impl ConnectionTrait) -> Result<Vec<Uuid>, DbErr> {
    let open = agenda_notice::Entity::find().filter(agenda_notice::COLUMN.told_at.is_null());
    let events = open.select_only().column(agenda_notice::Column::EventId).distinct();
    events.order_by_asc(agenda_notice::Column::EventId).into_tuple().all(db).await
}

/// What became of an agenda since people were last told of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AgendaNews {
    /// Who decided last, and when.
    pub by: Uuid,
    pub at: DateTime<Utc>,
    /// Each session once.
    pub turns: Vec<AgendaTurn>,
}

/// A session as it was and as it is now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AgendaTurn {
    pub session: Uuid,
    /// `None`: it was not there, or is there no more.
    pub slots: [Option<Slot>; 2],
}

impl AgendaTurn {
    /// The later end: until then people plan by it.
    pub fn ends_at(&self) -> Option<DateTime<Utc>> {
        self.slots.iter().flatten().map(|slot| slot.ends_at).max()
    }

    /// It had places of its own as it changed, so it concerns whoever has chosen it; one that is new, everybody.
    pub fn is_choosers(&self) -> bool {
        self.slots[0].as_ref().is_some_and(|was| was.has_places)
    }
}

/// Takes what is to be told of an event, whose row is locked: nobody takes it again. `None`: there is nothing.
pub async fn take(
    tx: &impl ConnectionTrait,
    event: &event::Model,
    now: DateTime<Utc>,
) -> Result<Option<AgendaNews>, DbErr> {
    let open = || agenda_notice::COLUMN.event_id.eq(event.id).and(agenda_notice::COLUMN.told_at.is_null());
    let notices = agenda_notice::Entity::find().filter(open()).order_by_asc(agenda_notice::Column::Id).all(tx).await?;
    let Some(last) = notices.last() else { return Ok(None) };
    let told = agenda_notice::ActiveModel { told_at: Set(Some(now)), ..Default::default() };
    agenda_notice::Entity::update_many().set(told).filter(open()).exec(tx).await?;
    let agenda = of(tx, event.id).await?;
    let halls = venues::halls(tx, agenda.iter().filter_map(|item| item.session.room_id)).await?;
    let is = agenda.iter().map(|item| (item.session.id, slot(event, &halls, &item.session))).collect();
    Ok(Some(AgendaNews { by: last.account_id, at: last.created_at, turns: net(&notices, &is) }))
}

/// Of several changes of a session the first says what people know. Nothing is told of one that is where it was, or
/// that came and went.
fn net(notices: &[agenda_notice::Model], is: &HashMap<Uuid, Slot>) -> Vec<AgendaTurn> {
    let mut first: BTreeMap<Uuid, &agenda_notice::Model> = BTreeMap::new();
    for notice in notices {
        first.entry(notice.session_id).or_insert(notice);
    }
    let turn = |(id, notice): (&Uuid, &&agenda_notice::Model)| AgendaTurn {
        session: *id,
        slots: [notice.was.clone(), is.get(id).cloned()],
    };
    let mut turns: Vec<AgendaTurn> = first.iter().map(turn).filter(is_news).collect();
    let when = |[was, is]: &[Option<Slot>; 2]| is.as_ref().or(was.as_ref()).map(|slot| (slot.starts_at, slot.ends_at));
    turns.sort_by_key(|turn| when(&turn.slots));
    turns
}

fn is_news(turn: &AgendaTurn) -> bool {
    let [was, is] = &turn.slots;
    match (was, is) {
        (Some(was), Some(is)) => !was.is_where(is),
        (was, is) => was.is_some() || is.is_some(),
    }
}
