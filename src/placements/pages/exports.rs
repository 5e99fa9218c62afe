//! The form of an export: where it goes, of which rows, and what was ticked and typed.
use crate::{
    placements::form::Besides,
    web::{problems::Problems, view::View},
};

pub struct ExportForm {
    /// Path of the list, of which a file has another ending.
    pub list: String,
    /// The list's filter, as its address has it.
    pub filter: Vec<(&'static str, String)>,
    /// The list as it was filtered.
    pub back: String,
    pub besides: Besides,
    pub problems: Problems,
}

impl ExportForm {
    pub fn new(list: String, back: String, filter: impl IntoIterator<Item = (&'static str, String)>) -> Self {
        let (besides, problems) = (Besides::default(), Problems::default());
        Self { list, back, filter: filter.into_iter().collect(), besides, problems }
    }

    /// Once more, for what was ticked needs a purpose.
    pub fn again(self, view: &View, besides: Besides) -> Self {
        Self { problems: Problems::of(view, &besides.errors()), besides, ..self }
    }
}
