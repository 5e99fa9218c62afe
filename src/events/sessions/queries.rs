//! What can be asked of agendas.
use crate::secret;
use chrono::{DateTime, Utc};
use entity::{event, session, session_place, session_speaker, speaker};
use sea_orm::{ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use std::collections::{BTreeMap, BTreeSet, HashMap};
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

/// One of an event's, with all of them locked.
pub async fn lock_one(tx: &impl ConnectionTrait, event: Uuid, id: Uuid) -> Result<Option<Item>, DbErr> {
    Ok(lock(tx, event).await?.into_iter().find(|item| item.session.id == id))
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

/// When all of an event is over: a session may end after it.
pub fn last_end(event: &event::Model, agenda: &[Item]) -> DateTime<Utc> {
    agenda.iter().map(|item| item.session.ends_at).fold(event.ends_at, Ord::max)
}

/// What an agenda is known by, short: another once a session comes, changes or goes. Empty: there is none.
pub fn mark(agenda: &[Item]) -> String {
    if agenda.is_empty() {
        return String::new();
    }
    let seen: Vec<String> =
        agenda.iter().map(|Item { session, .. }| format!("{} {}", session.id, session.revision)).collect();
    secret::digest(seen.join("\n").as_bytes())[..16].to_owned()
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

/// Whoever chose two sessions that are at the same time now, by the two: the one with the smaller id first.
pub type Crossings = BTreeMap<[Uuid; 2], BTreeSet<Uuid>>;

/// Of these sessions; no statement where no two that were chosen meet.
pub async fn crossings(db: &impl ConnectionTrait, sessions: &[&session::Model]) -> Result<Crossings, DbErr> {
    let mut chosen: Vec<&session::Model> = sessions.iter().copied().filter(|session| session.is_chosen()).collect();
    chosen.sort_by_key(|session| session.id);
    let pairs =
        chosen.iter().enumerate().flat_map(|(at, one)| chosen[at + 1..].iter().map(move |other| [*one, *other]));
    let met: Vec<[Uuid; 2]> =
        pairs.filter(|[one, other]| one.meets(other)).map(|pair| pair.map(|session| session.id)).collect();
    if met.is_empty() {
        return Ok(Crossings::new());
    }
    let places: Vec<(Uuid, Uuid)> = session_place::Entity::find()
        .select_only()
        .columns([session_place::Column::SessionId, session_place::Column::RegistrationId])
        .filter(session_place::COLUMN.session_id.is_in(met.iter().flatten().copied().collect::<BTreeSet<_>>()))
        .into_tuple()
        .all(db)
        .await?;
    let mut at: HashMap<Uuid, BTreeSet<Uuid>> = HashMap::new();
    for (session, registration) in places {
        at.entry(session).or_default().insert(registration);
    }
    let both = |pair: [Uuid; 2]| {
        let [one, other] = [at.get(&pair[0])?, at.get(&pair[1])?];
        let both: BTreeSet<Uuid> = one.intersection(other).copied().collect();
        (!both.is_empty()).then_some((pair, both))
    };
    Ok(met.into_iter().filter_map(both).collect())
}

/// Of them whoever chose this session and another that is at the same time.
pub fn crossed(crossings: &Crossings, session: Uuid) -> BTreeSet<Uuid> {
    crossings.iter().filter(|(pair, _)| pair.contains(&session)).flat_map(|(_, people)| people).copied().collect()
}
