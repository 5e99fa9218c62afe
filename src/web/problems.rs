//! What is wrong with a form, in words: the summary on top, and the same at each field.
use super::{form::FieldErrors, view::View};

/// One line of the summary: the error, and the field it leads to.
pub struct Problem {
    pub field: String,
    pub message: String,
}

#[derive(Default)]
pub struct Problems(Vec<Problem>);

impl Problems {
    pub fn of(view: &View, errors: &FieldErrors) -> Self {
        Self(
            errors
                .iter()
                .map(|error| Problem { field: error.field.clone(), message: error.message(view.words) })
                .collect(),
        )
    }

    /// Pairs of a field and what is wrong there, already in words.
    pub fn these(pairs: impl IntoIterator<Item = (String, String)>) -> Self {
        Self(pairs.into_iter().map(|(field, message)| Problem { field, message }).collect())
    }

    /// One, already in words.
    pub fn one(field: &str, message: String) -> Self {
        Self(vec![Problem { field: field.to_owned(), message }])
    }

    /// With each message that `say` has another word for.
    pub fn saying(self, say: impl Fn(&Problem) -> Option<String>) -> Self {
        Self(
            self.0
                .into_iter()
                .map(|problem| Problem { message: say(&problem).unwrap_or(problem.message), field: problem.field })
                .collect(),
        )
    }

    pub fn all(&self) -> &[Problem] {
        &self.0
    }

    pub fn at(&self, field: &str) -> Option<&str> {
        self.0.iter().find(|problem| problem.field == field).map(|problem| problem.message.as_str())
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub fn count(&self) -> i64 {
        self.0.len() as i64
    }
}
