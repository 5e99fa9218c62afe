//! What can be asked of agendas.
use entity::{session, session_place, session_speaker, speaker};
use sea_orm::{ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use std::collections::HashMap;
use uuid::Uuid;

/// A session with who speaks, in the order in which they are named.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    pub session: session::Model,
    pub speakers: Vec<speaker::Model>,
}

/// An event's sessions in the order of time, by two statements.
pub async fn of(db: &impl ConnectionTrait, event: Uuid) -> Result<Vec<Item>, DbErr> {
    with_speakers(db, in_order(event).all(db).await?).await
}

/// The same, each session locked in the order of its id until the transaction ends.
pub async fn lock(tx: &impl ConnectionTrait, event: Uuid) -> Result<Vec<Item>, DbErr> {
    let of_event = session::Entity::find().filter(session::COLUMN.event_id.eq(event));
    let mut sessions = of_event.order_by_asc(session::Column::Id).lock_exclusive().all(tx).await?;
    sessions.sort_by_key(|session| (session.starts_at, session.ends_at, session.id));
    with_speakers(tx, sessions).await
}

/// Those of an event that have places to choose, in the order of time.
pub async fn choosable(db: &impl ConnectionTrait, event: Uuid) -> Result<Vec<session::Model>, DbErr> {
    in_order(event).filter(session::COLUMN.places.is_not_null()).all(db).await
}

/// One of an event's.
pub async fn find(db: &impl ConnectionTrait, event: Uuid, id: Uuid) -> Result<Option<Item>, DbErr> {
    let found = session::Entity::find_by_id(id).filter(session::COLUMN.event_id.eq(event)).all(db).await?;
    Ok(with_speakers(db, found).await?.pop())
}

fn in_order(event: Uuid) -> sea_orm::Select<session::Entity> {
    session::Entity::find()
        .filter(session::COLUMN.event_id.eq(event))
        .order_by_asc(session::Column::StartsAt)
        .order_by_asc(session::Column::EndsAt)
        .order_by_asc(session::Column::Id)
}

async fn with_speakers(db: &impl ConnectionTrait, sessions: Vec<session::Model>) -> Result<Vec<Item>, DbErr> {
    if sessions.is_empty() {
        return Ok(vec![]);
    }
    let ids = sessions.iter().map(|session| session.id);
    let named = session_speaker::Entity::find()
        .find_also_related(speaker::Entity)
        .filter(session_speaker::COLUMN.session_id.is_in(ids))
        .order_by_asc(session_speaker::Column::Position)
        .all(db)
        .await?;
    let mut by_session: HashMap<Uuid, Vec<speaker::Model>> = HashMap::new();
    for (tie, speaker) in named {
        by_session.entry(tie.session_id).or_default().extend(speaker);
    }
    let item = |session: session::Model| Item { speakers: by_session.remove(&session.id).unwrap_or_default(), session };
    Ok(sessions.into_iter().map(item).collect())
}

/// How many people chose a session and another that is at the same time now, by session; no statement where none meet.
pub async fn crossed(db: &impl ConnectionTrait, agenda: &[Item]) -> Result<HashMap<Uuid, usize>, DbErr> {
    let chosen: Vec<&session::Model> =
        agenda.iter().map(|item| &item.session).filter(|session| session.is_chosen()).collect();
    let mut met: HashMap<Uuid, Vec<Uuid>> = HashMap::new();
    for one in &chosen {
        let others = chosen.iter().filter(|other| other.id != one.id && other.meets(one)).map(|other| other.id);
        met.entry(one.id).or_default().extend(others);
    }
    met.retain(|_, others| !others.is_empty());
    if met.is_empty() {
        return Ok(HashMap::new());
    }
    let places = session_place::Entity::find()
        .filter(session_place::COLUMN.session_id.is_in(met.keys().copied()))
        .all(db)
        .await?;
    let mut by_person: HashMap<Uuid, Vec<Uuid>> = HashMap::new();
    places.iter().for_each(|place| by_person.entry(place.registration_id).or_default().push(place.session_id));
    let mut crossed: HashMap<Uuid, usize> = HashMap::new();
    for own in by_person.values() {
        for one in own.iter().filter(|one| own.iter().any(|other| met.get(*one).is_some_and(|met| met.contains(other))))
        {
            *crossed.entry(*one).or_default() += 1;
        }
    }
    Ok(crossed)
}
