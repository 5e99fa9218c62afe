//! A conflict in an officer's words. Of another district's event they read room, time and whom to ask, no more.
use crate::{
    events::conflicts::{Conflict, Grade, worst},
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
    event::{self, Status},
    room_block::Kind,
};

/// What meets what, how grave it is, and where the other is looked at.
#[derive(Clone, Debug)]
pub struct Line {
    pub text: String,
    /// Text key and class of the tint.
    pub grade: (&'static str, &'static str),
    /// Address and name.
    pub other: Option<(String, Spoken)>,
}

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
    let venue = |hall: &Hall| Some((format!("/admin/venues/{}", hall.venue.slug), card::name(view.words, &hall.venue)));
    let (text, other) = match conflict {
        Conflict::RoomTaken { hall, by, at } => taken(view, who, hall, by, (at.from_at, at.until_at)),
        Conflict::RoomBlocked { hall, block } => {
            let key = match block.kind {
                Kind::Closed => "events-conflict-blocked",
                Kind::Booked => "events-conflict-booked",
            };
            let when = span(view, block.starts_at, block.ends_at);
            (view.fill(key, &[("room", room(view, hall)), ("when", when)]), venue(hall))
        }
        Conflict::VenueClosed { hall, from, until } => {
            let args =
                [("venue", card::name(view.words, &hall.venue).text.into()), ("when", span(view, *from, *until))];
            (view.fill("events-conflict-closed", &args), venue(hall))
        }
        Conflict::Retired { hall } => {
            (view.fill("events-conflict-retired", &[("room", room(view, hall))]), venue(hall))
        }
        Conflict::RoomSmall { hall, places } => {
            let number = |number: i32| thousands(number.into()).into();
            let args = [("room", room(view, hall)), ("holds", number(hall.room.capacity)), ("places", number(*places))];
            (view.fill("events-conflict-small", &args), venue(hall))
        }
    };
    Line { text, grade: grade(conflict.grade()), other }
}

fn taken<R: Right>(
    view: &View,
    who: &Officer<R>,
    hall: &Hall,
    by: &event::Model,
    (from, until): (DateTime<Utc>, DateTime<Utc>),
) -> (String, Option<(String, Spoken)>) {
    let key = match (by.status == Status::Published, who.reaches(by.district)) {
        (true, true) => "events-conflict-taken",
        (false, true) => "events-conflict-drafted",
        (true, false) => "events-conflict-taken-elsewhere",
        (false, false) => "events-conflict-drafted-elsewhere",
    };
    let text = view.fill(key, &[("room", room(view, hall)), ("when", span(view, from, until))]);
    if !who.reaches(by.district) {
        let args = [("text", text.clone().into()), ("contact", by.contact.clone().into())];
        return (if by.contact.is_empty() { text } else { view.fill("events-conflict-contact", &args) }, None);
    }
    let title = Spoken::of(by.title(view.locale()), view.locale());
    (text, Some((format!("/admin/events/{}", by.slug), title)))
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
