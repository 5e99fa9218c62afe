//! A conflict in an officer's words. Of another district's event they read room, time and whom to ask, no more.
use crate::{
    accounts,
    events::conflicts::{Conflict, Grade, What, worst},
    roles::{Officer, Right},
    venues::{Hall, card},
    web::{
        form::{FieldErrors, reason},
        problems::Problems,
        view::View,
    },
    words::{
        Value,
        spoken::Spoken,
        thousands,
        when::{ZONE, local},
    },
};
use axum::http::StatusCode;
use chrono::{DateTime, Utc};
use entity::{
    account,
    event::{self, Status},
    room_block::Kind,
    session, speaker,
};

/// What meets what, how grave it is, and where the other is looked at.
#[derive(Clone, Debug)]
pub struct Line {
    /// The session that meets it.
    pub of: Option<Spoken>,
    pub text: String,
    /// Text key and class of the tint.
    pub grade: (&'static str, &'static str),
    pub other: Option<Link>,
}

/// Address and name.
type Link = (String, Spoken);

/// What an act meets, and why the officer goes on all the same.
#[derive(Debug)]
pub struct Met {
    pub lines: Vec<Line>,
    worst: Option<Grade>,
    /// As typed.
    pub despite: String,
}

impl Met {
    pub fn of<R: Right>(view: &View, who: &Officer<R>, found: &[Conflict], despite: &str) -> Self {
        Self { lines: lines(view, who, found), worst: worst(found), despite: despite.to_owned() }
    }

    /// Nothing yet.
    pub fn none() -> Self {
        Self { lines: vec![], worst: None, despite: String::new() }
    }

    /// Nothing yet, though a reason was typed already: it stays on the page.
    pub fn explained(despite: &str) -> Self {
        Self { despite: despite.to_owned(), ..Self::none() }
    }

    /// Where no reason was asked for on the page that was sent, the one that was given before stands in its place.
    pub fn again<R: Right>(
        view: &View,
        who: &Officer<R>,
        event: &event::Model,
        found: &[Conflict],
        typed: &str,
    ) -> Self {
        let before = event.despite.as_deref().unwrap_or_default();
        Self::of(view, who, found, if typed.is_empty() { before } else { typed })
    }

    pub fn is_refused(&self) -> bool {
        self.worst == Some(Grade::Hard)
    }

    pub fn asks_why(&self) -> bool {
        self.worst == Some(Grade::Reason)
    }

    /// Of the page that is shown once more: what two cannot have is no matter of the form.
    pub fn status(&self) -> StatusCode {
        if self.is_refused() { StatusCode::CONFLICT } else { StatusCode::UNPROCESSABLE_ENTITY }
    }

    /// What is wrong with the reason, where one is asked for.
    pub fn problems(&self, view: &View) -> Problems {
        let mut errors = FieldErrors::default();
        if self.asks_why() {
            errors.keep("despite", reason(&self.despite));
        }
        Problems::of(view, &errors)
    }
}

pub fn lines<R: Right>(view: &View, who: &Officer<R>, conflicts: &[Conflict]) -> Vec<Line> {
    conflicts.iter().map(|conflict| line(view, who, conflict)).collect()
}

