//! Change a session: whoever saves says what they saw, so that nobody writes over what another saved meanwhile.
use super::{
    NewSession, SessionError,
    keep::{Turn, rewrite, settled},
    lock_one, open,
    tell::{Tell, called, concerned},
};
use crate::{
    audit::{self, Entry},
    db::Db,
    events::duty,
    mail::address::AddressKey,
    roles::{Officer, rights::WriteEvents},
    venues,
};
use chrono::{DateTime, Utc};
use entity::{event::Status, session};
use uuid::Uuid;

const ACTS: [&str; 2] = ["events.change_session", "events.change_session_untold"];

/// Which session, and what its officer saw of it.
#[derive(Clone, Copy, Debug)]
pub struct SeenSession<'a> {
    pub event: Uuid,
    pub id: Uuid,
    pub revision: i32,
    /// Of the event: what its publication asks for was not asked before.
    pub status: Status,
    /// Why it goes ahead where a conflict asks for a reason.
    pub despite: &'a str,
}

/// Twice is once. Whoever is on duty there is written to in any case.
pub async fn change_session(
    db: &Db,
    key: &AddressKey,
    who: &Officer<WriteEvents>,
    seen: SeenSession<'_>,
    new: &NewSession,
    tell: Tell,
    now: DateTime<Utc>,
) -> Result<session::Model, SessionError> {
    if new.starts_at >= new.ends_at {
        return Err(SessionError::Times);
    }
    let tx = db.begin().await?;
    let event = open(&tx, who, seen.event).await?;
    let was = lock_one(&tx, event.id, seen.id).await?.ok_or(SessionError::NoSuchSession)?;
    let is_so = NewSession::from(&was);
    if is_so == *new {
        return Ok(was.session);
    }
    if was.session.revision != seen.revision {
        return Err(SessionError::Stale(Box::new(was)));
    }
    if event.status != seen.status {
        return Err(SessionError::Meanwhile);
    }
    refuse_chosen(&was.session, new, now)?;
    if let Some(room) = new.room {
        venues::hall(&tx, room).await?.ok_or(SessionError::NoSuchRoom)?;
    }
    let duties = duty::roster(&tx, &event).await?;
    let item = rewrite(&tx, &was.session, new).await?;
    let act = called(tell, concerned(&event, [Some((&was.session).into()), Some(new.into())], now), ACTS);
    let entry = Entry::new(act, "session", seen.id).district(event.district).fields(changes(&is_so, new));
    audit::put(&tx, &who.actor(), entry, now).await?;
    let turn = Turn { act, tell, sessions: vec![[Some(&was), Some(&item)]] };
    let event = settled(&tx, who.account, event, turn, seen.despite, now).await?;
    duty::tell(&tx, key, who.account, duties, &event, now).await?;
    tx.commit().await?;
    Ok(item.session)
}

/// What people chose keeps its places, and does not come again once it began: its line did not move then. Nor does it
/// begin by being moved: nobody could give their place back.
fn refuse_chosen(was: &session::Model, new: &NewSession, now: DateTime<Utc>) -> Result<(), SessionError> {
    if was.is_chosen() && was.places != new.places {
        return Err(SessionError::Chosen);
    }
    if was.is_chosen() && was.has_begun(now) && new.starts_at > now {
        return Err(SessionError::Begun);
    }
    if was.is_chosen() && !was.has_begun(now) && new.starts_at <= now {
        return Err(SessionError::Past);
    }
    Ok(())
}

/// Names of the fields that change.
fn changes(was: &NewSession, is: &NewSession) -> Vec<&'static str> {
    let pairs = [
        (was.title != is.title, "title_zh"),
        (was.text != is.text, "text_zh"),
        (was.track != is.track, "track"),
        (was.starts_at != is.starts_at, "starts_at"),
        (was.ends_at != is.ends_at, "ends_at"),
        (was.room != is.room, "room"),
        (was.setup != is.setup, "setup"),
        (was.clearing != is.clearing, "clearing"),
        (was.places != is.places, "places"),
        (was.speakers != is.speakers, "speakers"),
    ];
    pairs.into_iter().filter_map(|(changed, name)| changed.then_some(name)).collect()
}
