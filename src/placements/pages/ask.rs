//! What a page asks before something is done with a filed placement: what it means, and the fields.
use crate::{
    placements::{Stage, faults::sentence, form::FiledForm, reason},
    web::{choice::Choice, problems::Problems, view::View},
    words::spoken::Spoken,
};
use chrono::NaiveDate;
use entity::placement::{self, Fault, Reason};
use sea_orm::Iterable;

pub struct Ask {
    /// Text key: what is done.
    pub act: &'static str,
    /// With whom, or at whose enterprise.
    pub whom: Spoken,
    /// A sentence each.
    pub means: Vec<String>,
    /// What keeps it from being done now.
    pub refused: Vec<String>,
    /// Text key of the label, and what was typed.
    pub day: Option<(&'static str, String)>,
    pub codes: Vec<Choice>,
    pub words: Option<Lines>,
    pub back: String,
    pub is_bad: bool,
    pub problems: Problems,
}

/// Label and hint are text keys.
pub struct Lines {
    pub label: &'static str,
    pub hint: &'static str,
    pub value: String,
    pub is_optional: bool,
}

impl Ask {
    pub fn new(act: &'static str, whom: Spoken, back: String) -> Self {
        Self {
            act,
            whom,
            means: vec![],
            refused: vec![],
            day: None,
            codes: vec![],
            words: None,
            back,
            is_bad: false,
            problems: Problems::default(),
        }
    }

    pub fn meaning(self, sentence: String) -> Self {
        Self { means: vec![sentence], ..self }
    }

    pub fn day(self, label: &'static str, form: &FiledForm) -> Self {
        Self { day: Some((label, form.last.clone())), ..self }
    }

    pub fn codes(self, view: &View, may_be: fn(Reason) -> bool, form: &FiledForm) -> Self {
        let codes = Reason::iter().filter(|code| may_be(*code));
        Self { codes: Choice::these(view, codes, reason::name, &form.code), ..self }
    }

    pub fn words(self, label: &'static str, hint: &'static str, form: &FiledForm) -> Self {
        Self { words: Some(Lines { label, hint, value: form.words.clone(), is_optional: false }), ..self }
    }

    pub fn more_words(self, label: &'static str, hint: &'static str, form: &FiledForm) -> Self {
        Self { words: Some(Lines { label, hint, value: form.words.clone(), is_optional: true }), ..self }
    }

    pub fn bad(self) -> Self {
        Self { is_bad: true, ..self }
    }

    pub fn with(self, problems: Problems) -> Self {
        Self { problems, ..self }
    }
}

/// At their fields.
pub fn problems(view: &View, faults: &[Fault]) -> Problems {
    Problems::these(faults.iter().map(|fault| (fault.field.clone(), sentence(view.words, fault))))
}

/// A sentence that names the days from one to another.
pub fn between(view: &View, key: &str, (first, last): (NaiveDate, NaiveDate)) -> String {
    view.fill(key, &[("first", view.day(first).into()), ("last", view.day(last).into())])
}

/// What became of a last day: over, still to come, or an earlier one stands.
pub fn ended(row: &placement::Model, last: NaiveDate) -> &'static str {
    match Stage::of(row) {
        Stage::EndedEarly => "ended",
        _ if row.end_day == Some(last) => "leaving",
        _ => "earlier",
    }
}
