//! A question as an officer types it, both languages on one screen; its choices one to a line.
use crate::{
    events::draft::NewQuestion,
    secret,
    web::form::{FieldErrors, Fields, Wrong, line, named, wrong, wrong_limit},
};
use entity::{
    Choice,
    event::Status,
    question::{self, Kind},
};
use sea_orm::ActiveEnum;

const LONGEST_LABEL: usize = 120;
const LONGEST_HINT: usize = 200;
const LONGEST_CHOICE: usize = 80;
const MOST_CHOICES: usize = 40;

/// As typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct QuestionForm {
    pub kind: String,
    pub required: bool,
    pub label: [String; 2],
    pub hint: [String; 2],
    /// A line for each choice.
    pub options: [String; 2],
}

impl From<&Fields> for QuestionForm {
    fn from(fields: &Fields) -> Self {
        let both = |name: &str| ["zh", "en"].map(|tag| fields.get(&format!("{name}_{tag}")).replace("\r\n", "\n"));
        Self {
            kind: fields.get("kind").to_owned(),
            required: fields.get("required") == "yes",
            label: both("label"),
            hint: both("hint"),
            options: both("options"),
        }
    }
}

impl From<&question::Model> for QuestionForm {
    fn from(question: &question::Model) -> Self {
        let lines = |named: fn(&Choice) -> &str| {
            let lines: Vec<&str> = question.options.0.iter().map(named).collect();
            // Where no choice is translated the field is empty, not as many empty lines.
            if lines.iter().all(|line| line.is_empty()) { String::new() } else { lines.join("\n") }
        };
        Self {
            kind: question.kind.to_value(),
            required: question.required,
            label: [question.label_zh.clone(), question.label_en.clone()],
            hint: [question.hint_zh.clone(), question.hint_en.clone()],
            options: [lines(|choice| &choice.zh), lines(|choice| &choice.en)],
        }
    }
}

impl QuestionForm {
    /// What a page was filled with, short.
    pub fn mark(&self) -> String {
        let required = if self.required { "yes" } else { "" };
        let all = [&[self.kind.clone(), required.to_owned()][..], &self.label, &self.hint, &self.options].concat();
        secret::digest(all.join("\n\n").as_bytes())
    }

    /// `was` is the question that is changed. Once it may be answered, its kind stays and no choice goes.
    pub fn parse(&self, was: Option<&question::Model>, status: Status) -> Result<NewQuestion, FieldErrors> {
        let mut errors = FieldErrors::default();
        let fixed = was.filter(|_| status.is_public()).map(|was| was.kind);
        let kind = errors.keep("kind", fixed.map_or_else(|| named(&self.kind), Ok));
        let mut text = |field: &str, typed: &str, max| errors.keep(field, line(typed, max));
        let label =
            text("label_zh", &self.label[0], LONGEST_LABEL).zip(text("label_en", &self.label[1], LONGEST_LABEL));
        let hint = text("hint_zh", &self.hint[0], LONGEST_HINT).zip(text("hint_en", &self.hint[1], LONGEST_HINT));
        if label == Some((None, None)) || matches!(label, Some((None, Some(_)))) {
            errors.add("label_zh", wrong("text_missing"));
        }
        let has_options = matches!(kind, Some(Kind::One | Kind::Several));
        let options = if has_options { self.options(was, status, &mut errors) } else { Some(vec![]) };
        let both = |(zh, en): (Option<String>, Option<String>)| [zh.unwrap_or_default(), en.unwrap_or_default()];
        match (kind, label, hint, options) {
            (Some(kind), Some(label), Some(hint), Some(options)) if errors.is_empty() => Ok(NewQuestion {
                key: was.map(|was| was.key.clone()).unwrap_or_default(),
                kind,
                required: self.required,
                label: both(label),
                hint: both(hint),
                options,
            }),
            _ => Err(errors),
        }
    }

    fn options(&self, was: Option<&question::Model>, status: Status, errors: &mut FieldErrors) -> Option<Vec<Choice>> {
        let zh = errors.keep("options_zh", choices(&self.options[0]))?;
        let en = errors.keep("options_en", choices(&self.options[1]))?;
        if zh.len() < 2 {
            errors.add("options_zh", wrong("choices_few"));
            return None;
        }
        if !en.is_empty() && en.len() != zh.len() {
            errors.add("options_en", wrong_limit("choices_pairs", zh.len()));
            return None;
        }
        let en = en.into_iter().chain(std::iter::repeat(String::new()));
        let lines = zh.into_iter().zip(en).collect();
        let before = was.map(|was| was.options.0.as_slice()).unwrap_or_default();
        let keyed = keyed(before, lines);
        if status.is_public() && !before.iter().all(|choice| keyed.iter().any(|kept| kept.key == choice.key)) {
            errors.add("options_zh", wrong_limit("choices_gone", before.len()));
            return None;
        }
        Some(keyed)
    }
}

