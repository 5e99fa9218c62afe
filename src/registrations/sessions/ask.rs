//! Ask to choose: whoever has two sessions at the same time, since an officer moved one onto the other, keeps both and
//! is asked for one; once for each such move.
use super::{chosen, its};
use crate::{
    db::Db,
    events,
    mail::{
        address::AddressKey,
        outbox::{self, NewLetter},
    },
    registrations::{letters, mailings},
};
use chrono::{DateTime, Utc};
use entity::{
    event::{self, Status},
    registration, session,
};
use sea_orm::{ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder};
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

/// Says how many letters were put. Any number of workers may do it at once.
pub async fn ask_to_choose(db: &Db, key: &AddressKey, now: DateTime<Utc>) -> Result<u64, DbErr> {
    let mut letters = 0;
    let mut by_event: BTreeMap<Uuid, Vec<session::Model>> = BTreeMap::new();
    for session in ahead(db.read(), None, now).await? {
        by_event.entry(session.event_id).or_default().push(session);
    }
    for (event, sessions) in by_event {
        // Looked at before anything is locked: where sessions run side by side, hardly anybody has two of them.
        let sessions: Vec<&session::Model> = sessions.iter().collect();
        if !events::crossings(db.read(), &sessions).await?.is_empty() {
            letters += ask(db, key, event, now).await?;
        }
    }
    Ok(letters)
}

/// Sessions that somebody chose, of published events or of one, that are still to come.
async fn ahead(db: &impl ConnectionTrait, of: Option<Uuid>, now: DateTime<Utc>) -> Result<Vec<session::Model>, DbErr> {
    let mut found = session::Entity::find()
        .inner_join(event::Entity)
        .filter(event::COLUMN.status.eq(Status::Published))
        .filter(session::COLUMN.starts_at.gt(now))
        .filter(Condition::any().add(session::COLUMN.taken.gt(0)).add(session::COLUMN.wished.gt(0)))
        .order_by_asc(session::Column::Id);
    if let Some(event) = of {
        found = found.filter(session::COLUMN.event_id.eq(event));
    }
    found.all(db).await
}

async fn ask(db: &Db, key: &AddressKey, event: Uuid, now: DateTime<Utc>) -> Result<u64, DbErr> {
    let tx = db.begin().await?;
    let Some(event) = events::lock(&tx, event).await? else { return Ok(0) };
    let sessions = ahead(&tx, Some(event.id), now).await?;
    let crossings = events::crossings(&tx, &sessions.iter().collect::<Vec<_>>()).await?;
    let mut letters: Vec<NewLetter> = vec![];
    for (pair, both) in &crossings {
        let found = |id: Uuid| sessions.iter().find(|session| session.id == id);
        let [Some(one), Some(other)] = pair.map(found) else { continue };
        let name = format!("two {} {} {} {}", one.id, other.id, one.moves, other.moves);
        if mailings::find(&tx, event.id, &name).await?.is_some() {
            continue;
        }
        let asked = letters_of(&tx, key, &event, [one, other], both).await?;
        if !asked.is_empty() {
            mailings::put(&tx, event.id, &name, asked.len(), now).await?;
            letters.extend(asked);
        }
    }
    let number = letters.len() as u64;
    outbox::put_all(&tx, letters, now).await?;
    tx.commit().await?;
    Ok(number)
}

/// To whoever chose both.
async fn letters_of(
    tx: &impl ConnectionTrait,
    key: &AddressKey,
    event: &event::Model,
    pair: [&session::Model; 2],
    both: &BTreeSet<Uuid>,
) -> Result<Vec<NewLetter>, DbErr> {
    let rows = registration::Entity::find()
        .filter(registration::COLUMN.id.is_in(both.iter().copied()))
        .filter(registration::COLUMN.forgotten_at.is_null())
        .order_by_asc(registration::Column::Number)
        .all(tx)
        .await?;
    let chosen = chosen(tx, both.iter().copied()).await?;
    let letter =
        |row: &registration::Model| letters::sessions_meet(key, event, row, pair).with_sessions(its(&chosen, row.id));
    Ok(rows.iter().map(letter).collect())
}
