//! A row of the bureau's list, as a clerk wrote it → an enterprise and how it is recognised.
mod named;
mod row;

pub use row::{Entry, Parsed, RowForm};

/// One thing to put right in a row: at which column, and in which words.
pub use crate::web::form::FieldError as Fault;

use crate::{
    sheets::{Column, Limits},
    web::form::{wrong, wrong_limit},
};

pub const LIMITS: Limits = Limits { bytes: 5 * 1024 * 1024, rows: 5000, columns: 60 };

/// Key, text keys of its name and of how else its head may read, and whether a list needs it.
const COLUMNS: [(&str, &str, &str, bool); 12] = [
    ("code", "enterprises-code", "enterprises-import-also-code", true),
    ("name", "enterprises-name", "enterprises-import-also-name", true),
    ("kind", "enterprises-kind", "enterprises-import-also-kind", false),
    ("district", "enterprises-district", "enterprises-import-also-district", true),
    ("chain", "enterprises-chain", "enterprises-import-also-chain", false),
    ("staff", "enterprises-staff", "enterprises-import-also-staff", false),
    ("science_staff", "enterprises-science-staff", "enterprises-import-also-science-staff", false),
    ("address", "enterprises-address", "enterprises-import-also-address", false),
    ("recognition", "enterprises-import-recognition", "enterprises-import-also-recognition", true),
    ("number", "enterprises-import-number", "enterprises-import-also-number", true),
    ("valid_from", "enterprises-import-issued", "enterprises-import-also-issued", true),
    ("valid_to", "enterprises-import-valid-to", "enterprises-import-also-valid-to", false),
];

pub fn columns() -> Vec<Column> {
    COLUMNS.iter().map(|(key, name, aliases, needed)| Column::of(key, name, aliases, *needed)).collect()
}

/// Text key of a column's name.
pub fn column_name(column: &str) -> &'static str {
    COLUMNS.iter().find(|(key, ..)| *key == column).map_or("", |(_, name, ..)| name)
}

/// It lies where the officer decides nothing.
pub fn out_of_reach() -> Fault {
    wrong("import_reach").at("district")
}

/// The enterprise that holds the code lies where the officer decides nothing.
pub fn elsewhere() -> Fault {
    wrong("import_elsewhere").at("code")
}

/// The officer is one of its people.
pub fn own() -> Fault {
    wrong("import_own").at("code")
}

/// A row above names the same enterprise otherwise.
pub fn named_otherwise(row: usize) -> Fault {
    wrong_limit("import_other_name", row).at("name")
}
