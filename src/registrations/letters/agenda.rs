//! What changed in an agenda, session by session: as it was, and as it is.
use super::{Facts, new};
use crate::{
    events::{
        AgendaTurn,
        letters::{At, in_words},
    },
    mail::{
        address::AddressKey,
        outbox::{NewLetter, Pacing},
    },
    words::Words,
};
use entity::{Locale, agenda_notice::Slot, event, registration};
use serde::{Deserialize, Serialize};
use serde_json::json;

pub const KIND: &str = "registrations-agenda-changed";

/// So many are told one by one; an agenda from a file may bring more.
const MOST: usize = 20;

/// In the reader's language, where there is one.
#[derive(Debug, Serialize, Deserialize)]
pub struct Turn {
    title: String,
    /// `None`: it is new.
    was: Option<At>,
    /// `None`: it is no more.
    is: Option<At>,
}

/// The calendar's entry is the event's, so it stays as it is.
pub fn agenda_changed(
    key: &AddressKey,
    event: &event::Model,
    row: &registration::Model,
    turns: &[&AgendaTurn],
) -> NewLetter {
    let useful_until = turns.iter().filter_map(|turn| turn.ends_at()).fold(event.ends_at, Ord::max);
    let mut letter = new(key, KIND, event, row, Pacing::Free, useful_until);
    letter.facts["agenda"] = json!(turns.iter().map(|turn| told(&turn.slots, row.locale)).collect::<Vec<_>>());
    letter
}

fn told([was, is]: &[Option<Slot>; 2], locale: Locale) -> Turn {
    let at = |slot: &Slot| At::of(slot, locale);
    let title = is.as_ref().or(was.as_ref()).map(|slot| in_words(&slot.title, locale)).unwrap_or_default();
    Turn { title, was: was.as_ref().map(at), is: is.as_ref().map(at) }
}

/// A row of the letter's table for each.
pub(super) fn rows(facts: &Facts, words: Words) -> Vec<(String, String)> {
    let turns = facts.agenda.as_deref().unwrap_or_default();
    let mut rows: Vec<_> = turns.iter().take(MOST).map(|turn| row(words, turn, &facts.zone)).collect();
    let more = turns.len().saturating_sub(MOST);
    if more > 0 {
        rows.push((
            words.t("registrations-letter-agenda-more"),
            words.count("registrations-letter-agenda-number", more as i64),
        ));
    }
    rows
}

fn row(words: Words, turn: &Turn, zone: &str) -> (String, String) {
    let said = match (&turn.was, &turn.is) {
        (Some(was), Some(is)) => is.moved(was, words, zone),
        (Some(was), None) => words.with("registrations-letter-agenda-removed", "was", &was.said(words, zone)),
        (None, Some(is)) => words.with("registrations-letter-agenda-added", "is", &is.said(words, zone)),
        (None, None) => String::new(),
    };
    (turn.title.clone(), said)
}
