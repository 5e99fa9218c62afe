//! Follows up what changed in published agendas: everybody with a live registration gets one letter of all that waits to
//! be told of their event. Of a session with places of its own, whoever has chosen it.
use super::{form::STATES, letters, roll, sessions};
use crate::{
    db::Db,
    events::{self, AgendaTurn},
    mail::{address::AddressKey, outbox},
};
use chrono::{DateTime, Utc};
use entity::event::Status;
use sea_orm::DbErr;
use std::collections::HashMap;
use uuid::Uuid;

/// Says how many letters were put. Any number of workers may do it at once: what one has taken under the lock on its
/// event, no other finds.
pub async fn tell_agendas(db: &Db, key: &AddressKey, now: DateTime<Utc>) -> Result<u64, DbErr> {
    let mut letters = 0;
    for event in events::with_agenda_news(db.read()).await? {
        letters += tell(db, key, event, now).await?;
    }
    Ok(letters)
}

/// Whoever registered since the last of it has read the agenda as it is. What is cancelled or over is told of no more,
/// but a session may be to come after its event.
async fn tell(db: &Db, key: &AddressKey, event: Uuid, now: DateTime<Utc>) -> Result<u64, DbErr> {
    let tx = db.begin().await?;
    let Some(event) = events::lock(&tx, event).await? else { return Ok(0) };
    let Some(news) = events::take_agenda_news(&tx, &event, now).await? else { return Ok(0) };
    let mut put = vec![];
    let last_end = news.turns.iter().filter_map(AgendaTurn::ends_at).fold(event.ends_at, Ord::max);
    if event.status == Status::Published && now < last_end && !news.turns.is_empty() {
        let live = roll::in_states(&tx, event.id, &STATES).await?;
        let chosen = match news.turns.iter().any(|turn| turn.is_choosers()) {
            true => sessions::chosen_at(&tx, event.id).await?,
            false => HashMap::new(),
        };
        for row in live.iter().filter(|row| row.created_at <= news.at) {
            let has = |id: Uuid| chosen.get(&row.id).is_some_and(|its| its.iter().any(|one| one.session.id == id));
            let its: Vec<_> = news.turns.iter().filter(|turn| !turn.is_choosers() || has(turn.session)).collect();
            if !its.is_empty() {
                put.push(letters::agenda_changed(key, &event, row, &its));
            }
        }
    }
    let number = put.len() as u64;
    outbox::put_by(&tx, news.by, put, now).await?;
    tx.commit().await?;
    Ok(number)
}
