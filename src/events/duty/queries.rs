//! What can be asked of duties.
use crate::{
    accounts,
    events::place,
    roles::{
        self,
        rights::{MarkPresent, any_reaches},
    },
    venues,
};
use chrono::{DateTime, Utc};
use entity::{
    Locale, Said, account, duty,
    event::{self, District, Status},
    officer_role, session,
};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, Iterable, QueryFilter, QueryOrder, QuerySelect,
    QueryTrait,
    sea_query::{LockType, SelectStatement},
};
use std::collections::{BTreeSet, HashMap};
use uuid::Uuid;

/// Somebody who is down for duty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OnDuty {
    pub row: duty::Model,
    pub account: account::Model,
    /// Has the right now; else they are shown as gone.
    pub is_officer: bool,
}

/// When an officer is on duty, and at what.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shift {
    /// Of the row.
    pub id: Uuid,
    pub officer: Uuid,
    pub event: event::Model,
    /// `None`: the whole event.
    pub session: Option<session::Model>,
}

impl Shift {
    /// Half-open, without the time to set up and to clear.
    pub fn times(&self) -> (DateTime<Utc>, DateTime<Utc>) {
        match &self.session {
            Some(session) => (session.starts_at, session.ends_at),
            None => (self.event.starts_at, self.event.ends_at),
        }
    }

    /// Of a session in a room of its own that room, as [`rooms_of`] says it.
    pub fn place<'a>(&'a self, rooms: &'a HashMap<Uuid, [String; 2]>, locale: Locale) -> Said<'a> {
        match self.session.as_ref().and_then(|session| rooms.get(&session.room_id?)) {
            Some([zh, en]) => entity::said(zh, en, locale),
            None => self.event.place(locale),
        }
    }
}

/// In the order in which they were put on duty, by two statements; by one where nobody is.
pub async fn of(db: &impl ConnectionTrait, event: &event::Model) -> Result<Vec<OnDuty>, DbErr> {
    let rows = duty::Entity::find()
        .find_also_related(account::Entity)
        .filter(duty::COLUMN.event_id.eq(event.id))
        .order_by_asc(duty::Column::Id)
        .all(db)
        .await?;
    if rows.is_empty() {
        return Ok(vec![]);
    }
    let held = roles::held_by(db, rows.iter().map(|(row, _)| row.account_id)).await?;
    let on_duty = |(row, account): (duty::Model, Option<account::Model>)| {
        let is_officer = may_be(&held, row.account_id, event.district);
        account.map(|account| OnDuty { row, account, is_officer })
    };
    Ok(rows.into_iter().filter_map(on_duty).collect())
}

/// When these officers are on duty at what is planned, as far as it meets the time from `from` until `until`, half-open
/// (`None`: however late); by start, by two statements.
pub async fn shifts(
    db: &impl ConnectionTrait,
    officers: impl IntoIterator<Item = Uuid>,
    from: DateTime<Utc>,
    until: Option<DateTime<Utc>>,
) -> Result<Vec<Shift>, DbErr> {
    at(db, duty::COLUMN.account_id.is_in(officers).into(), Status::is_planned, (from, until)).await
}

/// The same of every officer at some events, by their ids.
pub async fn shifts_at(
    db: &impl ConnectionTrait,
    events: SelectStatement,
    from: DateTime<Utc>,
    until: DateTime<Utc>,
) -> Result<Vec<Shift>, DbErr> {
    at(db, duty::Column::EventId.in_subquery(events).into(), Status::is_planned, (from, Some(until))).await
}

/// When an officer is on duty at what is public, cancelled events too, from a time on.
pub async fn public_shifts(db: &impl ConnectionTrait, officer: Uuid, from: DateTime<Utc>) -> Result<Vec<Shift>, DbErr> {
    at(db, duty::COLUMN.account_id.eq(officer).into(), Status::is_public, (from, None)).await
}

async fn at(
    db: &impl ConnectionTrait,
    whose: Condition,
    is_of: fn(Status) -> bool,
    (from, until): (DateTime<Utc>, Option<DateTime<Utc>>),
) -> Result<Vec<Shift>, DbErr> {
    let whole = Condition::all()
        .add(duty::COLUMN.session_id.is_null())
        .add(event::COLUMN.ends_at.gt(from))
        .add_option(until.map(|until| event::COLUMN.starts_at.lt(until)));
    let session = Condition::all()
        .add(session::COLUMN.ends_at.gt(from))
        .add_option(until.map(|until| session::COLUMN.starts_at.lt(until)));
    let rows = duty::Entity::find()
        .find_also_related(event::Entity)
        .find_also_related(session::Entity)
        .filter(whose)
        .filter(event::COLUMN.status.is_in(Status::iter().filter(|status| is_of(*status))))
        .filter(Condition::any().add(whole).add(session))
        .order_by_asc(duty::Column::Id)
        .all(db)
        .await?;
    if rows.is_empty() {
        return Ok(vec![]);
    }
    let held = roles::held_by(db, rows.iter().map(|(row, ..)| row.account_id).collect::<BTreeSet<_>>()).await?;
    let shift = |(row, event, session): (duty::Model, Option<event::Model>, Option<session::Model>)| {
        let event = event.filter(|event| may_be(&held, row.account_id, event.district))?;
        Some(Shift { id: row.id, officer: row.account_id, event, session })
    };
    let mut shifts: Vec<Shift> = rows.into_iter().filter_map(shift).collect();
    shifts.sort_by_key(Shift::times);
    Ok(shifts)
}

/// Rooms of the sessions' own, each `[Chinese, English]`.
pub async fn rooms_of(db: &impl ConnectionTrait, shifts: &[Shift]) -> Result<HashMap<Uuid, [String; 2]>, DbErr> {
    let rooms: Vec<Uuid> = shifts.iter().filter_map(|shift| shift.session.as_ref()?.room_id).collect();
    if rooms.is_empty() {
        return Ok(HashMap::new());
    }
    Ok(venues::halls(db, rooms).await?.iter().map(|(id, hall)| (*id, place::said(hall))).collect())
}

fn may_be(held: &HashMap<Uuid, Vec<officer_role::Model>>, account: Uuid, district: District) -> bool {
    held.get(&account).is_some_and(|roles| any_reaches::<MarkPresent>(roles, district))
}

/// Whoever may be on duty in a district, each with the roles that they hold.
pub async fn to_choose(
    db: &impl ConnectionTrait,
    district: District,
) -> Result<Vec<(account::Model, Vec<officer_role::Model>)>, DbErr> {
    let all = accounts::officers::<MarkPresent>(db, district).await?;
    let mut held = roles::held_by(db, all.iter().map(|account| account.id)).await?;
    let with = |account: account::Model| {
        let roles = held.remove(&account.id).unwrap_or_default();
        (account, roles)
    };
    Ok(all.into_iter().map(with).collect())
}

/// Locks whoever is on duty at an event in the order of their ids until the transaction ends, but for rows that refer
/// to them.
pub async fn lock(tx: &impl ConnectionTrait, event: Uuid) -> Result<(), DbErr> {
    let at = duty::Entity::find()
        .select_only()
        .column(duty::Column::AccountId)
        .filter(duty::COLUMN.event_id.eq(event))
        .into_query();
    let these = account::Entity::find().filter(account::COLUMN.id.in_subquery(at)).order_by_asc(account::Column::Id);
    these.lock(LockType::NoKeyUpdate).all(tx).await.map(|_| ())
}
