//! Versions: what each act of an officer changed in an event's row, kept in the transaction of the act. The
//! audit says who decided what; this says what stood there before and what stands there now.
use super::queries::PAGE;
use crate::{
    db::cursor,
    venues::{self, Hall},
};
use chrono::{DateTime, Utc};
use entity::{
    event,
    event_version::{self, Change, Changes},
};
use sea_orm::{
    ActiveEnum, ActiveValue::Set, ConnectionTrait, DbErr, EntityTrait, ExprTrait, QueryFilter, QueryOrder, QuerySelect,
};
use uuid::Uuid;

/// `was` is the row before the act, none of a new one; `who` is nobody where the timetable acts. What left the
/// row as it was leaves no version.
pub async fn keep_version(
    tx: &impl ConnectionTrait,
    who: Option<Uuid>,
    act: &'static str,
    was: Option<&event::Model>,
    is: &event::Model,
    now: DateTime<Utc>,
) -> Result<(), DbErr> {
    let changes = changes(tx, was, is).await?;
    keep_changes(tx, who, act, is, changes, now).await
}

/// The same where what changed belongs to the event without standing in its row.
pub async fn keep_changes(
    tx: &impl ConnectionTrait,
    who: Option<Uuid>,
    act: &'static str,
    is: &event::Model,
    changes: Vec<Change>,
    now: DateTime<Utc>,
) -> Result<(), DbErr> {
    if changes.is_empty() {
        return Ok(());
    }
    let row = event_version::ActiveModel {
        id: Set(Uuid::now_v7()),
        event_id: Set(is.id),
        revision: Set(is.revision),
        act: Set(act.to_owned()),
        account_id: Set(who),
        at: Set(now),
        changes: Set(Changes(changes)),
    };
    event_version::Entity::insert(row).exec_without_returning(tx).await.map(|_| ())
}

/// Rooms are told by their names, as officers read them.
pub async fn changes(
    tx: &impl ConnectionTrait,
    was: Option<&event::Model>,
    is: &event::Model,
) -> Result<Vec<Change>, DbErr> {
    let before = was.map(fields);
    let change = |(at, (field, new)): (usize, (&'static str, String))| {
        let old = before.as_ref().map(|before| before[at].1.clone()).unwrap_or_default();
        (old != new).then(|| Change { field: field.to_owned(), old, new })
    };
    let mut changes: Vec<Change> = fields(is).into_iter().enumerate().filter_map(change).collect();
    if let Some(room) = changes.iter_mut().find(|change| change.field == "room") {
        let rooms = [was.and_then(|was| was.room_id), is.room_id];
        let halls = venues::halls(tx, rooms.into_iter().flatten()).await?;
        let [old, new] = rooms.map(|room| room.and_then(|room| halls.get(&room)).map(room_told).unwrap_or_default());
        (room.old, room.new) = (old, new);
    }
    Ok(changes)
}

/// A room with its venue, in Chinese.
pub fn room_told(hall: &Hall) -> String {
    format!("{} {}", hall.venue.name_zh, hall.room.name_zh)
}

/// What officers write, as text; counters and what follows from other fields are left out.
fn fields(event: &event::Model) -> [(&'static str, String); 31] {
    let at = |at: DateTime<Utc>| at.to_rfc3339();
    let number = |number: Option<i32>| number.map(|number| number.to_string()).unwrap_or_default();
    let id = |id: Option<Uuid>| id.map(|id| id.to_string()).unwrap_or_default();
    [
        ("status", event.status.to_value()),
        ("slug", event.slug.clone()),
        ("kind", event.kind.to_value()),
        ("district", event.district.to_value()),
        ("title_zh", event.title_zh.clone()),
        ("title_en", event.title_en.clone()),
        ("summary_zh", event.summary_zh.clone()),
        ("summary_en", event.summary_en.clone()),
        ("text_zh", event.text_zh.clone()),
        ("text_en", event.text_en.clone()),
        ("zone", event.zone.clone()),
        ("starts_at", at(event.starts_at)),
        ("ends_at", at(event.ends_at)),
        ("place_zh", event.place_zh.clone()),
        ("place_en", event.place_en.clone()),
        ("room", id(event.room_id)),
        ("setup", event.setup_minutes.to_string()),
        ("clearing", event.clearing_minutes.to_string()),
        ("contact", event.contact.clone()),
        ("opens_at", at(event.opens_at)),
        ("closes_at", at(event.closes_at)),
        ("answers_until", at(event.answers_until)),
        ("closed_by_hand", event.closed_by_hand.to_string()),
        ("capacity", number(event.capacity)),
        ("waiting_limit", number(event.waiting_limit)),
        ("needs_approval", event.needs_approval.to_string()),
        ("reminders", event.reminders.0.iter().map(i32::to_string).collect::<Vec<_>>().join(" ")),
        ("series", id(event.series_id)),
        ("cancel_reason", event.cancel_reason.clone().unwrap_or_default()),
        ("return_reason", event.return_reason.clone().unwrap_or_default()),
        ("despite", event.despite.clone().unwrap_or_default()),
    ]
}

/// Whether the last that happened to an event is this act by this account: then it was sent twice.
pub async fn was_last(tx: &impl ConnectionTrait, event: Uuid, act: &str, account: Uuid) -> Result<bool, DbErr> {
    let last = newest().filter(event_version::COLUMN.event_id.eq(event)).one(tx).await?;
    Ok(last.is_some_and(|last| last.act == act && last.account_id == Some(account)))
}

/// One page, and the cursor of the next.
pub struct VersionPage {
    pub versions: Vec<event_version::Model>,
    pub next: Option<String>,
}

/// Newest first.
pub async fn versions(db: &impl ConnectionTrait, event: Uuid, after: &str) -> Result<VersionPage, DbErr> {
    let mut select = newest().filter(event_version::COLUMN.event_id.eq(event)).limit(PAGE + 1);
    if let Some((at, id)) = cursor::read(after) {
        let same = event_version::COLUMN.at.eq(at).and(event_version::COLUMN.id.lt(id));
        select = select.filter(event_version::COLUMN.at.lt(at).or(same));
    }
    let mut versions = select.all(db).await?;
    let next = cursor::cut(&mut versions, PAGE, |last| cursor::write(last.at, last.id));
    Ok(VersionPage { versions, next })
}

fn newest() -> sea_orm::Select<event_version::Entity> {
    event_version::Entity::find().order_by_desc(event_version::Column::At).order_by_desc(event_version::Column::Id)
}
