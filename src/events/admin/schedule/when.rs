//! When something on the schedule is and where, in an officer's words.
use super::slot::Teller;
use crate::{
    events::schedule::Slot,
    venues,
    words::{
        spoken::Spoken,
        when::{ZONE, at, local, time},
    },
};
use chrono::{Days, NaiveDate, NaiveTime};
use entity::{room, venue};
use std::cmp::Ordering;

impl Teller<'_> {
    /// 9:00–12:00; of more than one day what of it falls on this one.
    pub fn hours(&self, slot: &Slot, day: NaiveDate) -> String {
        let [begins, ends] = [day, day + Days::new(1)].map(|day| at(day, NaiveTime::MIN));
        if slot.starts_at <= begins && slot.ends_at >= ends {
            return self.view.t("events-schedule-all-day");
        }
        let from = (slot.starts_at >= begins).then(|| time(local(slot.starts_at, ZONE)));
        let to = match slot.ends_at.cmp(&ends) {
            Ordering::Less => Some(time(local(slot.ends_at, ZONE))),
            Ordering::Equal => Some("24:00".to_owned()),
            Ordering::Greater => None,
        };
        format!("{}–{}", from.unwrap_or_default(), to.unwrap_or_default())
    }

    /// Room and venue, or the place in words.
    pub fn place(&self, nth: usize) -> Spoken {
        let slot = &self.board.slots[nth];
        match (slot.room.and_then(|room| self.halls.get(&room).copied()), slot.event()) {
            (Some((venue, room)), _) => self.hall(venue, room),
            (None, Some(event)) => self.spoken(event.place(self.view.locale())),
            (None, None) => Spoken { text: String::new(), lang: None },
        }
    }

    /// Its room; with its venue where more than one is shown.
    pub fn room(&self, slot: &Slot) -> Option<Spoken> {
        let (venue, room) = *self.halls.get(&slot.room?)?;
        let is_alone = self.filter.venue.as_ref() == Some(&venue.slug);
        Some(if is_alone { venues::card::room(self.view.words, room) } else { self.hall(venue, room) })
    }

    fn hall(&self, venue: &venue::Model, room: &room::Model) -> Spoken {
        let named = [venues::card::room(self.view.words, room), venues::card::name(self.view.words, venue)];
        let [room, venue] = named;
        let text = self.view.fill("events-schedule-hall", &[("room", room.text.into()), ("venue", venue.text.into())]);
        Spoken { text, lang: room.lang.or(venue.lang) }
    }
}
