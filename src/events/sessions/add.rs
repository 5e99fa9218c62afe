//! Add a session to an agenda.
use super::{
    MOST, NewSession, SeenAgenda, SessionError,
    keep::{Turn, put, settled},
    lock, open,
    tell::{Tell, called, concerned},
};
use crate::{
    audit::{self, Entry},
    db::Db,
    roles::{Officer, rights::WriteEvents},
    venues,
};
use chrono::{DateTime, Utc};
use entity::session;

const ACTS: [&str; 2] = ["events.add_session", "events.add_session_untold"];

/// Twice is once: the same at the same time is there already.
pub async fn add_session(
    db: &Db,
    who: &Officer<WriteEvents>,
    seen: SeenAgenda<'_>,
    new: &NewSession,
    tell: Tell,
    now: DateTime<Utc>,
) -> Result<session::Model, SessionError> {
    if new.starts_at >= new.ends_at {
        return Err(SessionError::Times);
    }
    let tx = db.begin().await?;
    let event = open(&tx, who, seen.event).await?;
    let agenda = lock(&tx, event.id).await?;
    if let Some(same) = agenda.iter().find(|item| NewSession::from(*item) == *new) {
        return Ok(same.session.clone());
    }
    if event.status != seen.status {
        return Err(SessionError::Meanwhile);
    }
    if agenda.len() >= MOST {
        return Err(SessionError::TooMany);
    }
    if let Some(room) = new.room {
        venues::hall(&tx, room).await?.ok_or(SessionError::NoSuchRoom)?;
    }
    let item = put(&tx, event.id, new).await?;
    let act = called(tell, concerned(&event, [None, Some(new.into())], now), ACTS);
    let entry = Entry::new(act, "session", item.session.id).district(event.district);
    audit::put(&tx, &who.actor(), entry, now).await?;
    let turn = Turn { act, tell, sessions: vec![[None, Some(&item)]] };
    settled(&tx, who.account, event, turn, seen.despite, now).await?;
    tx.commit().await?;
    Ok(item.session)
}
