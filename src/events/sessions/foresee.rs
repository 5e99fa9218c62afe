//! What a session would meet, before anybody saves it.
use super::{Item, NewSession, keep::item, of, speakers};
use crate::events::conflicts::{Conflict, find, find_of_sessions};
use chrono::{DateTime, Utc};
use entity::event::{self, Status};
use sea_orm::{ConnectionTrait, DbErr};

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
