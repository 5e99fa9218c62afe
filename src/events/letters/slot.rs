//! When and where a session is, as letters say it; of one that moved, what it was too.
use crate::words::{Words, when::local};
use chrono::{DateTime, Utc};
use entity::{Locale, agenda_notice::Slot, said};
use serde::{Deserialize, Serialize};

/// In the reader's language, where there is one.
#[derive(Debug, Serialize, Deserialize)]
pub struct At {
    starts_at: DateTime<Utc>,
    ends_at: DateTime<Utc>,
    place: String,
}

impl At {
    pub fn of(slot: &Slot, locale: Locale) -> Self {
        Self { starts_at: slot.starts_at, ends_at: slot.ends_at, place: in_words(&slot.place, locale) }
    }

    pub fn said(&self, words: Words, zone: &str) -> String {
        let when = words.span(local(self.starts_at, zone), local(self.ends_at, zone));
        words.fill("events-letter-slot", &[("when", when.into()), ("place", self.place.clone().into())])
    }

    pub fn moved(&self, was: &Self, words: Words, zone: &str) -> String {
        let [was, is] = [was, self].map(|at| at.said(words, zone).into());
        words.fill("events-letter-slot-moved", &[("was", was), ("is", is)])
    }
}

/// `[Chinese, English]`, of which English may be empty.
pub fn in_words([zh, en]: &[String; 2], locale: Locale) -> String {
    said(zh, en, locale).text.to_owned()
}
