//! Where somebody speaks in two places at the same time.
use super::{Conflict, What};
use crate::events::sessions::Item;
use entity::{event, session, session_speaker, speaker};
use sea_orm::{ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder};
use std::{collections::HashMap, sync::Arc};
use uuid::Uuid;

/// By two statements at most.
pub async fn find(db: &impl ConnectionTrait, event: &event::Model, agenda: &[Item]) -> Result<Vec<Conflict>, DbErr> {
    let elsewhere = elsewhere(db, event.id, agenda).await?;
    let mut found = vec![];
    let own: Vec<Own> = agenda.iter().map(Own::from).collect();
    for (at, one) in own.iter().enumerate() {
        for speaker in &one.speakers {
            found.extend(shared(one, speaker, &own[at + 1..]));
            found.extend(taken(one, speaker, &elsewhere));
        }
    }
    Ok(found)
}

/// A session of the agenda with who speaks.
struct Own {
    session: Arc<session::Model>,
    speakers: Vec<Arc<speaker::Model>>,
}

impl From<&Item> for Own {
    fn from(Item { session, speakers }: &Item) -> Self {
        Self { session: session.clone().into(), speakers: speakers.iter().cloned().map(Arc::new).collect() }
    }
}

/// Sessions of one agenda; each pair once.
fn shared(own: &Own, speaker: &Arc<speaker::Model>, behind: &[Own]) -> Vec<Conflict> {
    let speaks = |other: &&Own| other.speakers.iter().any(|each| each.id == speaker.id);
    let with = behind.iter().filter(speaks).filter(|other| own.session.meets(&other.session));
    let what = |with: &Own| What::SpeakerShared { speaker: speaker.clone(), with: with.session.clone() };
    with.map(|with| own.meets(what(with))).collect()
}

/// Who speaks there, at which session of which event.
type Talk = (Uuid, Arc<session::Model>, Arc<event::Model>);

fn taken(own: &Own, speaker: &Arc<speaker::Model>, elsewhere: &[Talk]) -> Vec<Conflict> {
    let met = elsewhere.iter().filter(|(who, at, _)| *who == speaker.id && own.session.meets(at));
    let what = |(_, at, by): &Talk| What::SpeakerTaken { speaker: speaker.clone(), by: by.clone(), at: at.clone() };
    met.map(|talk| own.meets(what(talk))).collect()
}

impl Own {
    fn meets(&self, what: What) -> Conflict {
        Conflict { of: Some(self.session.clone()), what }
    }
}

/// Where the agenda's speakers speak in all that time, in other events that are planned.
async fn elsewhere(db: &impl ConnectionTrait, event: Uuid, agenda: &[Item]) -> Result<Vec<Talk>, DbErr> {
    let speakers: Vec<Uuid> = agenda.iter().flat_map(|item| &item.speakers).map(|speaker| speaker.id).collect();
    if speakers.is_empty() {
        return Ok(vec![]);
    }
    let from = agenda.iter().map(|item| item.session.starts_at).min().unwrap_or_default();
    let until = agenda.iter().map(|item| item.session.ends_at).max().unwrap_or_default();
    let rows = session_speaker::Entity::find()
        .find_also_related(session::Entity)
        .filter(session_speaker::COLUMN.speaker_id.is_in(speakers))
        .filter(session::COLUMN.event_id.ne(event))
        .filter(session::COLUMN.ends_at.gt(from))
        .filter(session::COLUMN.starts_at.lt(until))
        .order_by_asc(session::Column::StartsAt)
        .order_by_asc(session::Column::Id)
        .all(db)
        .await?;
    let events = rows.iter().filter_map(|(_, session)| session.as_ref()).map(|session| session.event_id);
    let events = event::Entity::find().filter(event::COLUMN.id.is_in(events)).all(db).await?;
    let planned = events.into_iter().filter(|event| event.status.is_planned());
    let events: HashMap<Uuid, Arc<event::Model>> = planned.map(|event| (event.id, Arc::new(event))).collect();
    let talk = |(tie, session): (session_speaker::Model, Option<session::Model>)| {
        let session = session?;
        Some((tie.speaker_id, events.get(&session.event_id)?.clone(), Arc::new(session)))
    };
    Ok(rows.into_iter().filter_map(talk).map(|(who, event, session)| (who, session, event)).collect())
}
