//! Agendas of two sample events, with speakers who are known in both languages. They stand in `agendas.json`.
use super::{city, people::People};
use crate::{
    app::App,
    events::{self, Called, Named, NewSession, SeenAgenda, Tell},
};
use anyhow::Context;
use chrono::{DateTime, Duration, Utc};
use entity::event;
use serde::Deserialize;

/// Of one event, by its address.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Agenda {
    event: String,
    sessions: Vec<Sample>,
}

/// `[Chinese, English]` everywhere; both may be empty but for the title.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Sample {
    title: [String; 2],
    text: [String; 2],
    track: [String; 2],
    /// Minutes after the event begins, and how many it lasts.
    after: i64,
    minutes: i64,
    /// Address of a venue and Chinese name of its room; where the event is without.
    room: Option<[String; 2]>,
    /// Name and affiliation, each in Chinese and English.
    speakers: Vec<[String; 4]>,
}

pub async fn build(app: &App, people: &People, now: DateTime<Utc>) -> anyhow::Result<()> {
    let agendas: Vec<Agenda> = serde_json::from_str(include_str!("agendas.json"))?;
    for agenda in &agendas {
        let event = events::by_slug(app.db.read(), &agenda.event).await?.context("an event of the sample city")?;
        for sample in &agenda.sessions {
            let new = session(app, &event, sample).await?;
            let seen = SeenAgenda { event: event.id, status: event.status, despite: "" };
            events::add_session(&app.db, &people.scheduler, seen, &new, Tell::Nobody, now).await?;
        }
        call(app, people, &event, &agenda.sessions, now).await?;
    }
    Ok(())
}

async fn session(app: &App, event: &event::Model, sample: &Sample) -> anyhow::Result<NewSession> {
    let room = match &sample.room {
        Some(named) => Some(city::room(app, named).await?),
        None => None,
    };
    let starts_at = event.starts_at + Duration::minutes(sample.after);
    let named =
        |[name, _, affiliation, _]: &[String; 4]| Named { name: name.clone(), affiliation: affiliation.clone() };
    Ok(NewSession {
        title: sample.title.clone(),
        text: sample.text.clone(),
        track: sample.track.clone(),
        starts_at,
        ends_at: starts_at + Duration::minutes(sample.minutes),
        room,
        setup: 0,
        clearing: 0,
        speakers: sample.speakers.iter().map(named).collect(),
    })
}

/// Speakers are named in Chinese; their English is added once they are known.
async fn call(
    app: &App,
    people: &People,
    event: &event::Model,
    samples: &[Sample],
    now: DateTime<Utc>,
) -> anyhow::Result<()> {
    let agenda = events::agenda(app.db.read(), event.id).await?;
    let speakers = agenda.iter().flat_map(|item| &item.speakers).filter(|speaker| speaker.name_en.is_empty());
    for speaker in speakers {
        let mut named = samples.iter().flat_map(|sample| &sample.speakers);
        let [zh, en, at_zh, at_en] = named
            .find(|named| (&named[0], &named[2]) == (&speaker.name_zh, &speaker.affiliation_zh))
            .context("a speaker")?
            .clone();
        let called = Called { name: [zh, en], affiliation: [at_zh, at_en] };
        events::call_speaker(&app.db, &people.scheduler, speaker.id, speaker.revision, called, now).await?;
    }
    Ok(())
}
