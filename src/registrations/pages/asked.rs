//! An event's question as a form shows it, with what was answered.
use crate::{
    registrations::form::{AnswersForm, Raw, field},
    web::view::View,
    words::spoken::Spoken,
};
use entity::{
    Answer, Answers,
    question::{self, Kind},
};

pub struct QuestionField {
    /// Name in the form, and id on the page.
    pub name: String,
    pub label: Spoken,
    pub hint: Option<Spoken>,
    pub kind: &'static str,
    pub required: bool,
    pub value: String,
    pub choices: Vec<ChoiceField>,
}

pub struct ChoiceField {
    pub value: String,
    pub label: Spoken,
    pub is_chosen: bool,
}

impl QuestionField {
    /// Several controls under one legend; the error summary leads to the first.
    pub fn is_group(&self) -> bool {
        matches!(self.kind, "one" | "several" | "yes_no")
    }
}

/// With what was typed.
pub fn typed(view: &View, questions: &[question::Model], form: &AnswersForm) -> Vec<QuestionField> {
    questions.iter().map(|question| shown(view, question, form.raw(question))).collect()
}

/// With what is stored.
pub fn stored(view: &View, questions: &[question::Model], answers: &Answers) -> Vec<QuestionField> {
    let raw = |question: &question::Model| match answers.0.get(&question.key) {
        None => Raw::Absent,
        Some(Answer::Text(text)) => Raw::Text(text.clone()),
        Some(Answer::Yes(yes)) => Raw::Yes(*yes),
        Some(Answer::Several(keys)) => Raw::Several(keys.clone()),
    };
    questions.iter().map(|question| shown(view, question, raw(question))).collect()
}

/// An answer in words, with the names of the choices.
pub fn in_words(view: &View, question: &question::Model, answer: &Answer) -> String {
    let locale = view.locale();
    let choice = |key: &String| {
        question
            .choice(key)
            .map_or_else(|| key.clone(), |choice| entity::said(&choice.zh, &choice.en, locale).text.to_owned())
    };
    match answer {
        Answer::Text(key) if question.kind == Kind::One => choice(key),
        Answer::Text(text) => text.clone(),
        Answer::Yes(true) => view.t("registrations-yes"),
        Answer::Yes(false) => view.t("registrations-no"),
        Answer::Several(keys) => view.words.list(keys.iter().map(choice)),
    }
}

fn shown(view: &View, question: &question::Model, raw: Raw) -> QuestionField {
    let locale = view.locale();
    let (value, chosen) = match raw {
        Raw::Text(text) => (text.clone(), vec![text]),
        Raw::Yes(yes) => (String::new(), vec![if yes { "yes" } else { "no" }.to_owned()]),
        Raw::Several(keys) => (String::new(), keys),
        Raw::Absent | Raw::Other => (String::new(), vec![]),
    };
    let hint = question.hint(locale);
    QuestionField {
        name: field(&question.key),
        label: Spoken::of(question.label(locale), locale),
        hint: (!hint.text.is_empty()).then(|| Spoken::of(hint, locale)),
        kind: kind(question.kind),
        required: question.required,
        value,
        choices: choices(view, question)
            .into_iter()
            .map(|(value, label)| ChoiceField { is_chosen: chosen.contains(&value), value, label })
            .collect(),
    }
}

fn choices(view: &View, question: &question::Model) -> Vec<(String, Spoken)> {
    let locale = view.locale();
    if question.kind == Kind::YesNo {
        let own = |key: &str| Spoken { text: view.t(key), lang: None };
        return vec![("yes".into(), own("registrations-yes")), ("no".into(), own("registrations-no"))];
    }
    let spoken = |choice: &entity::Choice| Spoken::of(entity::said(&choice.zh, &choice.en, locale), locale);
    question.options.0.iter().map(|choice| (choice.key.clone(), spoken(choice))).collect()
}

fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Short => "short",
        Kind::Long => "long",
        Kind::One => "one",
        Kind::Several => "several",
        Kind::YesNo => "yes_no",
    }
}