fn line<R: Right>(view: &View, who: &Officer<R>, conflict: &Conflict) -> Line {
    let (text, other) = match &conflict.what {
        What::RoomTaken { hall, by, at } => {
            elsewhere(view, who, by, (at.from_at, at.until_at), (("room", room(view, hall)), TAKEN))
        }
        What::SpeakerTaken { speaker, by, at } => {
            elsewhere(view, who, by, (at.starts_at, at.ends_at), (("speaker", called(view, speaker)), SPEAKS))
        }
        What::DutyTaken { officer, by } => {
            elsewhere(view, who, &by.event, by.times(), (("officer", on_duty(officer)), DUTY))
        }
        What::DutyShared { officer, with } => {
            let args = [("officer", on_duty(officer)), ("session", title(view, with))];
            (view.fill("events-conflict-duty-shared", &args), None)
        }
        What::Outside => (view.t("events-conflict-outside"), None),
        What::SpeakerShared { speaker, with } => {
            let args = [("speaker", called(view, speaker)), ("session", title(view, with))];
            (view.fill("events-conflict-speaker-shared", &args), None)
        }
        What::RoomShared { hall, with } => {
            let args = [("room", room(view, hall)), ("session", title(view, with))];
            (view.fill("events-conflict-shared", &args), None)
        }
        What::RoomBlocked { hall, block } => {
            let key = match block.kind {
                Kind::Closed => "events-conflict-blocked",
                Kind::Booked => "events-conflict-booked",
            };
            let when = span(view, block.starts_at, block.ends_at);
            (view.fill(key, &[("room", room(view, hall)), ("when", when)]), venue(view, hall))
        }
        What::VenueClosed { hall, from, until } => {
            let args =
                [("venue", card::name(view.words, &hall.venue).text.into()), ("when", span(view, *from, *until))];
            (view.fill("events-conflict-closed", &args), venue(view, hall))
        }
        What::Retired { hall } => {
            (view.fill("events-conflict-retired", &[("room", room(view, hall))]), venue(view, hall))
        }
        What::RoomSmall { hall, places } => {
            let number = |number: i32| thousands(number.into()).into();
            let args = [("room", room(view, hall)), ("holds", number(hall.room.capacity)), ("places", number(*places))];
            let has_own = conflict.of.as_ref().is_some_and(|session| session.places.is_some());
            let key = if has_own { "events-conflict-small-session" } else { "events-conflict-small" };
            (view.fill(key, &args), venue(view, hall))
        }
    };
    let of = conflict.of.as_ref().map(|session| Spoken::of(session.title(view.locale()), view.locale()));
    Line { of, text, grade: grade(conflict.grade()), other }
}

/// What another event takes.
fn elsewhere<R: Right>(
    view: &View,
    who: &Officer<R>,
    by: &event::Model,
    (from, until): (DateTime<Utc>, DateTime<Utc>),
    (what, keys): ((&'static str, Value), Keys),
) -> (String, Option<Link>) {
    let [published, drafted] = keys[usize::from(!who.reaches(by.district))];
    let key = if by.status == Status::Published { published } else { drafted };
    let text = view.fill(key, &[what, ("when", span(view, from, until))]);
    if !who.reaches(by.district) {
        let args = [("text", text.clone().into()), ("contact", by.contact.clone().into())];
        return (if by.contact.is_empty() { text } else { view.fill("events-conflict-contact", &args) }, None);
    }
    let title = Spoken::of(by.title(view.locale()), view.locale());
    (text, Some((format!("/admin/events/{}", by.slug), title)))
}

/// Within the officer's reach and beyond it: by a published event, and by another.
type Keys = [[&'static str; 2]; 2];

const TAKEN: Keys = [
    ["events-conflict-taken", "events-conflict-drafted"],
    ["events-conflict-taken-elsewhere", "events-conflict-drafted-elsewhere"],
];
const SPEAKS: Keys = [
    ["events-conflict-speaks", "events-conflict-speaks-drafted"],
    ["events-conflict-speaks-elsewhere", "events-conflict-speaks-drafted-elsewhere"],
];

const DUTY: Keys = [
    ["events-conflict-duty", "events-conflict-duty-drafted"],
    ["events-conflict-duty-elsewhere", "events-conflict-duty-drafted-elsewhere"],
];

fn venue(view: &View, hall: &Hall) -> Option<Link> {
    Some((format!("/admin/venues/{}", hall.venue.slug), card::name(view.words, &hall.venue)))
}

fn called(view: &View, speaker: &speaker::Model) -> Value {
    speaker.name(view.locale()).text.to_owned().into()
}

fn on_duty(officer: &account::Model) -> Value {
    accounts::called(officer).unwrap_or_default().to_owned().into()
}

fn title(view: &View, session: &session::Model) -> Value {
    session.title(view.locale()).text.to_owned().into()
}

fn room(view: &View, hall: &Hall) -> Value {
    card::room(view.words, &hall.room).text.into()
}

fn span(view: &View, from: DateTime<Utc>, until: DateTime<Utc>) -> Value {
    view.words.span(local(from, ZONE), local(until, ZONE)).into()
}

fn grade(grade: Grade) -> (&'static str, &'static str) {
    match grade {
        Grade::Hard => ("events-conflict-hard", "bad"),
        Grade::Reason => ("events-conflict-reason", "warn"),
        Grade::Note => ("events-conflict-note", "info"),
    }
}
