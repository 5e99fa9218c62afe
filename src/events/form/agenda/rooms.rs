//! Rooms as a file names them: with their venue, or alone where no other is called so.
use crate::{
    venues::card,
    web::form::{Wrong, wrong},
    words::{Words, folded::folded},
};
use entity::{Locale, room, venue};
use std::collections::HashMap;
use uuid::Uuid;

/// By what they may be called; with whether one is given up.
pub struct Rooms(HashMap<String, Vec<(Uuid, bool)>>);

impl Rooms {
    pub fn of(venues: &[(venue::Model, Vec<room::Model>)]) -> Self {
        let mut all: HashMap<String, Vec<(Uuid, bool)>> = HashMap::new();
        for (venue, rooms) in venues {
            for room in rooms {
                let known = (room.id, venue.retired_at.is_some() || room.retired_at.is_some());
                for name in names(venue, room) {
                    let called = all.entry(name).or_default();
                    if !called.contains(&known) {
                        called.push(known);
                    }
                }
            }
        }
        Self(all)
    }

    /// `None`: nothing is named. Of several that are called so the one that is not given up.
    pub fn find(&self, typed: &str) -> Result<Option<Uuid>, Wrong> {
        if typed.trim().is_empty() {
            return Ok(None);
        }
        let called = [folded(typed.trim()), bare(typed)].into_iter().find_map(|name| self.0.get(&name));
        let called = called.ok_or(wrong("import_room"))?;
        let open: Vec<Uuid> = called.iter().filter(|(_, is_retired)| !is_retired).map(|(room, _)| *room).collect();
        match (open.as_slice(), called.as_slice()) {
            ([one], _) | ([], [(one, _)]) => Ok(Some(*one)),
            _ => Err(wrong("import_rooms")),
        }
    }
}

/// With its venue, in the reader's words.
pub fn room_name(words: Words, venue: &venue::Model, room: &room::Model) -> String {
    let args = [("room", card::room(words, room).text.into()), ("venue", card::name(words, venue).text.into())];
    words.fill("events-schedule-hall", &args)
}

/// In both languages: as written, and without the marks in which people differ.
fn names(venue: &venue::Model, room: &room::Model) -> Vec<String> {
    let spoken = Locale::ALL.map(Words).map(|words| [room_name(words, venue, room), card::room(words, room).text]);
    spoken.concat().iter().flat_map(|name| [folded(name), bare(name)]).collect()
}

fn bare(text: &str) -> String {
    folded(text).chars().filter(|mark| mark.is_alphanumeric()).collect()
}
