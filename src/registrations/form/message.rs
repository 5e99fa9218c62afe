//! A message to everybody in chosen states, as an officer types it.
use super::Key;
use crate::web::form::{FieldErrors, Fields, Wrong, lines, wrong};
use entity::registration::Status::{self, Confirmed, Pending, Waiting};
use sea_orm::ActiveEnum;

const LONGEST: usize = 2000;

/// The states of those who are written to: whoever is out has nothing to be told.
pub const STATES: [Status; 3] = [Confirmed, Pending, Waiting];

/// A message that may be sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewMessage {
    pub states: Vec<Status>,
    pub chinese: String,
    /// Where there is none the Chinese stands.
    pub english: Option<String>,
    /// Of the form: sent twice is sent once.
    pub key: String,
}

/// As typed.
#[derive(Clone, Debug, Default)]
pub struct MessageForm {
    pub states: Vec<Status>,
    pub chinese: String,
    pub english: String,
    pub key: String,
}

impl From<Fields> for MessageForm {
    fn from(fields: Fields) -> Self {
        let ticked = fields.all("states");
        Self {
            states: STATES.into_iter().filter(|state| ticked.contains(&state.to_value())).collect(),
            chinese: fields.get("chinese").to_owned(),
            english: fields.get("english").to_owned(),
            key: fields.get("key").to_owned(),
        }
    }
}

impl MessageForm {
    pub fn parse(&self) -> Result<NewMessage, FieldErrors> {
        let mut errors = FieldErrors::default();
        let states = errors.keep("states", self.chosen());
        let chinese = errors.keep("chinese", text(&self.chinese));
        let english = errors.keep("english", lines(&self.english, LONGEST));
        let key = errors.keep("key", Key::check(&self.key).map_err(|_| wrong("form_stale")));
        match (states, chinese, english, key) {
            (Some(states), Some(chinese), Some(english), Some(key)) => Ok(NewMessage { states, chinese, english, key }),
            _ => Err(errors),
        }
    }

    fn chosen(&self) -> Result<Vec<Status>, Wrong> {
        if self.states.is_empty() { Err(wrong("states_missing")) } else { Ok(self.states.clone()) }
    }
}

fn text(typed: &str) -> Result<String, Wrong> {
    lines(typed, LONGEST)?.ok_or(wrong("message_missing"))
}
