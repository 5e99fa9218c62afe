//! A series as an officer asks for it: how often, until when; and how far a change reaches.
use crate::{
    events::series::{Reach, Rule, SeriesError, Until, rule::MOST},
    web::form::{FieldErrors, Fields, given_day, named, number_between, typed::Typed, wrong, wrong_limit},
};
use entity::series::Every;
use std::ops::Deref;

const FIELDS: [&str; 5] = ["every", "ends", "until", "times", "holidays"];

/// As typed.
#[derive(Clone, Debug)]
pub struct SeriesForm(Typed);

impl Deref for SeriesForm {
    type Target = Typed;

    fn deref(&self) -> &Typed {
        &self.0
    }
}

impl From<&Fields> for SeriesForm {
    fn from(fields: &Fields) -> Self {
        Self(Typed::read(&FIELDS, fields))
    }
}

impl SeriesForm {
    /// What most series are.
    pub fn blank() -> Self {
        let value = |name: &str| match name {
            "every" => "week",
            "ends" => "times",
            "holidays" => "skip",
            _ => "",
        };
        Self(Typed::of(&FIELDS, |name| value(name).to_owned()))
    }

    pub fn parse(&self) -> Result<Rule, FieldErrors> {
        let mut errors = FieldErrors::default();
        let every = errors.keep("every", named::<Every>(self.get("every")));
        let until = self.until(&mut errors);
        let skips_holidays = self.get("holidays") == "skip";
        every.zip(until).map(|(every, until)| Rule { every, until, skips_holidays }).ok_or(errors)
    }

    /// Of a series that is to go on: until when alone.
    pub fn parse_until(&self) -> Result<Until, FieldErrors> {
        let mut errors = FieldErrors::default();
        self.until(&mut errors).ok_or(errors)
    }

    fn until(&self, errors: &mut FieldErrors) -> Option<Until> {
        match self.get("ends") {
            "day" => errors.keep("until", given_day(self.get("until"))).map(Until::Day),
            "times" => {
                let times = number_between(self.get("times"), 2, i32::try_from(MOST).unwrap_or(i32::MAX));
                errors.keep("times", times).and_then(|times| times.try_into().ok()).map(Until::Times)
            }
            _ => errors.keep("ends", Err(wrong("answer_not_chosen"))),
        }
    }

    /// A refusal of the days at the field that it is about.
    pub fn errors(&self, error: &SeriesError) -> Option<FieldErrors> {
        match error {
            SeriesError::NotLast => Some(FieldErrors::one("every", wrong("series_not_last"))),
            SeriesError::TooMany => Some(FieldErrors::one("until", wrong_limit("series_many", MOST))),
            SeriesError::NothingMore => {
                let at = if self.get("ends") == "day" { "until" } else { "times" };
                Some(FieldErrors::one(at, wrong("series_nothing_more")))
            }
            SeriesError::Alone => Some(FieldErrors::one("until", wrong("series_alone"))),
            _ => None,
        }
    }
}

/// As the editor sends it; one event where nothing is chosen.
pub fn reach(chosen: &str) -> Reach {
    match chosen {
        "following" => Reach::Following,
        "all" => Reach::All,
        _ => Reach::One,
    }
}
