//! What goes along in an export only where it is ticked, and what for; from an address's query.
use crate::web::form::{FieldErrors, Query, lines, wrong};

const LONGEST_PURPOSE: usize = 200;
/// Field, and the tick that it goes by: one for both kinds of pay.
const TICKED: [(&str, &str); 3] = [("birth_date", "birth_date"), ("pay", "pay"), ("probation_pay", "pay")];

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Besides {
    pub fields: Vec<&'static str>,
    pub purpose: Option<String>,
    /// As it was typed.
    pub typed: String,
}

impl From<&Query> for Besides {
    fn from(Query(query): &Query) -> Self {
        let ticked = TICKED.into_iter().filter(|(_, tick)| !query.get(tick).is_empty());
        Self {
            fields: ticked.map(|(field, _)| field).collect(),
            purpose: lines(query.get("purpose"), LONGEST_PURPOSE).ok().flatten(),
            typed: query.get("purpose").to_owned(),
        }
    }
}

impl Besides {
    pub fn has(&self, field: &str) -> bool {
        self.fields.contains(&field)
    }

    /// What is wrong where there is no purpose.
    pub fn errors(&self) -> FieldErrors {
        let mut errors = FieldErrors::default();
        let purpose = lines(&self.typed, LONGEST_PURPOSE).and_then(|purpose| purpose.ok_or(wrong("purpose_missing")));
        errors.keep("purpose", purpose);
        errors
    }
}
