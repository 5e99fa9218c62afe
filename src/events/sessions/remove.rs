//! Take a session out of an agenda. Its rows go: nobody has a place at it, and its versions say what it was.
use super::{
    SessionError, find,
    keep::{Turn, settled, untie},
    open,
};
use crate::{
    audit::{self, Entry},
    db::Db,
    events::duty::drop_session,
    roles::{Officer, rights::WriteEvents},
};
use chrono::{DateTime, Utc};
use entity::session;
use sea_orm::EntityTrait;
use uuid::Uuid;

const ACT: &str = "events.remove_session";

/// One that is gone already is no such session. `despite` is why, where the event, left without an agenda, asks for a
/// reason.
pub async fn remove_session(
    db: &Db,
    who: &Officer<WriteEvents>,
    (event, id): (Uuid, Uuid),
    despite: &str,
    now: DateTime<Utc>,
) -> Result<(), SessionError> {
    let tx = db.begin().await?;
    let event = open(&tx, who, event).await?;
    let was = find(&tx, event.id, id).await?.ok_or(SessionError::NoSuchSession)?;
    untie(&tx, id).await?;
    drop_session(&tx, id).await?;
    session::Entity::delete_by_id(id).exec(&tx).await?;
    let entry = Entry::new(ACT, "session", id).district(event.district);
    audit::put(&tx, &who.actor(), entry, now).await?;
    let turn = Turn { act: ACT, sessions: vec![[Some(&was), None]] };
    settled(&tx, who.account, event, turn, despite, now).await?;
    tx.commit().await?;
    Ok(())
}
