//! What an apprentice answers to the parts that are still to be answered: yes, or no with words.
use crate::{
    placements::answer::PartAnswer,
    web::form::{FieldErrors, Fields, lines, wrong},
};
use entity::placement_part::Part;
use sea_orm::ActiveEnum;

const LONGEST: usize = 500;

/// As typed.
#[derive(Clone, Debug, Default)]
pub struct AnswersForm(Fields);

impl From<Fields> for AnswersForm {
    fn from(fields: Fields) -> Self {
        Self(fields)
    }
}

impl AnswersForm {
    pub fn revision(&self) -> i32 {
        self.0.get("revision").parse().unwrap_or_default()
    }

    pub fn says(&self, part: Part, answer: &str) -> bool {
        self.0.get(&part.to_value()) == answer
    }

    pub fn words(&self, part: Part) -> &str {
        self.0.get(&words_field(part))
    }

    /// Each of the parts is answered.
    pub fn parse(&self, open: &[Part]) -> Result<Vec<PartAnswer>, FieldErrors> {
        let mut errors = FieldErrors::default();
        let answers = open.iter().filter_map(|part| self.answer(*part, &mut errors)).collect();
        if errors.is_empty() { Ok(answers) } else { Err(errors) }
    }

    fn answer(&self, part: Part, errors: &mut FieldErrors) -> Option<PartAnswer> {
        if self.says(part, "yes") {
            return Some(PartAnswer { part, wrong: None });
        }
        if !self.says(part, "no") {
            errors.add(&part.to_value(), wrong("part_unanswered"));
            return None;
        }
        let words = lines(self.words(part), LONGEST).and_then(|words| words.ok_or(wrong("words_missing")));
        let words = errors.keep(&words_field(part), words)?;
        Some(PartAnswer { part, wrong: Some(words) })
    }
}

pub fn words_field(part: Part) -> String {
    format!("{}_words", part.to_value())
}
