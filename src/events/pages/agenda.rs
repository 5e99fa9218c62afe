//! An agenda as pages show it: day by day, everything in words.
use crate::{
    app::App,
    error::AppError,
    events::sessions::Item,
    venues::{self, Hall, card},
    web::{prose::Written, view::View},
    words::{
        Value,
        spoken::Spoken,
        when::{local, machine},
    },
};
use entity::{event, session, speaker};
use std::collections::HashMap;
use uuid::Uuid;

pub struct Day {
    pub date: String,
    pub sessions: Vec<Card>,
}

pub struct Card {
    pub id: Uuid,
    /// The start for `<time datetime>`.
    pub machine: String,
    pub hours: String,
    pub title: Spoken,
    pub track: Option<Spoken>,
    /// `None`: where the event is.
    pub room: Option<Spoken>,
    /// How many are left of its own, or wait; `None`: it has none.
    pub places: Option<String>,
    pub speakers: Vec<Speaker>,
    pub text: Option<Written>,
}

pub struct Speaker {
    pub id: Uuid,
    pub name: Spoken,
    pub affiliation: Option<Spoken>,
}

/// In the order of time, with the rooms by one statement.
pub async fn days(app: &App, view: &View, event: &event::Model, agenda: &[Item]) -> Result<Vec<Day>, AppError> {
    let own: Vec<Uuid> = agenda.iter().filter_map(|item| item.session.room_id).collect();
    let rooms = own.iter().copied().chain(event.room_id);
    let halls = if own.is_empty() { HashMap::new() } else { venues::halls(app.db.read(), rooms).await? };
    let venue = event.room_id.and_then(|room| halls.get(&room)).map(|hall| hall.venue.id);
    let mut days: Vec<Day> = vec![];
    for item in agenda {
        let date = view.words.date(local(item.session.starts_at, &event.zone));
        let hall = item.session.room_id.and_then(|room| halls.get(&room));
        let room = hall.map(|hall| place(view, hall, venue));
        let card = card(view, event, item, room);
        match days.last_mut().filter(|day| day.date == date) {
            Some(day) => day.sessions.push(card),
            None => days.push(Day { date, sessions: vec![card] }),
        }
    }
    Ok(days)
}

/// With its venue, where that is not the event's.
fn place(view: &View, hall: &Hall, venue: Option<Uuid>) -> Spoken {
    let room = card::room(view.words, &hall.room);
    if venue == Some(hall.venue.id) {
        return room;
    }
    let args = [("room", room.text.into()), ("venue", card::name(view.words, &hall.venue).text.into())];
    Spoken { text: view.fill("events-place-in-room", &args), lang: room.lang }
}

fn card(view: &View, event: &event::Model, Item { session, speakers }: &Item, room: Option<Spoken>) -> Card {
    let locale = view.locale();
    let [from, until] = [session.starts_at, session.ends_at].map(|at| local(at, &event.zone));
    Card {
        id: session.id,
        machine: machine(from),
        hours: view.words.hours(from, until),
        title: Spoken::of(session.title(locale), locale),
        track: said(Spoken::of(session.track(locale), locale)),
        room,
        places: places(view, session),
        speakers: speakers.iter().map(|each| speaker(view, each)).collect(),
        text: Written::of(session.text(locale), locale),
    }
}

/// 余 12 席，共 30 席 · 12 of 30 places left
fn places(view: &View, session: &session::Model) -> Option<String> {
    let left = session.places_left()?;
    let number = |number: i32| Value::from(i64::from(number));
    Some(match session.places.unwrap_or_default() {
        all if left > 0 => view.fill("events-session-left", &[("left", number(left)), ("count", number(all))]),
        _ if session.waiting > 0 => view.count("events-session-full-waiting", session.waiting),
        _ => view.t("events-session-full"),
    })
}

fn speaker(view: &View, speaker: &speaker::Model) -> Speaker {
    let locale = view.locale();
    Speaker {
        id: speaker.id,
        name: Spoken::of(speaker.name(locale), locale),
        affiliation: said(Spoken::of(speaker.affiliation(locale), locale)),
    }
}

fn said(spoken: Spoken) -> Option<Spoken> {
    Some(spoken).filter(|spoken| !spoken.text.is_empty())
}
