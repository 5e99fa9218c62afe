//! Why a row is left out, and how that is said.
use crate::{enterprises::form::import::Fault, words::Words};

#[derive(Clone, Debug, PartialEq)]
pub enum Why {
    /// Something in it is wrong.
    Wrong(Vec<Fault>),
    /// It says what an earlier row says, which has this number.
    Twin(usize),
    /// It fits the columns and does not fit what is known.
    Conflict(Conflict),
}

#[derive(Clone, Debug, PartialEq)]
pub enum Conflict {
    /// The enterprise with its code has another name here.
    Name(String),
    /// The same certificate is over here.
    Lapsed,
}

impl Why {
    /// At which columns, and what to do.
    pub fn sentences(&self, words: Words) -> Vec<(String, String)> {
        let at = |column: &str, sentence: String| vec![(column.to_owned(), sentence)];
        match self {
            Self::Wrong(faults) => faults.iter().map(|fault| (fault.field.clone(), fault.message(words))).collect(),
            Self::Twin(row) => at("number", words.count("enterprises-import-twin", *row as i64)),
            Self::Conflict(Conflict::Name(name)) => at("name", words.with("enterprises-import-known-as", "name", name)),
            Self::Conflict(Conflict::Lapsed) => at("number", words.t("enterprises-import-lapsed")),
        }
    }
}
