//! Days as an officer enters them: one, or from one to another.
use super::enter::{MOST, NewHolidays};
use crate::web::form::{FieldErrors, Fields, day, line, named, typed::Typed, wrong, wrong_limit};
use entity::holiday::Kind;
use std::ops::Deref;

const FIELDS: [&str; 5] = ["first_day", "last_day", "kind", "name_zh", "name_en"];

/// As typed.
#[derive(Clone, Debug)]
pub struct HolidayForm(Typed);

impl Deref for HolidayForm {
    type Target = Typed;

    fn deref(&self) -> &Typed {
        &self.0
    }
}

impl From<&Fields> for HolidayForm {
    fn from(fields: &Fields) -> Self {
        Self(Typed::read(&FIELDS, fields))
    }
}

impl HolidayForm {
    /// Without a last day there is one.
    pub fn parse(&self) -> Result<NewHolidays, FieldErrors> {
        let mut errors = FieldErrors::default();
        let first = day(self.get("first_day")).and_then(|day| day.ok_or(wrong("day_missing")));
        let first = errors.keep("first_day", first);
        let last = errors.keep("last_day", day(self.get("last_day"))).map(|last| last.or(first));
        let kind = errors.keep("kind", named::<Kind>(self.get("kind")));
        let name = self.both(&mut errors, "name", |text| line(text, 40), true);
        if let Some((first, last)) = first.zip(last.flatten()) {
            if last < first {
                errors.add("last_day", wrong("ends_before_start"));
            } else if (last - first).num_days() >= MOST as i64 {
                errors.add("last_day", wrong_limit("days_many", MOST));
            }
        }
        (|| Some(NewHolidays { first: first?, last: last??, kind: kind?, name: name? }))()
            .filter(|_| errors.is_empty())
            .ok_or(errors)
    }
}
