//! What a letter keeps of a placement until it is rendered.
use crate::placements::{
    case::Case,
    parts::{self, part_of},
};
use chrono::NaiveDate;
use entity::placement;
use sea_orm::ActiveEnum;
use serde::{Deserialize, Serialize};

/// Neither pay nor birth date nor mobile ever.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct Facts {
    pub enterprise: String,
    /// In Chinese and in English.
    pub programme: [String; 2],
    /// Of the apprentice; not to an address that nobody has confirmed.
    pub name: Option<String>,
    pub number: Option<String>,
    pub days: Option<(NaiveDate, NaiveDate)>,
    /// What must be changed: names of parts, as text keys.
    pub parts: Vec<String>,
    /// As it is stored.
    pub reason: Option<String>,
    /// Which side cancelled or ended it, as it is stored.
    pub by: Option<String>,
    /// Of people, where a letter tells of several.
    pub count: Option<usize>,
    /// On which somebody wishes to leave, and why that was refused, as it is stored.
    pub last: Option<NaiveDate>,
    pub refusal: Option<String>,
    /// Where the reader finds it; a link's is made when it is rendered.
    pub path: Option<String>,
}

impl Facts {
    /// What anybody may read at an address that was typed.
    pub fn bare(case: &Case) -> Self {
        let programme = [case.programme.name_zh.clone(), case.programme.name_en.clone()];
        Self { enterprise: case.enterprise.name.clone(), programme, ..Self::default() }
    }

    pub fn of(case: &Case, path: String) -> Self {
        let row = &case.row;
        Self {
            name: Some(row.name.clone()),
            number: row.number.clone(),
            days: row.first_day.zip(row.until()),
            parts: to_change(row),
            reason: row.reason_code.map(|code| code.to_value()),
            by: row.end_side.map(|side| side.to_value()),
            path: Some(path),
            ..Self::bare(case)
        }
    }
}

/// Each part once, in the order of the form.
pub fn to_change(row: &placement::Model) -> Vec<String> {
    let fields = row.returned.iter().flat_map(|returned| &returned.fields);
    let mut keys: Vec<String> = Vec::new();
    for key in fields.map(|field| part_of(field).map_or(parts::PERSON, parts::name)) {
        if !keys.iter().any(|named| named == key) {
            keys.push(key.to_owned());
        }
    }
    keys
}
