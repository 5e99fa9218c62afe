//! Programmes and what belongs to them in the reader's words.
use super::form::{FIELDS, NUMBERS};
use crate::words::{Words, names, spoken::Spoken};
use entity::{
    occupation,
    programme::{self, Status},
};

/// Below it a public number could tell of one person.
const FEWEST: i64 = 5;

/// Word and tint.
pub fn state(words: Words, status: Status) -> (String, &'static str) {
    let tint = match status {
        Status::Draft => "info",
        Status::Published => "ok",
        Status::Closed => "",
    };
    (words.t(names::programme(status)), tint)
}

/// What it is called; where English is missing the Chinese stands.
pub fn name(words: Words, programme: &programme::Model) -> Spoken {
    Spoken::of(programme.name(words.0), words.0)
}

/// The first days that it takes.
pub fn days(words: Words, programme: &programme::Model) -> String {
    let from = words.day(programme.starts_on);
    match programme.ends_on {
        Some(to) => words.fill("programmes-days-span", &[("from", from.into()), ("to", words.day(to).into())]),
        None => words.with("programmes-days-from", "from", &from),
    }
}

/// 初级工至高级工 · Junior to senior
pub fn levels(words: Words, occupation: &occupation::Model) -> String {
    let [lowest, highest] = [occupation.lowest, occupation.highest].map(|level| words.t(names::level(level)));
    if occupation.lowest == occupation.highest {
        return lowest;
    }
    words.fill("programmes-levels", &[("lowest", lowest.into()), ("highest", highest.into())])
}

/// How many learn now, as everybody may know it.
pub fn learning(words: Words, number: i64) -> String {
    match number {
        0 => words.t("programmes-learning-none"),
        1..FEWEST => words.count("programmes-learning-few", FEWEST),
        _ => words.count("programmes-learning-some", number),
    }
}

/// What an enterprise may begin in a year.
pub fn places(words: Words, places: Option<i32>) -> String {
    places.map_or_else(|| words.t("programmes-unlimited"), |places| words.count("programmes-places", places))
}

/// Text key of the label of a field of a programme's form; `None`: it has no such field.
pub fn field_key(name: &str) -> Option<&'static str> {
    const LABELS: [&str; FIELDS.len()] = [
        "programmes-field-slug",
        "programmes-field-name_zh",
        "programmes-field-name_en",
        "programmes-field-summary_zh",
        "programmes-field-summary_en",
        "programmes-field-audience_zh",
        "programmes-field-audience_en",
        "programmes-field-enterprise_duties_zh",
        "programmes-field-enterprise_duties_en",
        "programmes-field-apprentice_duties_zh",
        "programmes-field-apprentice_duties_en",
        "programmes-field-bureau_duties_zh",
        "programmes-field-bureau_duties_en",
        "programmes-field-department_zh",
        "programmes-field-department_en",
        "programmes-field-legal_basis_zh",
        "programmes-field-legal_basis_en",
        "programmes-field-starts_on",
        "programmes-field-ends_on",
        "programmes-field-default_quota",
    ];
    FIELDS.iter().position(|field| *field == name).map(|at| LABELS[at])
}

/// The same of a version of the rules.
pub fn rule_key(name: &str) -> &'static str {
    match name {
        "valid_from" => "programmes-rule-valid_from",
        "pay_floor" => "programmes-rule-pay_floor",
        "needs_form" => "programmes-rule-needs_form",
        "needs_contract" => "programmes-rule-needs_contract",
        name => NUMBERS.iter().find(|each| each.name == name).map_or("", |each| each.label),
    }
}
