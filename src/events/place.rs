//! Where an event takes place: in one of the city's rooms, or where somebody wrote.
use super::sessions::Item;
use crate::{venues, words::Words};
use chrono::Duration;
use entity::{Locale, event, room_use, session};
use sea_orm::{ActiveValue::Set, ConnectionTrait, DbErr};
use uuid::Uuid;

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// Minutes in which it is taken before the start and after the end.
    Room { id: Uuid, setup: i32, clearing: i32 },
    /// `[Chinese, English]`; English may be empty.
    Written([String; 2]),
}

impl From<&event::Model> for Place {
    fn from(event: &event::Model) -> Self {
        match event.room_id {
            Some(id) => Self::Room { id, setup: event.setup_minutes, clearing: event.clearing_minutes },
            None => Self::Written([event.place_zh.clone(), event.place_en.clone()]),
        }
    }
}

impl Place {
    /// Its room, with the minutes to set up and to clear.
    pub fn room(&self) -> (Option<Uuid>, i32, i32) {
        match self {
            Self::Room { id, setup, clearing } => (Some(*id), *setup, *clearing),
            Self::Written(_) => (None, 0, 0),
        }
    }

    /// As `[Chinese, English]`. `None`: there is no such room. Of the room in which the event, as it is, takes place
    /// already, the words stay, so that a venue that is called otherwise from now on changes nothing.
    pub async fn in_words(
        &self,
        db: &impl ConnectionTrait,
        is: Option<&event::Model>,
    ) -> Result<Option<[String; 2]>, DbErr> {
        let id = match self {
            Self::Written(words) => return Ok(Some(words.clone())),
            Self::Room { id, .. } => *id,
        };
        match is.filter(|is| is.room_id == Some(id)) {
            Some(is) => Ok(Some([is.place_zh.clone(), is.place_en.clone()])),
            None => Ok(venues::hall(db, id).await?.as_ref().map(said)),
        }
    }

    pub fn write(&self, row: &mut event::ActiveModel, [zh, en]: [String; 2]) {
        let (room_id, setup, clearing) = self.room();
        row.place_zh = Set(zh);
        row.place_en = Set(en);
        row.room_id = Set(room_id);
        row.setup_minutes = Set(setup);
        row.clearing_minutes = Set(clearing);
    }
}

/// Nothing in English where room or venue have no English name: then the Chinese stands, whole.
pub fn said(hall: &venues::Hall) -> [String; 2] {
    let (room, venue) = (&hall.room, &hall.venue);
    let said = |locale, room: &str, name: &str, address: &str| {
        let args = [("room", room.to_owned().into()), ("venue", name.to_owned().into())];
        let place = Words(locale).fill("events-place-in-room", &args);
        if address.is_empty() {
            return place;
        }
        let args = [("place", place.into()), ("address", address.to_owned().into())];
        Words(locale).fill("events-place-at", &args)
    };
    let zh = said(Locale::Zh, &room.name_zh, &venue.name_zh, &venue.address_zh);
    let is_english = !room.name_en.is_empty() && !venue.name_en.is_empty();
    let en = is_english.then(|| said(Locale::En, &room.name_en, &venue.name_en, &venue.address_en));
    [zh, en.unwrap_or_default()]
}

/// A room as an event takes it, by one of its sessions or by itself.
#[derive(Clone, Debug)]
pub struct Use<'a> {
    pub at: room_use::Model,
    pub session: Option<&'a session::Model>,
}

/// What an event takes: an agenda takes rooms in its place.
pub fn uses<'a>(event: &event::Model, agenda: &'a [Item]) -> Vec<Use<'a>> {
    let taken = |room_id, id, (from_at, until_at), (before, behind): (i32, i32)| room_use::Model {
        id,
        room_id,
        event_id: Some(event.id),
        from_at: from_at - Duration::minutes(before.into()),
        until_at: until_at + Duration::minutes(behind.into()),
    };
    if agenda.is_empty() {
        let (times, minutes) = ((event.starts_at, event.ends_at), (event.setup_minutes, event.clearing_minutes));
        let at = event.room_id.map(|room| taken(room, event.id, times, minutes));
        return at.into_iter().map(|at| Use { at, session: None }).collect();
    }
    let of = |Item { session, .. }: &'a Item| {
        let (times, minutes) =
            ((session.starts_at, session.ends_at), (session.setup_minutes, session.clearing_minutes));
        let at = taken(session.room_id.or(event.room_id)?, session.id, times, minutes);
        Some(Use { at, session: Some(session) })
    };
    agenda.iter().filter_map(of).collect()
}
