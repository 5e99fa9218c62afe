//! What an officer writes to many: plain text, in which nothing is made a link.
use super::new;
use crate::{
    mail::{
        address::AddressKey,
        outbox::{NewLetter, Pacing},
    },
    registrations::form::NewMessage,
    words::Words,
};
use chrono::{DateTime, Duration, Utc};
use entity::{Locale, event, registration, said};
use serde::{Deserialize, Serialize};
use serde_json::json;

/// As it stands in one reader's letter.
#[derive(Debug, Serialize, Deserialize)]
pub struct Written {
    text: String,
    /// In another language than the letter's.
    is_foreign: bool,
}

pub fn message(
    key: &AddressKey,
    event: &event::Model,
    row: &registration::Model,
    message: &NewMessage,
    now: DateTime<Utc>,
) -> NewLetter {
    let useful_until = event.ends_at.max(now + Duration::days(3));
    let mut letter = new(key, "registrations-message", event, row, Pacing::Free, useful_until);
    letter.facts["message"] = json!(Written::of(message, row.locale));
    letter
}

impl Written {
    pub fn of(message: &NewMessage, reader: Locale) -> Self {
        let said = said(&message.chinese, message.english.as_deref().unwrap_or_default(), reader);
        Self { text: said.text.to_owned(), is_foreign: said.locale != reader }
    }

    /// Says that what follows is Chinese, to whoever does not read it.
    pub fn note(&self, words: Words) -> Option<String> {
        self.is_foreign.then(|| words.t("registrations-letter-in-chinese"))
    }

    /// Each line that was typed is a paragraph.
    pub fn lines(&self) -> impl Iterator<Item = String> {
        self.text.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned)
    }

    pub fn paragraphs(&self, words: Words) -> Vec<String> {
        self.note(words).into_iter().chain(self.lines()).collect()
    }
}
