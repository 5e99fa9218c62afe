//! Why something ends or is cancelled: a kind, and words where it is another.
use crate::{
    placements::Why,
    web::form::{FieldErrors, Fields, lines, named, wrong},
};
use entity::placement::Reason;

const LONGEST: usize = 500;

/// As typed.
#[derive(Clone, Debug, Default)]
pub struct WhyForm {
    pub code: String,
    pub words: String,
}

impl From<&Fields> for WhyForm {
    fn from(fields: &Fields) -> Self {
        Self { code: fields.get("code").to_owned(), words: fields.get("words").to_owned() }
    }
}

impl WhyForm {
    /// `may_be` says which kinds are offered.
    pub fn parse(&self, may_be: fn(Reason) -> bool) -> Result<Why, FieldErrors> {
        let mut errors = FieldErrors::default();
        let code = named(&self.code).ok().filter(|code| may_be(*code)).ok_or(wrong("reason_choice"));
        let code = errors.keep("code", code);
        let words = errors.keep("words", lines(&self.words, LONGEST)).flatten();
        if code == Some(Reason::Other) && words.is_none() && errors.is_empty() {
            errors.add("words", wrong("reason_missing"));
        }
        match code {
            Some(code) if errors.is_empty() => Ok(Why { code, words }),
            _ => Err(errors),
        }
    }
}
