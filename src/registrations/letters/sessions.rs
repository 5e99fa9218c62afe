//! What letters say of chosen sessions, and the letters about them alone.
use super::new;
use crate::{
    mail::{
        address::AddressKey,
        outbox::{NewLetter, Pacing},
    },
    registrations::sessions::Chosen,
    words::Words,
};
use chrono::{DateTime, Utc};
use entity::{Locale, event, letter, registration, session, session_place::State};
use sea_orm::ActiveEnum;
use serde::{Deserialize, Serialize};
use serde_json::json;

/// As it was when the act happened.
#[derive(Debug, Serialize, Deserialize)]
pub struct Fact {
    title: String,
    starts_at: DateTime<Utc>,
    ends_at: DateTime<Utc>,
    state: String,
    rank: Option<i64>,
}

impl Fact {
    fn of(chosen: &Chosen, locale: Locale) -> Self {
        Self {
            title: chosen.session.title(locale).text.to_owned(),
            starts_at: chosen.session.starts_at,
            ends_at: chosen.session.ends_at,
            state: chosen.state.to_value(),
            rank: chosen.rank,
        }
    }

    /// A row of the letter's table.
    pub fn row(&self, words: Words, zone: &str) -> (String, String) {
        let key = match State::try_from_value(&self.state) {
            Ok(State::Waiting) => "registrations-letter-session-waiting",
            Ok(State::Wished) => "registrations-letter-session-wished",
            _ => "registrations-letter-session-held",
        };
        let args = [
            ("title", self.title.clone().into()),
            ("when", super::render::when(words, self.starts_at, self.ends_at, zone).into()),
            ("rank", self.rank.unwrap_or_default().into()),
        ];
        (words.t("registrations-letter-session"), words.fill(key, &args))
    }
}

impl NewLetter {
    /// With the sessions that its reader chose, if any.
    pub fn with_sessions(mut self, chosen: &[Chosen]) -> Self {
        if !chosen.is_empty() {
            let facts: Vec<Fact> = chosen.iter().map(|chosen| Fact::of(chosen, self.locale)).collect();
            self.facts["sessions"] = json!(facts);
        }
        self
    }
}

const CHANGED: &str = "registrations-sessions-changed";

/// Chosen anew by their reader.
pub fn sessions_changed(key: &AddressKey, event: &event::Model, row: &registration::Model) -> NewLetter {
    new(key, CHANGED, event, row, Pacing::Paced, event.ends_at)
}

/// From its line to a place.
pub fn session_promoted(
    key: &AddressKey,
    event: &event::Model,
    row: &registration::Model,
    session: &session::Model,
) -> NewLetter {
    about(new(key, "registrations-session-promoted", event, row, Pacing::Free, session.ends_at), session)
}

/// Its places were taken back; an officer says why.
pub fn session_ended(
    key: &AddressKey,
    event: &event::Model,
    row: &registration::Model,
    session: &session::Model,
) -> NewLetter {
    about(new(key, "registrations-session-ended", event, row, Pacing::Free, event.ends_at), session)
}

/// Two of those that their reader chose are at the same time now.
pub fn sessions_meet(
    key: &AddressKey,
    event: &event::Model,
    row: &registration::Model,
    [one, other]: [&session::Model; 2],
) -> NewLetter {
    let useful_until = one.starts_at.min(other.starts_at);
    let mut letter = about(new(key, "registrations-sessions-meet", event, row, Pacing::Free, useful_until), one);
    letter.facts["other_session"] = json!(other.title(letter.locale).text);
    letter
}

fn about(mut letter: NewLetter, session: &session::Model) -> NewLetter {
    letter.facts["session"] = json!(session.title(letter.locale).text);
    letter
}

/// Whether what a letter told of sessions is still so; that nothing is chosen, one tells that is about the choice alone.
pub fn are_so(sent: &letter::Model, chosen: &[Chosen]) -> bool {
    let told: Vec<Fact> = serde_json::from_value(sent.facts["sessions"].clone()).unwrap_or_default();
    let is: Vec<Fact> = chosen.iter().map(|chosen| Fact::of(chosen, sent.locale)).collect();
    let tells = sent.kind == CHANGED || !told.is_empty();
    !tells || json!(told) == json!(is)
}
