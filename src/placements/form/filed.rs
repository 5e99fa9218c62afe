//! What is typed before something is done with a filed placement: a last day, why as a kind, and words.
use super::WhyForm;
use crate::{
    placements::{Why, reason},
    web::form::{FieldErrors, Fields, Wrong, given_day, lines, named, reason as bureaus_words, wrong},
};
use chrono::NaiveDate;
use entity::{placement::Reason, placement_wish::Refusal};

const LONGEST: usize = 500;

/// As typed; each act asks for some of it.
#[derive(Clone, Debug, Default)]
pub struct FiledForm {
    pub last: String,
    pub code: String,
    pub words: String,
}

impl From<&Fields> for FiledForm {
    fn from(fields: &Fields) -> Self {
        let get = |name: &str| fields.get(name).to_owned();
        Self { last: get("last"), code: get("code"), words: get("words") }
    }
}

impl FiledForm {
    pub fn parse_end(&self) -> Result<(NaiveDate, Why), FieldErrors> {
        let why = WhyForm { code: self.code.clone(), words: self.words.clone() }.parse(reason::is_chosen);
        match (self.parse_last(), why) {
            (Ok(last), Ok(why)) => Ok((last, why)),
            (last, why) => Err(last.err().unwrap_or_default().and(why.err().unwrap_or_default())),
        }
    }

    pub fn parse_pause(&self) -> Result<(NaiveDate, Reason), FieldErrors> {
        let mut errors = FieldErrors::default();
        let last = errors.keep("last", given_day(&self.last));
        let code = named(&self.code).ok().filter(|code| reason::is_of_a_pause(*code));
        let code = errors.keep("code", code.ok_or(wrong("reason_choice")));
        last.zip(code).ok_or(errors)
    }

    /// That there is to be no pause.
    pub fn parse_refusal(&self) -> Result<(Refusal, String), FieldErrors> {
        let mut errors = FieldErrors::default();
        let code = errors.keep("code", named(&self.code).map_err(|_| wrong("reason_choice")));
        match (code, self.parse_words(wrong("statement_missing"))) {
            (Some(code), Ok(words)) => Ok((code, words)),
            (_, words) => Err(errors.and(words.err().unwrap_or_default())),
        }
    }

    /// A pause that somebody asks for.
    pub fn parse_wish(&self) -> Result<(NaiveDate, String), FieldErrors> {
        match (self.parse_last(), self.parse_words(wrong("reason_missing"))) {
            (Ok(last), Ok(words)) => Ok((last, words)),
            (last, words) => Err(last.err().unwrap_or_default().and(words.err().unwrap_or_default())),
        }
    }

    pub fn parse_last(&self) -> Result<NaiveDate, FieldErrors> {
        let mut errors = FieldErrors::default();
        errors.keep("last", given_day(&self.last)).ok_or(errors)
    }

    /// `missing` is what is wrong with none.
    pub fn parse_words(&self, missing: Wrong) -> Result<String, FieldErrors> {
        let mut errors = FieldErrors::default();
        errors.keep("words", lines(&self.words, LONGEST).and_then(|words| words.ok_or(missing))).ok_or(errors)
    }
}

/// A last day and why, as the bureau gives them: a kind that `is_chosen`, and words that both sides read.
pub fn day_and_why(fields: &Fields, is_chosen: fn(Reason) -> bool) -> Result<(NaiveDate, Why), FieldErrors> {
    let mut errors = FieldErrors::default();
    let last = errors.keep("last", given_day(fields.get("last")));
    let chosen = named(fields.get("code")).ok().filter(|code| is_chosen(*code));
    let code = errors.keep("code", chosen.ok_or(wrong("answer_not_chosen")));
    let words = errors.keep("reason", bureaus_words(fields.get("reason")));
    match (last, code, words) {
        (Some(last), Some(code), Some(words)) => Ok((last, Why { code, words: Some(words) })),
        _ => Err(errors),
    }
}

/// The same of what has its reason already: words alone.
pub fn day_and_words(fields: &Fields) -> Result<(NaiveDate, String), FieldErrors> {
    let mut errors = FieldErrors::default();
    let last = errors.keep("last", given_day(fields.get("last")));
    let words = errors.keep("reason", bureaus_words(fields.get("reason")));
    last.zip(words).ok_or(errors)
}
