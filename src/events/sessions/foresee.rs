//! What a session would meet, before anybody saves it, and who would have it and another at the same time.
use super::{Item, NewSession, choosable, crossed, crossings, keep::item, of, speakers};
use crate::events::conflicts::{Conflict, find, find_of_sessions};
use chrono::{DateTime, Utc};
use entity::{
    event::{self, Status},
    session,
};
use sea_orm::{ConnectionTrait, DbErr};
use uuid::Uuid;

/// One that is added, where it was none.
pub async fn foresee(
    db: &impl ConnectionTrait,
    event: &event::Model,
    was: Option<&Item>,
    new: &NewSession,
    now: DateTime<Utc>,
) -> Result<Vec<Conflict>, DbErr> {
    let known = speakers::known_or_fresh(db, &new.speakers.iter().collect()).await?;
    let mut would_be = item(event.id, new, &known);
    let mut agenda = of(db, event.id).await?;
    if let Some(was) = was {
        would_be.session.id = was.session.id;
        agenda.retain(|item| item.session.id != was.session.id);
    }
    let id = would_be.session.id;
    agenda.push(would_be);
    find_of_sessions(db, event, &agenda, &[id], now).await
}

/// Several that are added to an agenda at once.
pub async fn foresee_all(
    db: &impl ConnectionTrait,
    event: &event::Model,
    mut agenda: Vec<Item>,
    new: &[&NewSession],
    now: DateTime<Utc>,
) -> Result<Vec<Conflict>, DbErr> {
    if new.is_empty() {
        return Ok(vec![]);
    }
    let known = speakers::known_or_fresh(db, &new.iter().flat_map(|new| &new.speakers).collect()).await?;
    let items: Vec<Item> = new.iter().map(|new| item(event.id, new, &known)).collect();
    let added: Vec<Uuid> = items.iter().map(|item| item.session.id).collect();
    agenda.extend(items);
    find_of_sessions(db, event, &agenda, &added, now).await
}

/// How many people would have it and another at the same time, for they chose both. What has begun asks nobody, nor does
/// one that stays when it is.
pub async fn foresee_crossed(
    db: &impl ConnectionTrait,
    was: &session::Model,
    new: &NewSession,
    now: DateTime<Utc>,
) -> Result<usize, DbErr> {
    let is_moved = (was.starts_at, was.ends_at) != (new.starts_at, new.ends_at);
    if !was.is_chosen() || !is_moved {
        return Ok(0);
    }
    let mut sessions = choosable(db, was.event_id).await?;
    for session in sessions.iter_mut().filter(|session| session.id == was.id) {
        (session.starts_at, session.ends_at) = (new.starts_at, new.ends_at);
    }
    sessions.retain(|session| !session.has_begun(now));
    let crossings = crossings(db, &sessions.iter().collect::<Vec<_>>()).await?;
    Ok(crossed(&crossings, was.id).len())
}

/// That one is taken out of what is published: the event takes its own room where it was the last.
pub async fn foresee_without(
    db: &impl ConnectionTrait,
    event: &event::Model,
    gone: &Item,
    now: DateTime<Utc>,
) -> Result<Vec<Conflict>, DbErr> {
    let mut agenda = of(db, event.id).await?;
    agenda.retain(|item| item.session.id != gone.session.id);
    if agenda.is_empty() && event.status == Status::Published {
        find(db, event, &agenda, now).await
    } else {
        Ok(vec![])
    }
}
