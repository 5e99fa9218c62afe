//! Find an event's conflicts, by as many statements whatever else there is.
use super::{Conflict, What, duties, rooms, speakers};
use crate::events::{place, sessions::Item};
use chrono::{DateTime, Utc};
use entity::event;
use sea_orm::{ConnectionTrait, DbErr};
use uuid::Uuid;

/// The gravest first. What is cancelled, archived or over takes nothing.
pub async fn find(
    db: &impl ConnectionTrait,
    event: &event::Model,
    agenda: &[Item],
    now: DateTime<Utc>,
) -> Result<Vec<Conflict>, DbErr> {
    let ahead: Vec<Item> = agenda.iter().filter(|item| item.session.ends_at > now).cloned().collect();
    if !event.status.is_planned() || now >= event.ends_at && ahead.is_empty() {
        return Ok(vec![]);
    }
    let mut uses = place::uses(event, agenda);
    uses.retain(|one| one.at.until_at > now);
    let mut found = rooms::find(db, event, agenda, &uses).await?;
    found.extend(speakers::find(db, event, &ahead).await?);
    found.extend(duties::find(db, event, &ahead).await?);
    found.extend(outside(event, &ahead));
    found.sort_by_key(|conflict| std::cmp::Reverse(conflict.grade()));
    Ok(found)
}

/// The same of some sessions alone.
pub async fn find_of_sessions(
    db: &impl ConnectionTrait,
    event: &event::Model,
    agenda: &[Item],
    sessions: &[Uuid],
    now: DateTime<Utc>,
) -> Result<Vec<Conflict>, DbErr> {
    let mut found = find(db, event, agenda, now).await?;
    found.retain(|conflict| conflict.involves(sessions));
    Ok(found)
}

/// Sessions that begin before their event or end after it.
fn outside(event: &event::Model, agenda: &[Item]) -> impl Iterator<Item = Conflict> {
    let outside = agenda.iter().filter(|item| item.session.is_outside(event));
    outside.map(|Item { session, .. }| Conflict { of: Some(session.clone().into()), what: What::Outside })
}
