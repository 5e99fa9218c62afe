//! What can be asked of events. Drafts are never found here.
use super::form::EventFilter;
use crate::{
    db::{cursor, like::anywhere, slug::is_slug},
    roles::{Officer, Right},
    words::{folded, when},
};
use chrono::{DateTime, Duration, NaiveDate, NaiveTime, Utc};
use entity::{
    event::{self, Kind, Status},
    event_version, question, room, room_use, venue,
};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, ExprTrait, QueryFilter, QueryOrder, QuerySelect,
    QueryTrait,
    sea_query::{Expr, SelectStatement},
};
use std::collections::HashMap;
use uuid::Uuid;

pub const PAGE: u64 = 20;

/// In one feed, and on one page of a calendar.
const MOST: u64 = 5000;

/// One page of a list, and the cursor of the next.
pub struct EventPage {
    pub events: Vec<event::Model>,
    pub next: Option<String>,
}

/// A public event; drafts are as if they did not exist.
pub async fn by_slug(db: &impl ConnectionTrait, slug: &str) -> Result<Option<event::Model>, DbErr> {
    if !is_slug(slug) {
        return Ok(None);
    }
    event::Entity::find().filter(event::COLUMN.slug.eq(slug)).filter(event::COLUMN.status.is_in(public())).one(db).await
}

pub async fn by_id(db: &impl ConnectionTrait, id: Uuid) -> Result<Option<event::Model>, DbErr> {
    event::Entity::find_by_id(id).one(db).await
}

/// The row, locked until the transaction ends: first thing in every act on places.
pub async fn lock(tx: &impl ConnectionTrait, id: Uuid) -> Result<Option<event::Model>, DbErr> {
    event::Entity::find_by_id(id).lock_exclusive().one(tx).await
}

/// The same within an officer's reach: what lies outside is as if it did not exist.
pub async fn lock_within<R: Right>(
    tx: &impl ConnectionTrait,
    who: &Officer<R>,
    id: Uuid,
) -> Result<Option<event::Model>, DbErr> {
    Ok(lock(tx, id).await?.filter(|event| who.reaches(event.district)))
}

/// An event in any state, drafts too, within an officer's reach.
pub async fn within<R: Right>(
    db: &impl ConnectionTrait,
    who: &Officer<R>,
    slug: &str,
) -> Result<Option<event::Model>, DbErr> {
    if !is_slug(slug) {
        return Ok(None);
    }
    let event = event::Entity::find().filter(event::COLUMN.slug.eq(slug)).one(db).await?;
    Ok(event.filter(|event| who.reaches(event.district)))
}

/// Questions that are asked now, in their order.
pub async fn questions(db: &impl ConnectionTrait, event: Uuid) -> Result<Vec<question::Model>, DbErr> {
    question::Entity::find()
        .filter(question::COLUMN.event_id.eq(event))
        .filter(question::COLUMN.retired_at.is_null())
        .order_by_asc(question::Column::Position)
        .all(db)
        .await
}

/// By start; without a first day, those that have not ended.
pub async fn list(db: &impl ConnectionTrait, filter: &EventFilter, now: DateTime<Utc>) -> Result<EventPage, DbErr> {
    page(db, filter, now, PAGE).await
}

/// All that take place on some days of the city, both included, as a filter finds them.
pub async fn on_days(
    db: &impl ConnectionTrait,
    filter: &EventFilter,
    first: NaiveDate,
    last: NaiveDate,
    now: DateTime<Utc>,
) -> Result<Vec<event::Model>, DbErr> {
    let days = EventFilter { from: Some(first), to: Some(last), ..filter.clone() };
    Ok(page(db, &days, now, MOST).await?.events)
}

/// Which version of any event is the newest and when it was made, by one row. `None`: there is none.
pub async fn last_change(db: &impl ConnectionTrait) -> Result<Option<(Uuid, DateTime<Utc>)>, DbErr> {
    let newest = event_version::Entity::find().order_by_desc(event_version::Column::Id).limit(1);
    newest.select_only().columns([event_version::Column::Id, event_version::Column::At]).into_tuple().one(db).await
}

/// How long after it was made the newest version may be overtaken by an older one: versions are made before they are
/// committed, so of two acts at a time the later may be read first. No act lasts so long.
pub const UNSETTLED: Duration = Duration::minutes(2);

/// All that a feed carries: as `list`, without pages, and with those cancelled or over in the last weeks.
pub async fn feed(
    db: &impl ConnectionTrait,
    filter: &EventFilter,
    now: DateTime<Utc>,
) -> Result<Vec<event::Model>, DbErr> {
    let since = when::today(now) - Duration::weeks(4);
    let feed = EventFilter { from: filter.from.or(Some(since)), after: String::new(), ..filter.clone() };
    Ok(page(db, &feed, now, MOST).await?.events)
}

