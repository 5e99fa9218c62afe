//! The birth date by which whoever opens a draft is known, in three boxes.
use super::draft::born;
use crate::web::form::{FieldErrors, Fields, number, wrong};
use chrono::NaiveDate;

/// As typed.
#[derive(Clone, Debug, Default)]
pub struct BirthForm {
    pub year: String,
    pub month: String,
    pub day: String,
}

impl From<&Fields> for BirthForm {
    fn from(fields: &Fields) -> Self {
        let get = |name: &str| fields.get(name).to_owned();
        Self { year: get("birth_year"), month: get("birth_month"), day: get("birth_day") }
    }
}

impl BirthForm {
    pub fn parse(&self, today: NaiveDate) -> Result<NaiveDate, FieldErrors> {
        let mut errors = FieldErrors::default();
        let number = |text: &str, most| number(text, most, wrong("birth_parts"))?.ok_or(wrong("birth_parts"));
        let parts = number(&self.year, 9999)
            .and_then(|year| Ok((year, number(&self.month, 12)?, number(&self.day, 31)?)))
            .and_then(|(year, month, day)| {
                let day = NaiveDate::from_ymd_opt(year, month.unsigned_abs(), day.unsigned_abs());
                day.ok_or(wrong("birth_parts"))
            })
            .and_then(|day| born(&day.to_string(), today));
        errors.keep("birth_date", parts).flatten().ok_or(errors)
    }
}
