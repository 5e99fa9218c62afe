//! One thing on the schedule, in an officer's words. Of another district's event they read room, time and whom to ask.
use super::meets;
use crate::{
    events::{
        admin::met::whom_to_ask,
        form::{ScheduleFilter, Span, clock},
        schedule::{Board, Cause, Slot, What},
    },
    roles::{
        Officer,
        rights::{ReadEvents, WriteEvents},
    },
    venues,
    web::view::View,
    words::{
        names,
        spoken::Spoken,
        when::{ZONE, local, machine},
    },
};
use chrono::NaiveDate;
use entity::{
    event::{self, Status},
    room, venue,
};
use std::collections::{BTreeSet, HashMap};
use uuid::Uuid;

/// In words, on one day.
pub struct SlotWords {
    /// `None`: it is not theirs to open.
    pub href: Option<String>,
    pub title: Spoken,
    /// What it belongs to.
    pub of: Option<Spoken>,
    pub hours: String,
    /// The start for `<time datetime>`.
    pub machine: String,
    pub class: &'static str,
    /// Where rows say no rooms.
    pub room: Option<Spoken>,
    /// What it is besides published.
    pub state: Option<String>,
    /// What it meets.
    pub clash: Option<String>,
    /// That asks for a reason alone.
    pub is_doubt: bool,
    /// Whom to ask about what is not theirs to know.
    pub contact: Option<String>,
    /// Who is on duty.
    pub officers: Option<String>,
    pub handle: Option<Handle>,
}

/// How it may be moved.
pub struct Handle {
    pub path: String,
    /// As a field for date and time holds it, on the city's clocks.
    pub starts: String,
    /// On which of its days it is seen.
    pub day: String,
    /// Empty: it is in none.
    pub room: String,
    /// The same of a session that says no room: empty.
    pub own: String,
    pub revision: i32,
}

/// A room with the venue it lies in.
type Hall<'a> = (&'a venue::Model, &'a room::Model);

/// Tells what is on a board to one officer.
pub struct Teller<'a> {
    pub view: &'a View,
    pub board: &'a Board,
    pub filter: &'a ScheduleFilter,
    who: &'a Officer<ReadEvents>,
    writer: Option<&'a Officer<WriteEvents>>,
    pub halls: HashMap<Uuid, Hall<'a>>,
    /// Of each slot the first that is hard, or else the last.
    causes: HashMap<usize, Cause>,
}

impl<'a> Teller<'a> {
    pub fn new(
        view: &'a View,
        who: &'a Officer<ReadEvents>,
        writer: Option<&'a Officer<WriteEvents>>,
        board: &'a Board,
        filter: &'a ScheduleFilter,
    ) -> Self {
        let halls =
            board.venues.iter().flat_map(|(venue, rooms)| rooms.iter().map(move |room| (room.id, (venue, room))));
        let mut teller = Self { view, board, filter, who, writer, halls: halls.collect(), causes: HashMap::new() };
        for clash in &board.clashes {
            if teller.tells(clash) {
                for nth in meets::both(clash) {
                    let worst = teller.causes.entry(nth).or_insert(clash.cause);
                    if !worst.is_hard() {
                        *worst = clash.cause;
                    }
                }
            }
        }
        teller
    }

    /// Whether the officer may know what it is.
    pub fn knows(&self, slot: &Slot) -> bool {
        slot.event().is_some_and(|event| self.who.reaches(event.district))
    }

    /// Whoever is on duty at what the officer may know, by name.
    pub fn on_duty(&self) -> Vec<(&str, Uuid)> {
        let known = self.board.slots.iter().filter(|slot| self.knows(slot)).flat_map(|slot| &slot.officers);
        let known: BTreeSet<Uuid> = known.copied().collect();
        let names =
            known.into_iter().filter_map(|officer| Some((self.board.officers.get(&officer)?.as_str(), officer)));
        let mut names: Vec<_> = names.collect();
        names.sort_unstable();
        names
    }

