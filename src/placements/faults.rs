//! What does not hold, as a sentence.
use super::fields::label;
use crate::words::{Value, Words};
use chrono::NaiveDate;
use entity::placement::Fault;

/// In the reader's language: days are spelled out, fields are called by their labels.
pub fn sentence(words: Words, fault: &Fault) -> String {
    let args: Vec<(&'static str, Value)> =
        fault.args.iter().filter_map(|(name, value)| Some((known(name)?, read(words, name, value)))).collect();
    words.fill(&format!("error-{}", fault.code), &args)
}

/// Of several, each with its field.
pub fn sentences(words: Words, faults: &[Fault]) -> Vec<(String, String)> {
    faults.iter().map(|fault| (fault.field.clone(), sentence(words, fault))).collect()
}

fn read(words: Words, name: &str, value: &str) -> Value {
    match name {
        "count" => value.parse::<i64>().map_or_else(|_| value.to_owned().into(), Value::from),
        "from" | "to" => value.parse::<NaiveDate>().map_or_else(|_| value.to_owned(), |day| words.day(day)).into(),
        "fields" => {
            let labels: Vec<String> = value.split(' ').map(|field| words.t(label(field))).collect();
            words.list(labels).into()
        }
        _ => value.to_owned().into(),
    }
}

/// The places that sentences of faults have.
fn known(name: &str) -> Option<&'static str> {
    ["age", "count", "fields", "from", "least", "most", "name", "percent", "places", "to", "used", "year", "yuan"]
        .into_iter()
        .find(|known| *known == name)
}
