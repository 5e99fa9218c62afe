//! What a guardian says: yes, or no with words.
use crate::{
    placements::consent::Consent,
    web::form::{FieldErrors, Fields, lines, wrong},
};

const LONGEST: usize = 500;

/// As typed.
#[derive(Clone, Debug, Default)]
pub struct ConsentForm {
    pub answer: String,
    pub words: String,
}

impl From<&Fields> for ConsentForm {
    fn from(fields: &Fields) -> Self {
        Self { answer: fields.get("answer").to_owned(), words: fields.get("words").to_owned() }
    }
}

impl ConsentForm {
    pub fn parse(&self) -> Result<Consent, FieldErrors> {
        let mut errors = FieldErrors::default();
        let said = match self.answer.as_str() {
            "yes" => Some(Consent::Yes),
            "no" => {
                let words = lines(&self.words, LONGEST).and_then(|words| words.ok_or(wrong("words_missing")));
                errors.keep("words", words).map(Consent::No)
            }
            _ => errors.keep("answer", Err(wrong("part_unanswered"))),
        };
        said.ok_or(errors)
    }
}
