//! Add a session to an agenda.
use super::{
    MOST, NewSession, SessionError,
    keep::{Turn, put, settled},
    lock, open,
};
use crate::{
    audit::{self, Entry},
    db::Db,
    roles::{Officer, rights::WriteEvents},
    venues,
};
use chrono::{DateTime, Utc};
use entity::session;
use uuid::Uuid;

const ACT: &str = "events.add_session";

/// Twice is once: the same at the same time is there already. `despite` is why it goes ahead where a conflict asks
/// for a reason, of a published event.
pub async fn add_session(
    db: &Db,
    who: &Officer<WriteEvents>,
    event: Uuid,
    new: &NewSession,
    despite: &str,
    now: DateTime<Utc>,
) -> Result<session::Model, SessionError> {
    if new.starts_at >= new.ends_at {
        return Err(SessionError::Times);
    }
    let tx = db.begin().await?;
    let event = open(&tx, who, event).await?;
    let agenda = lock(&tx, event.id).await?;
    if let Some(same) = agenda.iter().find(|item| NewSession::from(*item) == *new) {
        return Ok(same.session.clone());
    }
    if agenda.len() >= MOST {
        return Err(SessionError::TooMany);
    }
    if let Some(room) = new.room {
        venues::hall(&tx, room).await?.ok_or(SessionError::NoSuchRoom)?;
    }
    let item = put(&tx, event.id, new).await?;
    let entry = Entry::new(ACT, "session", item.session.id).district(event.district);
    audit::put(&tx, &who.actor(), entry, now).await?;
    let turn = Turn { act: ACT, sessions: vec![[None, Some(&item)]] };
    settled(&tx, who.account, event, turn, despite, now).await?;
    tx.commit().await?;
    Ok(item.session)
}
