//! Where somebody speaks in two places at the same time.
use super::{Conflict, What};
use crate::events::sessions::Item;
use entity::{event, session, session_speaker, speaker};
use sea_orm::{ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder};
use std::collections::HashMap;
use uuid::Uuid;

/// By two statements at most.
pub async fn find(db: &impl ConnectionTrait, event: &event::Model, agenda: &[Item]) -> Result<Vec<Conflict>, DbErr> {
    let elsewhere = elsewhere(db, event.id, agenda).await?;
    let mut found = vec![];
    for (at, own) in agenda.iter().enumerate() {
        for speaker in &own.speakers {
            found.extend(shared(own, speaker, &agenda[at + 1..]));
            found.extend(taken(own, speaker, &elsewhere));
        }
    }
    Ok(found)
}

/// Sessions of one agenda; each pair once.
fn shared(own: &Item, speaker: &speaker::Model, behind: &[Item]) -> Vec<Conflict> {
    let speaks = |other: &&Item| other.speakers.iter().any(|each| each.id == speaker.id);
    let with = behind.iter().filter(speaks).filter(|other| own.session.meets(&other.session));
    let what = |with: &Item| What::SpeakerShared { speaker: speaker.clone().into(), with: with.session.clone().into() };
    with.map(|with| own.meets(what(with))).collect()
}

/// Who speaks there, at which session of which event.
type Talk = (Uuid, session::Model, event::Model);

fn taken(own: &Item, speaker: &speaker::Model, elsewhere: &[Talk]) -> Vec<Conflict> {
    let met = elsewhere.iter().filter(|(who, at, _)| *who == speaker.id && own.session.meets(at));
    let what = |(_, at, by): &Talk| What::SpeakerTaken {
        speaker: speaker.clone().into(),
        by: by.clone().into(),
        at: at.clone().into(),
    };
    met.map(|talk| own.meets(what(talk))).collect()
}

impl Item {
    fn meets(&self, what: What) -> Conflict {
        Conflict { of: Some(self.session.clone().into()), what }
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
    let events: HashMap<Uuid, event::Model> = planned.map(|event| (event.id, event)).collect();
    let talk = |(tie, session): (session_speaker::Model, Option<session::Model>)| {
        let session = session?;
        Some((tie.speaker_id, events.get(&session.event_id)?.clone(), session))
    };
    Ok(rows.into_iter().filter_map(talk).map(|(who, event, session)| (who, session, event)).collect())
}
