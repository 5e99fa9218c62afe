//! Take a session out of an agenda. Its rows go: nobody has chosen it, and its versions say what it was.
use super::{
    SessionError,
    change::SeenSession,
    keep::{Turn, settled, untie},
    lock_one, open,
    tell::{Tell, called, concerned},
};
use crate::{
    audit::{self, Entry},
    db::Db,
    events::duty::{self, drop_session},
    mail::address::AddressKey,
    roles::{Officer, rights::WriteEvents},
};
use chrono::{DateTime, Utc};
use entity::session;
use sea_orm::EntityTrait;

const ACTS: [&str; 2] = ["events.remove_session", "events.remove_session_untold"];

/// One that is gone already is no such session. Without an agenda the event may ask for a reason. Whoever is on duty
/// there is written to in any case.
pub async fn remove_session(
    db: &Db,
    key: &AddressKey,
    who: &Officer<WriteEvents>,
    seen: SeenSession<'_>,
    tell: Tell,
    now: DateTime<Utc>,
) -> Result<(), SessionError> {
    let tx = db.begin().await?;
    let event = open(&tx, who, seen.event).await?;
    let was = lock_one(&tx, event.id, seen.id).await?.ok_or(SessionError::NoSuchSession)?;
    if was.session.revision != seen.revision {
        return Err(SessionError::Stale(Box::new(was)));
    }
    if event.status != seen.status {
        return Err(SessionError::Meanwhile);
    }
    let duties = duty::roster(&tx, &event).await?;
    if was.session.is_chosen() {
        return Err(SessionError::Chosen);
    }
    untie(&tx, seen.id).await?;
    drop_session(&tx, seen.id).await?;
    session::Entity::delete_by_id(seen.id).exec(&tx).await?;
    let act = called(tell, concerned(&event, [Some((&was.session).into()), None], now), ACTS);
    let entry = Entry::new(act, "session", seen.id).district(event.district);
    audit::put(&tx, &who.actor(), entry, now).await?;
    let turn = Turn { act, tell, sessions: vec![[Some(&was), None]] };
    let event = settled(&tx, who.account, event, turn, seen.despite, now).await?;
    duty::tell(&tx, key, who.account, duties, &event, now).await?;
    tx.commit().await?;
    Ok(())
}
