//! A conflict in an officer's words. Of another district's event they read room, time and whom to ask, no more.
mod line;

pub use line::{lines, whom_to_ask};

use crate::{
    events::{
        conflicts::{Conflict, Grade, worst},
        sessions::may_change,
    },
    roles::{Officer, Right},
    web::{
        form::{FieldErrors, reason},
        problems::Problems,
        view::View,
    },
    words::spoken::Spoken,
};
use axum::http::StatusCode;
use entity::event;
use uuid::Uuid;

/// What meets what, how grave it is, and where the other is looked at.
#[derive(Clone, Debug)]
pub struct Line {
    /// The session that meets it, and of the same agenda the other.
    pub of: Option<Side>,
    pub with: Option<Side>,
    pub text: String,
    /// On which its times are, where its event's are others.
    pub clocks: Option<String>,
    /// Text key and class of the tint.
    pub grade: (&'static str, &'static str),
    pub other: Option<Link>,
}

/// The gravest of what is met, for a list ends somewhere.
#[derive(Clone, Debug, Default)]
pub struct Lines {
    pub first: Vec<Line>,
    /// How many more there are, in words.
    pub more: Option<String>,
}

/// One session of the agenda.
#[derive(Clone, Debug)]
pub struct Side {
    session: Uuid,
    pub name: Spoken,
    /// `None`: there is nothing to be changed there, or it is looked at already.
    pub href: Option<String>,
}

/// Address and name.
type Link = (String, Spoken);

impl Lines {
    pub fn is_empty(&self) -> bool {
        self.first.is_empty()
    }

    fn sides(&mut self) -> impl Iterator<Item = &mut Side> {
        self.first.iter_mut().flat_map(|line| [&mut line.of, &mut line.with]).flatten()
    }
}

/// What an act meets, and why the officer goes on all the same.
#[derive(Debug)]
pub struct Met {
    pub lines: Lines,
    worst: Option<Grade>,
    /// As typed.
    pub despite: String,
}

impl Met {
    /// Nothing yet.
    pub fn none() -> Self {
        Self { lines: Lines::default(), worst: None, despite: String::new() }
    }

    /// Nothing yet, though a reason was typed already: it stays on the page.
    pub fn explained(despite: &str) -> Self {
        let worst = (!despite.is_empty()).then_some(Grade::Reason);
        Self { worst, despite: despite.to_owned(), ..Self::none() }
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
        Self::at(view, who, event, found, if typed.is_empty() { before } else { typed })
    }

    /// On a page of its event, with links to the sessions.
    pub fn at<R: Right>(
        view: &View,
        who: &Officer<R>,
        event: &event::Model,
        found: &[Conflict],
        despite: &str,
    ) -> Self {
        let lines = linked(lines(view, who, event, found), event);
        Self { lines, worst: worst(found), despite: despite.to_owned() }
    }

    /// Leads to those sessions alone.
    pub fn only(mut self, sessions: &[Uuid]) -> Self {
        self.lines.sides().filter(|side| !sessions.contains(&side.session)).for_each(|side| side.href = None);
        self
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

/// With links to the sessions, for whoever may change them while they can be changed.
pub fn linked(mut lines: Lines, event: &event::Model) -> Lines {
    if may_change(event).is_ok() {
        for side in lines.sides() {
            side.href = Some(format!("/admin/events/{}/sessions/{}", event.slug, side.session));
        }
    }
    lines
}