/// Events that a filter finds, by kind, leaving the filter's own kind aside.
pub async fn count(
    db: &impl ConnectionTrait,
    filter: &EventFilter,
    now: DateTime<Utc>,
) -> Result<HashMap<Kind, i64>, DbErr> {
    let any_kind = EventFilter { kind: None, ..filter.clone() };
    let rows: Vec<(Kind, i64)> = event::Entity::find()
        .select_only()
        .column(event::Column::Kind)
        .column_as(event::Column::Id.count(), "number")
        .filter(matching(&any_kind, now))
        .group_by(event::Column::Kind)
        .into_tuple()
        .all(db)
        .await?;
    Ok(rows.into_iter().collect())
}

/// Published events of all times, archived ones too, and places taken in them.
pub async fn published_total(db: &impl ConnectionTrait) -> Result<(i64, i64), DbErr> {
    let totals: Option<(i64, Option<i64>)> = event::Entity::find()
        .select_only()
        .column_as(event::Column::Id.count(), "events")
        .column_as(event::Column::Taken.sum(), "taken")
        .filter(event::COLUMN.status.is_in([Status::Published, Status::Archived]))
        .filter(event::COLUMN.cancel_reason.is_null())
        .into_tuple()
        .one(db)
        .await?;
    Ok(totals.map_or((0, 0), |(events, taken)| (events, taken.unwrap_or(0))))
}

async fn page(
    db: &impl ConnectionTrait,
    filter: &EventFilter,
    now: DateTime<Utc>,
    size: u64,
) -> Result<EventPage, DbErr> {
    let mut select = event::Entity::find()
        .filter(matching(filter, now))
        .order_by_asc(event::Column::StartsAt)
        .order_by_asc(event::Column::Id)
        .limit(size + 1);
    if let Some((starts_at, id)) = cursor::read(&filter.after) {
        select = select.filter(
            event::COLUMN
                .starts_at
                .gt(starts_at)
                .or(event::COLUMN.starts_at.eq(starts_at).and(event::COLUMN.id.gt(id))),
        );
    }
    let mut events = select.all(db).await?;
    let next = cursor::cut(&mut events, size, |last| cursor::write(last.starts_at, last.id));
    Ok(EventPage { events, next })
}

fn public() -> [Status; 3] {
    [Status::Published, Status::Cancelled, Status::Archived]
}

fn matching(filter: &EventFilter, now: DateTime<Utc>) -> Condition {
    let mut all = Condition::all().add(event::COLUMN.status.is_in(public()));
    all = match filter.from {
        Some(day) => all.add(event::COLUMN.ends_at.gte(midnight(day))),
        None => all.add(event::COLUMN.ends_at.gt(now)),
    };
    let last = filter.to.and_then(|day| day.succ_opt()).map(|day| event::COLUMN.starts_at.lt(midnight(day)));
    all = all.add_option(last);
    all = all.add_option(filter.kind.map(|kind| event::COLUMN.kind.eq(kind)));
    all = all.add_option(filter.district.map(|district| event::COLUMN.district.eq(district)));
    all = all.add_option(filter.venue.as_deref().map(in_venue));
    all = all.add_option(filter.series.map(|id| event::COLUMN.series_id.eq(id)));
    for piece in folded::pieces(&filter.q) {
        all = all.add(Expr::col(event::Column::SearchText).like(anywhere(&piece)));
    }
    all
}

/// By the event's own room, or by one that its agenda takes.
fn in_venue(slug: &str) -> Condition {
    let uses = room_use::Entity::find().select_only().column(room_use::Column::EventId);
    let uses = uses.filter(room_use::Column::RoomId.in_subquery(rooms_of(slug)));
    let uses = uses.filter(room_use::COLUMN.event_id.is_not_null()).into_query();
    let own = event::Column::RoomId.in_subquery(rooms_of(slug));
    Condition::any().add(own).add(event::Column::Id.in_subquery(uses))
}

/// Ids of a venue's rooms.
fn rooms_of(slug: &str) -> SelectStatement {
    room::Entity::find()
        .select_only()
        .column(room::Column::Id)
        .inner_join(venue::Entity)
        .filter(venue::COLUMN.slug.eq(slug))
        .into_query()
}

/// Filters mean the city's days.
fn midnight(day: NaiveDate) -> DateTime<Utc> {
    when::at(day, NaiveTime::MIN)
}
