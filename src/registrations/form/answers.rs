//! Answers to an event's questions, from a form or from JSON, each with its own error.
use crate::web::form::{FieldErrors, Fields, Wrong, line, lines, wrong};
use entity::{
    Answer, Answers,
    question::{self, Kind},
};
use std::collections::BTreeMap;

const LONGEST_SHORT: usize = 200;
const LONGEST_LONG: usize = 2000;

/// One answer as it came: from a form, or from JSON.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Raw {
    Absent,
    Text(String),
    Yes(bool),
    Several(Vec<String>),
    /// A shape that no question takes.
    Other,
}

/// Answers typed into a page: each question's field is `answers.<key>`.
#[derive(Clone, Debug, Default)]
pub struct AnswersForm(pub Fields);

impl AnswersForm {
    pub fn raw(&self, question: &question::Model) -> Raw {
        let field = field(&question.key);
        match question.kind {
            Kind::Several => Raw::Several(self.0.all(&field)),
            Kind::YesNo => match self.0.get(&field) {
                "yes" => Raw::Yes(true),
                "no" => Raw::Yes(false),
                "" => Raw::Absent,
                _ => Raw::Other,
            },
            _ => Raw::Text(self.0.get(&field).to_owned()),
        }
    }
}

/// Name of a question's field, in forms and among errors.
pub fn field(key: &str) -> String {
    format!("answers.{key}")
}

/// Every question's answer, or all that is wrong with them.
pub fn answers(
    questions: &[question::Model],
    raw: impl Fn(&question::Model) -> Raw,
    errors: &mut FieldErrors,
) -> Option<Answers> {
    let mut answers = BTreeMap::new();
    let before = errors.len();
    for question in questions {
        if let Some(Some(answer)) = errors.keep(&field(&question.key), one_answer(question, raw(question))) {
            answers.insert(question.key.clone(), answer);
        }
    }
    (errors.len() == before).then_some(Answers(answers))
}

fn one_answer(question: &question::Model, raw: Raw) -> Result<Option<Answer>, Wrong> {
    let answer = match (question.kind, raw) {
        (_, Raw::Absent) => None,
        (Kind::Short, Raw::Text(text)) => line(&text, LONGEST_SHORT)?.map(Answer::Text),
        (Kind::Long, Raw::Text(text)) => lines(&text, LONGEST_LONG)?.map(Answer::Text),
        (Kind::One, Raw::Text(key)) if key.is_empty() => None,
        (Kind::One, Raw::Text(key)) => Some(Answer::Text(chosen(question, key)?)),
        (Kind::Several, Raw::Several(keys)) => several(question, keys)?,
        (Kind::YesNo, Raw::Yes(yes)) => Some(Answer::Yes(yes)),
        _ => return Err(wrong("answer_type")),
    };
    match (answer, question.required) {
        (None, true) => Err(wrong(if matches!(question.kind, Kind::Short | Kind::Long) {
            "answer_missing"
        } else {
            "answer_not_chosen"
        })),
        (answer, _) => Ok(answer),
    }
}

/// In the order of the choices, each once.
fn several(question: &question::Model, keys: Vec<String>) -> Result<Option<Answer>, Wrong> {
    let keys: Vec<String> =
        keys.into_iter().filter(|key| !key.is_empty()).map(|key| chosen(question, key)).collect::<Result<_, _>>()?;
    let ordered: Vec<String> =
        question.options.0.iter().map(|choice| choice.key.clone()).filter(|key| keys.contains(key)).collect();
    Ok((!ordered.is_empty()).then_some(Answer::Several(ordered)))
}

fn chosen(question: &question::Model, key: String) -> Result<String, Wrong> {
    question.choice(&key).map(|choice| choice.key.clone()).ok_or(wrong("answer_choice"))
}
