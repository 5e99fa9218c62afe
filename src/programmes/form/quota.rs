//! A quota as an officer types it.
use super::programme::MOST_PLACES;
use crate::{
    programmes::quotas::{Set, written},
    web::form::{FieldErrors, Fields, Wrong, number, wrong_limit},
};

#[derive(Clone, Debug, Default)]
pub struct QuotaForm {
    /// Empty is unlimited.
    pub places: String,
    /// What the page showed: a number, `none` for unlimited, `default` for nothing.
    pub seen: String,
}

impl From<&Fields> for QuotaForm {
    fn from(fields: &Fields) -> Self {
        Self { places: fields.get("places").to_owned(), seen: fields.get("seen").to_owned() }
    }
}

impl From<Set> for QuotaForm {
    fn from(set: Set) -> Self {
        Self { places: set.flatten().map(|places| places.to_string()).unwrap_or_default(), seen: written(set) }
    }
}

impl QuotaForm {
    pub fn parse(&self) -> Result<Option<i32>, FieldErrors> {
        let mut errors = FieldErrors::default();
        let outside: Wrong = wrong_limit("places_number", MOST_PLACES as usize);
        errors.keep("places", number(&self.places, MOST_PLACES, outside)).ok_or(errors)
    }

    pub fn seen(&self) -> Set {
        match self.seen.as_str() {
            "none" => Some(None),
            number => number.parse().ok().map(Some),
        }
    }
}