    pub fn slot(&self, nth: usize, day: NaiveDate) -> SlotWords {
        let slot = &self.board.slots[nth];
        let is_block = matches!(slot.what, What::Block(_));
        let cause = self.causes.get(&nth).copied().filter(|_| !is_block);
        let event = slot.event();
        let known = event.filter(|_| self.knows(slot));
        let is_draft = known.is_some_and(|event| event.status != Status::Published);
        SlotWords {
            href: self.href(slot),
            title: self.title(slot),
            of: self.of(slot),
            hours: self.hours(slot, day),
            machine: machine(local(slot.starts_at, ZONE)),
            class: match (cause.map(Cause::is_hard), is_draft) {
                _ if is_block => "slot slot--block",
                (Some(true), true) => "slot slot--draft slot--clash",
                (Some(true), false) => "slot slot--clash",
                (Some(false), true) => "slot slot--draft slot--doubt",
                (Some(false), false) => "slot slot--doubt",
                (None, true) => "slot slot--draft",
                (None, false) if event.is_some() && known.is_none() => "slot slot--far",
                (None, false) => "slot",
            },
            room: (self.filter.span == Span::Month).then(|| self.room(slot)).flatten(),
            state: known.filter(|_| is_draft).map(|event| self.view.t(names::event(event.status))),
            clash: cause.map(|cause| self.view.t(meets::cause_name(cause))),
            is_doubt: cause.is_some_and(|cause| !cause.is_hard()),
            contact: event.filter(|_| known.is_none()).map(|event| whom_to_ask(self.view, event)),
            officers: self.officers(slot),
            handle: event.and_then(|event| self.handle(slot, event, day)),
        }
    }

    fn officers(&self, slot: &Slot) -> Option<String> {
        slot.event().filter(|event| self.who.reaches(event.district))?;
        let names: Vec<&str> =
            slot.officers.iter().filter_map(|officer| self.board.officers.get(officer)).map(String::as_str).collect();
        (!names.is_empty()).then(|| self.view.words.list(names))
    }

    /// Of a session, its event.
    fn of(&self, slot: &Slot) -> Option<Spoken> {
        let event = slot.session().and(slot.event()).filter(|event| self.who.reaches(event.district))?;
        Some(self.spoken(event.title(self.view.locale())))
    }

    pub fn spoken(&self, said: entity::Said<'_>) -> Spoken {
        Spoken::of(said, self.view.locale())
    }

    pub fn title(&self, slot: &Slot) -> Spoken {
        let here = |key: &str| Spoken { text: self.view.t(key), lang: None };
        match &slot.what {
            What::Block(block) if block.note.is_empty() => here(venues::card::kind(block.kind)),
            What::Block(block) => Spoken::chinese(&block.note, self.view.locale()),
            What::Event(event) | What::Session(_, event) if !self.who.reaches(event.district) => {
                here("events-schedule-elsewhere")
            }
            What::Event(event) => self.spoken(event.title(self.view.locale())),
            What::Session(session, _) => self.spoken(session.title(self.view.locale())),
        }
    }

    pub fn href(&self, slot: &Slot) -> Option<String> {
        match &slot.what {
            What::Block(block) => {
                self.halls.get(&block.room_id).map(|(venue, _)| format!("/admin/venues/{}", venue.slug))
            }
            What::Event(event) | What::Session(_, event) => {
                self.who.reaches(event.district).then(|| format!("/admin/events/{}", event.slug))
            }
        }
    }

    fn handle(&self, slot: &Slot, event: &event::Model, day: NaiveDate) -> Option<Handle> {
        let is_theirs = self.writer.is_some_and(|writer| writer.reaches(event.district));
        let may = is_theirs && event.status != Status::InReview;
        let own = match slot.session() {
            Some(session) => format!("/admin/events/{}/sessions/{}/reschedule", event.slug, session.id),
            None => format!("/admin/events/{}/reschedule", event.slug),
        };
        may.then(|| Handle {
            path: self.filter.path_to(&own),
            starts: clock(slot.starts_at, ZONE),
            day: day.to_string(),
            room: slot.room.map(|room| room.to_string()).unwrap_or_default(),
            own: slot
                .session()
                .map_or(slot.room, |session| session.room_id)
                .map(|room| room.to_string())
                .unwrap_or_default(),
            revision: slot.session().map_or(event.revision, |session| session.revision),
        })
    }
}
