//! Why a file is not read as a table; each says what to do.
use crate::words::Words;
use entity::Locale;
use thiserror::Error;

#[derive(Clone, Debug, Error, PartialEq, Eq)]
pub enum SheetFault {
    #[error("there is nothing in it")]
    Empty,
    #[error("it weighs more than {0} bytes")]
    TooBig(usize),
    #[error("it is locked with a password")]
    Password,
    #[error("it is a workbook of Excel before 2007")]
    OldExcel,
    #[error("it is a workbook of WPS's own")]
    Wps,
    #[error("it unpacks to more than is read")]
    Bomb,
    #[error("it has more than {0} rows")]
    TooManyRows(usize),
    #[error("it has more than {0} columns")]
    TooManyColumns(usize),
    #[error("{0} are merged")]
    Merged(String),
    #[error("the formula in {0} was never calculated")]
    Formula(String),
    #[error("it is no table")]
    NoTable,
    #[error("no row of the first ten is a head")]
    NoHead,
    #[error("there is no row below the head")]
    NoRows,
    /// Names in each language of the columns that are needed, and the heads that are not known.
    #[error("columns are missing")]
    Missing { missing: Vec<[String; 2]>, unknown: Vec<String> },
    #[error("{0} is the head of two columns")]
    Twice(String),
    #[error("several sheets hold something")]
    WhichSheet(Vec<String>),
}

impl SheetFault {
    pub fn message(&self, words: Words) -> String {
        match self {
            Self::Empty => words.t("sheets-fault-empty"),
            Self::TooBig(bytes) => words.count("sheets-fault-big", (bytes / 1024 / 1024) as i64),
            Self::Password => words.t("sheets-fault-password"),
            Self::OldExcel => words.t("sheets-fault-old-excel"),
            Self::Wps => words.t("sheets-fault-wps"),
            Self::Bomb => words.t("sheets-fault-bomb"),
            Self::TooManyRows(most) => words.count("sheets-fault-rows", *most as i64),
            Self::TooManyColumns(most) => words.count("sheets-fault-columns", *most as i64),
            Self::Merged(cells) => words.with("sheets-fault-merged", "cells", cells),
            Self::Formula(cell) => words.with("sheets-fault-formula", "cell", cell),
            Self::NoTable => words.t("sheets-fault-no-table"),
            Self::NoHead => words.t("sheets-fault-no-head"),
            Self::NoRows => words.t("sheets-fault-no-rows"),
            Self::Missing { missing, unknown } => missing_in(words, missing, unknown),
            Self::Twice(head) => words.with("sheets-fault-twice", "head", head),
            Self::WhichSheet(_) => words.t("sheets-fault-which"),
        }
    }
}

fn missing_in(words: Words, missing: &[[String; 2]], unknown: &[String]) -> String {
    let own = usize::from(words.0 == Locale::En);
    let missing: Vec<&str> = missing.iter().map(|names| names[own].as_str()).collect();
    let listed = |names: &[&str]| words.list(names);
    let unknown: Vec<&str> = unknown.iter().map(String::as_str).collect();
    let missing = words.with("sheets-fault-missing", "columns", &listed(&missing));
    if unknown.is_empty() {
        return missing;
    }
    words.fill("sheets-fault-unknown", &[("missing", missing.into()), ("columns", listed(&unknown).into())])
}
