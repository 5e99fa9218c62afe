//! Take a session's places back: it is not to be chosen any more, and everybody who did is told.
use super::{
    chosen, crowd, its,
    set_places::{SessionPlacesError, open},
};
use crate::{
    audit::{self, Entry},
    db::Db,
    events::{self, NewPlaces},
    mail::{address::AddressKey, outbox},
    registrations::{letters, places::said},
    roles::{Officer, rights::WriteEvents},
};
use chrono::{DateTime, Utc};
use entity::{registration, session, session_place};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ConnectionTrait, DbErr, EntityTrait, QueryFilter};
use uuid::Uuid;

const ACT: &str = "registrations.take_back";

/// `reason` stands in the letters, as plain text. Twice is once.
pub async fn take_back(
    db: &Db,
    key: &AddressKey,
    who: &Officer<WriteEvents>,
    (event, session): (Uuid, Uuid),
    reason: &str,
    now: DateTime<Utc>,
) -> Result<session::Model, SessionPlacesError> {
    let tx = db.begin().await?;
    let (event, mut was) = open(&tx, who, event, session, now).await?;
    if was.session.places.is_none() {
        return Ok(was.session);
    }
    let entry = Entry::new(ACT, "session", session)
        .district(event.district)
        .states(said(was.session.places), said(None))
        .reason(reason);
    audit::put(&tx, &who.actor(), entry, now).await?;
    let gone = people(&tx, session).await?;
    was.session = empty(&tx, session).await?;
    let new = NewPlaces { act: ACT, places: None, despite: event.despite.as_deref().unwrap_or_default() };
    let is = events::resize(&tx, who.account, &event, &was, new, now).await?;
    let left = chosen(&tx, gone.iter().map(|row| row.id)).await?;
    let letter = |row: &registration::Model| {
        letters::session_ended(key, &event, row, &was.session).with_sessions(its(&left, row.id)).explained(reason)
    };
    outbox::put_by(&tx, who.account, gone.iter().map(letter).collect(), now).await?;
    tx.commit().await?;
    Ok(is)
}

/// Who chose it; nobody writes to those who were forgotten.
async fn people(tx: &impl ConnectionTrait, session: Uuid) -> Result<Vec<registration::Model>, DbErr> {
    let people = crowd(tx, session).await?.into_iter().map(|person| person.registration);
    Ok(people.filter(|row| !row.is_forgotten()).collect())
}

async fn empty(tx: &impl ConnectionTrait, session: Uuid) -> Result<session::Model, DbErr> {
    session_place::Entity::delete_many().filter(session_place::COLUMN.session_id.eq(session)).exec(tx).await?;
    let row =
        session::ActiveModel { id: Set(session), taken: Set(0), waiting: Set(0), wished: Set(0), ..Default::default() };
    row.update(tx).await
}
