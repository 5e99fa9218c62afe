//! Agendas of two sample events, with speakers who are known in both languages and sessions that people chose. They
//! stand in `agendas.json`.
use super::{city, people::People};
use crate::{
    app::App,
    events::{self, Called, Item, Named, NewSession, SeenAgenda, Tell},
    notices,
    registrations::NewRegistration,
};
use anyhow::Context;
use chrono::{DateTime, Duration, Utc};
use entity::event;
use serde::Deserialize;

/// Numbers of those who come for sessions, beyond all others.
const LATER: usize = 9_000;

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
    /// Of its own, to be chosen; none is left out.
    #[serde(default)]
    places: Option<i32>,
    /// How many more register and choose it.
    #[serde(default)]
    chosen: usize,
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
        choose(app, &event, &agenda.sessions, now).await?;
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
        places: sample.places,
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

/// The first of those who come choose most.
async fn choose(app: &App, event: &event::Model, samples: &[Sample], now: DateTime<Utc>) -> anyhow::Result<()> {
    let most = samples.iter().map(|sample| sample.chosen).max().unwrap_or_default();
    let (agenda, questions) =
        (events::agenda(app.db.read(), event.id).await?, events::questions(app.db.read(), event.id).await?);
    let notice = notices::current(app.db.read()).await?.version;
    for person in 0..most {
        let wanted = samples.iter().filter(|sample| sample.chosen > person);
        let is_wanted = |item: &&Item| wanted.clone().any(|sample| sample.title[0] == item.session.title_zh);
        let sessions = agenda.iter().filter(is_wanted).map(|item| item.session.id).collect();
        let new = NewRegistration { sessions, ..city::newcomer(event, &questions, notice, LATER + person) };
        app.desk.register(new, now - Duration::minutes((most - person) as i64)).await?;
    }
    Ok(())
}
