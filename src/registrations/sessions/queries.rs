//! What can be asked of chosen sessions.
use chrono::{DateTime, Utc};
use entity::{
    registration, session,
    session_place::{self, State},
};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect, sea_query::SimpleExpr,
};
use std::collections::{BTreeSet, HashMap};
use uuid::Uuid;

/// A session that somebody chose, and where they stand with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chosen {
    pub session: session::Model,
    pub state: State,
    /// In its line, from 1; derived, never stored.
    pub rank: Option<i64>,
}

impl Chosen {
    /// Of whoever joined last.
    pub(super) fn last(session: &session::Model, state: State) -> Self {
        let rank = (state == State::Waiting).then(|| session.waiting.into());
        Self { session: session.clone(), state, rank }
    }

    pub(super) fn order(&self) -> (DateTime<Utc>, DateTime<Utc>, Uuid) {
        (self.session.starts_at, self.session.ends_at, self.session.id)
    }
}

/// By registration, in the order of time; by two statements however many they are.
pub async fn chosen(
    db: &impl ConnectionTrait,
    registrations: impl IntoIterator<Item = Uuid>,
) -> Result<HashMap<Uuid, Vec<Chosen>>, DbErr> {
    by_registration(db, session_place::COLUMN.registration_id.is_in(registrations)).await
}

/// The same of everybody at an event.
pub async fn chosen_at(db: &impl ConnectionTrait, event: Uuid) -> Result<HashMap<Uuid, Vec<Chosen>>, DbErr> {
    by_registration(db, session::COLUMN.event_id.eq(event)).await
}

async fn by_registration(db: &impl ConnectionTrait, whose: SimpleExpr) -> Result<HashMap<Uuid, Vec<Chosen>>, DbErr> {
    let rows = session_place::Entity::find().find_also_related(session::Entity).filter(whose).all(db).await?;
    let lines = lines(db, rows.iter().map(|(place, _)| place)).await?;
    let mut chosen: HashMap<Uuid, Vec<Chosen>> = HashMap::new();
    for (place, session) in rows {
        let Some(session) = session else { continue };
        let rank = (place.state == State::Waiting).then(|| rank(&lines, &place));
        chosen.entry(place.registration_id).or_default().push(Chosen { session, state: place.state, rank });
    }
    chosen.values_mut().for_each(|chosen| chosen.sort_by_key(Chosen::order));
    Ok(chosen)
}

/// The same of one.
pub async fn chosen_of(db: &impl ConnectionTrait, registration: Uuid) -> Result<Vec<Chosen>, DbErr> {
    Ok(chosen(db, [registration]).await?.remove(&registration).unwrap_or_default())
}

/// What one of them chose; none where it is nothing.
pub fn its(chosen: &HashMap<Uuid, Vec<Chosen>>, registration: Uuid) -> &[Chosen] {
    chosen.get(&registration).map(Vec::as_slice).unwrap_or_default()
}

/// Numbers in each line in which one of these waits.
async fn lines(
    db: &impl ConnectionTrait,
    places: impl Iterator<Item = &session_place::Model>,
) -> Result<HashMap<Uuid, Vec<i64>>, DbErr> {
    let waited: BTreeSet<Uuid> =
        places.filter(|place| place.state == State::Waiting).map(|place| place.session_id).collect();
    let mut lines: HashMap<Uuid, Vec<i64>> = HashMap::new();
    if waited.is_empty() {
        return Ok(lines);
    }
    let rows: Vec<(Uuid, i64)> = session_place::Entity::find()
        .select_only()
        .columns([session_place::Column::SessionId, session_place::Column::Number])
        .filter(session_place::COLUMN.session_id.is_in(waited))
        .filter(session_place::COLUMN.state.eq(State::Waiting))
        .order_by_asc(session_place::Column::Number)
        .into_tuple()
        .all(db)
        .await?;
    rows.into_iter().for_each(|(session, number)| lines.entry(session).or_default().push(number));
    Ok(lines)
}

fn rank(lines: &HashMap<Uuid, Vec<i64>>, place: &session_place::Model) -> i64 {
    let ahead = lines.get(&place.session_id).map_or(0, |line| line.partition_point(|number| *number < place.number));
    ahead as i64 + 1
}

/// Somebody at a session.
pub struct Person {
    pub registration: registration::Model,
    pub state: State,
    pub rank: Option<i64>,
}

/// Who chose a session: who holds, who waits and who wishes, each in the order of joining.
pub async fn crowd(db: &impl ConnectionTrait, session: Uuid) -> Result<Vec<Person>, DbErr> {
    let rows = session_place::Entity::find()
        .find_also_related(registration::Entity)
        .filter(session_place::COLUMN.session_id.eq(session))
        .order_by_asc(session_place::Column::Number)
        .all(db)
        .await?;
    let mut waiting = 0;
    let mut people: Vec<Person> = rows
        .into_iter()
        .filter_map(|(place, row)| {
            waiting += i64::from(place.state == State::Waiting);
            let rank = (place.state == State::Waiting).then_some(waiting);
            Some(Person { registration: row?, state: place.state, rank })
        })
        .collect();
    people.sort_by_key(|person| match person.state {
        State::Held => 0,
        State::Waiting => 1,
        State::Wished => 2,
    });
    Ok(people)
}

pub(super) async fn places_of(
    tx: &impl ConnectionTrait,
    registration: Uuid,
) -> Result<Vec<session_place::Model>, DbErr> {
    session_place::Entity::find().filter(session_place::COLUMN.registration_id.eq(registration)).all(tx).await
}
