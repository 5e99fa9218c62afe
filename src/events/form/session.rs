//! A session as an officer types it, both languages on one screen.
use super::{
    event::{clock, minutes, session_places, told},
    speaker::{LONGEST_NAME, LONGEST_PLACE},
};
use crate::{
    events::sessions::{Item, Named, NewSession, SPEAKERS},
    web::form::{FieldErrors, Fields, Wrong, line, lines, moment, typed::Typed, wrong},
    words::when::clocks,
};
use entity::{event, speaker};
use std::ops::Deref;

const FIELDS: [&str; 12 + SPEAKERS] = [
    "title_zh",
    "title_en",
    "starts_at",
    "ends_at",
    "room",
    "setup",
    "clearing",
    "places",
    "track_zh",
    "track_en",
    "speaker_1",
    "speaker_2",
    "speaker_3",
    "speaker_4",
    "speaker_5",
    "speaker_6",
    "text_zh",
    "text_en",
];

/// As typed.
#[derive(Clone, Debug)]
pub struct SessionForm(Typed);

impl Deref for SessionForm {
    type Target = Typed;

    fn deref(&self) -> &Typed {
        &self.0
    }
}

impl From<&Fields> for SessionForm {
    fn from(fields: &Fields) -> Self {
        Self(Typed::read(&FIELDS, fields))
    }
}

impl SessionForm {
    /// A new one begins and ends with its event.
    pub fn blank(event: &event::Model) -> Self {
        let value = |name: &str| match name {
            "starts_at" => clock(event.starts_at, &event.zone),
            "ends_at" => clock(event.ends_at, &event.zone),
            _ => String::new(),
        };
        Self(Typed::of(&FIELDS, value))
    }

    pub fn of(Item { session, speakers }: &Item, event: &event::Model) -> Self {
        let value = |name: &str| match name {
            "title_zh" => session.title_zh.clone(),
            "title_en" => session.title_en.clone(),
            "starts_at" => clock(session.starts_at, &event.zone),
            "ends_at" => clock(session.ends_at, &event.zone),
            "room" => session.room_id.map(|id| id.to_string()).unwrap_or_default(),
            "setup" => told(session.setup_minutes),
            "clearing" => told(session.clearing_minutes),
            "places" => session.places.map(|places| places.to_string()).unwrap_or_default(),
            "track_zh" => session.track_zh.clone(),
            "track_en" => session.track_en.clone(),
            "text_zh" => session.text_zh.clone(),
            "text_en" => session.text_en.clone(),
            _ => place_of(name).and_then(|at| speakers.get(at)).map(called).unwrap_or_default(),
        };
        Self(Typed::of(&FIELDS, value))
    }

    /// As the cells of a row say, by their columns.
    pub fn of_cells(cell: impl Fn(&str) -> String) -> Self {
        Self(Typed::of(&FIELDS, |name| cell(name).replace("\r\n", "\n")))
    }

    /// With another time and another room, where they are named.
    pub fn with(mut self, query: &Fields) -> Self {
        self.0.overlay(&["starts_at", "ends_at", "room"], query);
        self
    }

    /// Each field with what was typed in it.
    pub fn pairs(&self) -> impl Iterator<Item = (&'static str, &str)> {
        FIELDS.into_iter().map(|name| (name, self.get(name)))
    }

    pub fn parse(&self, zone: &str) -> Result<NewSession, FieldErrors> {
        let mut errors = FieldErrors::default();
        let title = self.both(&mut errors, "title", |text| line(text, 80), true);
        let zone = clocks(zone);
        let [starts, ends] = ["starts_at", "ends_at"].map(|name| errors.keep(name, moment(self.get(name), zone)));
        if starts.zip(ends).is_some_and(|(starts, ends)| ends <= starts) {
            errors.add("ends_at", wrong("ends_before_start"));
        }
        let typed = Some(self.get("room")).filter(|room| !room.is_empty());
        let room = errors.keep("room", typed.map(|room| room.parse().map_err(|_| wrong("room_gone"))).transpose());
        let [setup, clearing] = ["setup", "clearing"].map(|name| errors.keep(name, minutes(self.get(name))));
        let places = errors.keep("places", session_places(self.get("places")));
        let track = self.both(&mut errors, "track", |text| line(text, 40), false);
        let speakers = self.speakers(&mut errors);
        let text = self.both(&mut errors, "text", |text| lines(text, 4_000), false);
        (|| {
            Some(NewSession {
                title: title?,
                text: text?,
                track: track?,
                starts_at: starts?,
                ends_at: ends?,
                room: room?,
                setup: setup?,
                clearing: clearing?,
                places: places?,
                speakers,
            })
        })()
        .filter(|_| errors.is_empty())
        .ok_or(errors)
    }

    /// Who is named twice speaks once.
    fn speakers(&self, errors: &mut FieldErrors) -> Vec<Named> {
        let mut all: Vec<Named> = vec![];
        for name in FIELDS.into_iter().filter(|name| place_of(name).is_some()) {
            let typed = line(self.get(name), LONGEST_NAME + 1 + LONGEST_PLACE)
                .and_then(|typed| typed.map(|typed| named(&typed)).transpose());
            all.extend(errors.keep(name, typed).flatten().filter(|new| !all.contains(new)));
        }
        all
    }
}

/// Of a speaker's field, counted from none.
pub fn place_of(name: &str) -> Option<usize> {
    name.strip_prefix("speaker_")?.parse::<usize>().ok()?.checked_sub(1)
}

/// 孟庆禾，云杏数字
pub fn called(speaker: &speaker::Model) -> String {
    if speaker.affiliation_zh.is_empty() {
        return speaker.name_zh.clone();
    }
    format!("{}，{}", speaker.name_zh, speaker.affiliation_zh)
}

/// The name ends at the first comma, of whatever width.
fn named(typed: &str) -> Result<Named, Wrong> {
    let (name, affiliation) = typed.split_once(['，', ',']).unwrap_or((typed, ""));
    let [name, affiliation] = [name, affiliation].map(|part| part.trim().to_owned());
    if name.is_empty() {
        return Err(wrong("speaker_name"));
    }
    let name = line(&name, LONGEST_NAME)?.unwrap_or_default();
    Ok(Named { name, affiliation: line(&affiliation, LONGEST_PLACE)?.unwrap_or_default() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_ends_at_the_first_comma() {
        for (typed, name, affiliation) in [
            ("孟庆禾", "孟庆禾", ""),
            ("孟庆禾，云杏数字", "孟庆禾", "云杏数字"),
            ("Wang Fang, Jining Polytechnic, Dept. 2", "Wang Fang", "Jining Polytechnic, Dept. 2"),
        ] {
            assert_eq!(named(typed), Ok(Named { name: name.into(), affiliation: affiliation.into() }), "{typed}");
        }
        assert_eq!(named("，云杏数字"), Err(wrong("speaker_name")));
    }
}
