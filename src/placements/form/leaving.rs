//! What somebody chooses whose days meet another placement's, and what the enterprise answers that they wish to leave.
use crate::{
    placements::overlaps::Reply,
    web::form::{FieldErrors, Fields, given_day, lines, named, wrong},
};
use chrono::NaiveDate;
use entity::placement_overlap::Refusal;
use uuid::Uuid;

const LONGEST: usize = 500;

/// As typed.
#[derive(Clone, Debug, Default)]
pub struct OverlapForm {
    pub choice: String,
    pub last: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Choosing {
    /// The other placement, and its last day.
    Leave(Uuid, NaiveDate),
    Redate,
}

impl From<&Fields> for OverlapForm {
    fn from(fields: &Fields) -> Self {
        Self { choice: fields.get("choice").to_owned(), last: fields.get("last").to_owned() }
    }
}

impl OverlapForm {
    pub fn parse(&self) -> Result<Choosing, FieldErrors> {
        let mut errors = FieldErrors::default();
        if self.choice == "dates" {
            return Ok(Choosing::Redate);
        }
        let other = errors.keep("choice", self.choice.parse().map_err(|_| wrong("answer_not_chosen")));
        // Without a choice nobody knows whether a day is needed.
        let last = other.and_then(|_| errors.keep("last", given_day(&self.last)));
        other.zip(last).map(|(other, last)| Choosing::Leave(other, last)).ok_or(errors)
    }
}

/// As typed.
#[derive(Clone, Debug, Default)]
pub struct LeaveForm {
    pub answer: String,
    pub code: String,
    pub words: String,
}

impl From<&Fields> for LeaveForm {
    fn from(fields: &Fields) -> Self {
        let get = |name: &str| fields.get(name).to_owned();
        Self { answer: get("answer"), code: get("code"), words: get("words") }
    }
}

impl LeaveForm {
    pub fn parse(&self) -> Result<Reply, FieldErrors> {
        let mut errors = FieldErrors::default();
        match self.answer.as_str() {
            "yes" => return Ok(Reply::Yes),
            "no" => {}
            _ => errors.add("answer", wrong("part_unanswered")),
        }
        if !errors.is_empty() {
            return Err(errors);
        }
        let code = errors.keep("code", named(&self.code).map_err(|_| wrong("reason_choice")));
        let words = errors.keep("words", lines(&self.words, LONGEST)).flatten();
        if code == Some(Refusal::Other) && words.is_none() && errors.is_empty() {
            errors.add("words", wrong("reason_missing"));
        }
        match code {
            Some(code) if errors.is_empty() => Ok(Reply::No(code, words)),
            _ => Err(errors),
        }
    }
}