/// Each once.
fn choices(typed: &str) -> Result<Vec<String>, Wrong> {
    let lines: Vec<String> = typed
        .lines()
        .map(|one| line(one, LONGEST_CHOICE))
        .collect::<Result<Vec<_>, _>>()?
        .into_iter()
        .flatten()
        .collect();
    if lines.len() > MOST_CHOICES {
        return Err(wrong_limit("choices_many", MOST_CHOICES));
    }
    if lines.iter().enumerate().any(|(at, one)| lines[..at].contains(one)) {
        return Err(wrong("choices_twice"));
    }
    Ok(lines)
}

/// A choice keeps its key wherever its line moves. A line takes over a key only where it alone was worded anew, at
/// its place: else nobody could say which became which, and an answer would turn into another.
fn keyed(before: &[Choice], lines: Vec<(String, String)>) -> Vec<Choice> {
    let differs = |(old, (zh, _)): &(&Choice, &(String, String))| old.zh != *zh;
    let reworded = (before.len() == lines.len() && before.iter().zip(&lines).filter(differs).count() == 1)
        .then(|| before.iter().zip(&lines).find(differs))
        .flatten()
        .map(|(old, (zh, _))| (zh.clone(), old.key.clone()));
    let mut drawn = (before.len() + 1..).map(|number| format!("o{number}"));
    let mut fresh = || drawn.find(|key| before.iter().all(|choice| choice.key != *key)).unwrap_or_default();
    let mut key = |zh: &str| {
        let same = before.iter().find(|choice| choice.zh == zh).map(|choice| choice.key.clone());
        let taken = reworded.as_ref().filter(|(line, _)| line == zh).map(|(_, key)| key.clone());
        same.or(taken).unwrap_or_else(&mut fresh)
    };
    lines.into_iter().map(|(zh, en)| Choice { key: key(&zh), zh, en }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys(before: &[(&str, &str)], lines: &[&str]) -> Vec<String> {
        let before: Vec<Choice> =
            before.iter().map(|(key, zh)| Choice { key: (*key).into(), zh: (*zh).into(), en: String::new() }).collect();
        let lines = lines.iter().map(|zh| ((*zh).to_owned(), String::new())).collect();
        keyed(&before, lines).into_iter().map(|choice| choice.key).collect()
    }

    #[test]
    fn a_choice_keeps_its_key_when_lines_change_places() {
        assert_eq!(keys(&[("a", "车"), ("b", "铣")], &["铣", "车"]), ["b", "a"]);
        assert_eq!(keys(&[("a", "车"), ("b", "铣")], &["钳", "车", "铣"]), ["o3", "a", "b"]);
        assert_eq!(keys(&[("a", "车"), ("b", "铣")], &["车工", "铣"]), ["a", "b"], "worded anew");
        assert_eq!(keys(&[("o3", "车")], &["车", "铣"]), ["o3", "o2"]);
        assert_eq!(keys(&[("a", "东"), ("b", "西")], &["北", "东门", "西"]), ["o3", "o4", "b"], "none becomes another");
        assert_eq!(keys(&[("a", "东"), ("b", "西")], &["西", "北"]), ["b", "o3"]);
    }

    #[test]
    fn what_may_be_answered_keeps_its_kind_and_its_choices() {
        let options = ["车\n铣".to_owned(), String::new()];
        let form =
            QuestionForm { kind: "one".into(), label: ["工种".into(), String::new()], options, ..Default::default() };
        let new = form.parse(None, Status::Draft).unwrap();
        let was = question::Model {
            id: uuid::Uuid::nil(),
            event_id: uuid::Uuid::nil(),
            key: "q1".into(),
            position: 1,
            kind: new.kind,
            required: false,
            label_zh: new.label[0].clone(),
            label_en: String::new(),
            hint_zh: String::new(),
            hint_en: String::new(),
            options: entity::Choices(new.options),
            retired_at: None,
        };
        let other = QuestionForm { kind: "short".into(), ..form.clone() };
        assert_eq!(other.parse(Some(&was), Status::Published).unwrap().kind, Kind::One);
        assert_eq!(other.parse(Some(&was), Status::Draft).unwrap().kind, Kind::Short);
        let fewer = QuestionForm { options: ["车\n钳".to_owned(), String::new()], ..form.clone() };
        assert_eq!(fewer.parse(Some(&was), Status::Published).unwrap().options.len(), 2, "one is worded anew");
        let one = QuestionForm { options: ["车".to_owned(), String::new()], ..form };
        assert!(one.parse(Some(&was), Status::Published).unwrap_err().at("options_zh").is_some());
    }
}
