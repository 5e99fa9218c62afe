//! Why an apprentice cancels, as a kind and in words.
use crate::{
    placements::{cancel::Why, reason},
    web::form::{FieldErrors, Fields, lines, named, wrong},
};
use entity::placement::Reason;

const LONGEST: usize = 500;

/// As typed.
#[derive(Clone, Debug, Default)]
pub struct DecliningForm {
    pub reason: String,
    pub words: String,
}

impl From<&Fields> for DecliningForm {
    fn from(fields: &Fields) -> Self {
        Self { reason: fields.get("reason").to_owned(), words: fields.get("words").to_owned() }
    }
}

impl DecliningForm {
    pub fn parse(&self) -> Result<Why, FieldErrors> {
        let mut errors = FieldErrors::default();
        let code =
            named(&self.reason).and_then(|code| if may_say(code) { Ok(code) } else { Err(wrong("answer_not_chosen")) });
        let code = errors.keep("reason", code);
        let words = errors.keep("words", lines(&self.words, LONGEST)).flatten();
        code.filter(|_| errors.is_empty()).map(|code| Why { code, words }).ok_or(errors)
    }
}

/// Also that it was meant for somebody else.
pub fn may_say(code: Reason) -> bool {
    code == Reason::NotMe || reason::is_chosen(code)
}
