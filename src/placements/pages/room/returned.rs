//! Why a draft came back, in words: by whom, at which fields, and what the apprentice said no to.
use crate::{
    placements::{
        Case,
        consent::is_guardians,
        faults::sentences,
        fields::label,
        overlaps::{is_redated, without_days},
        parts,
    },
    web::view::View,
};
use entity::{
    placement::{self, Side},
    placement_part::Part,
};
use sea_orm::{ActiveEnum, Iterable};

pub struct Returned {
    /// Text key.
    pub by: &'static str,
    pub words: Option<String>,
    /// Marked fields, and what they are called.
    fields: Vec<String>,
    pub marked: String,
    /// What does not hold, at its field.
    pub faults: Vec<(String, String)>,
}

impl Returned {
    pub fn of(view: &View, case: &Case) -> Option<Self> {
        case.row.returned.as_ref().map(|returned| Self::told(view, returned))
    }

    /// While somebody is asked to let the apprentice go: that the days do not fit is nothing to change.
    pub fn besides_days(view: &View, case: &Case) -> Option<Self> {
        case.row.returned.clone().and_then(without_days).map(|returned| Self::told(view, &returned))
    }

    fn told(view: &View, returned: &placement::Returned) -> Self {
        let is_field = |field: &&String| label(field) != label("");
        let fields: Vec<String> = returned.fields.iter().filter(is_field).cloned().collect();
        let labels: Vec<String> = fields.iter().map(|field| view.t(label(field))).collect();
        Self {
            by: match returned.by {
                _ if is_guardians(returned) => "placements-enterprise-returned-by-guardian",
                _ if is_redated(returned) => "placements-enterprise-returned-for-dates",
                Some(Side::Apprentice) => "placements-enterprise-returned-by-apprentice",
                Some(Side::Reviewer) => "placements-enterprise-returned-by-bureau",
                Some(Side::Enterprise | Side::Nobody) | None => "placements-enterprise-returned-by-itself",
            },
            words: returned.words.clone(),
            fields,
            marked: view.words.list(&labels),
            faults: sentences(view.words, &returned.faults),
        }
    }

    pub fn is_marked(&self, field: &str) -> bool {
        self.fields.iter().any(|marked| marked == field)
    }
}

/// A part and what the apprentice said to it.
pub struct Said {
    pub part: String,
    /// Text key.
    pub answer: &'static str,
    pub tint: &'static str,
    pub words: Option<String>,
}

impl Said {
    pub fn all(view: &View, case: &Case) -> Vec<Self> {
        Part::iter().map(|part| Self::of(view, case, part)).collect()
    }

    /// What was said no to stays beside its part until it is sent again, also where it was changed since.
    fn of(view: &View, case: &Case, part: Part) -> Self {
        let no = case.row.returned.as_ref().and_then(|returned| returned.no_to(&part.to_value()));
        let said = case.said(part);
        let (answer, tint) = match said.map(|said| said.is_agreed) {
            Some(true) => ("placements-enterprise-said-yes", "ok"),
            Some(false) => ("placements-enterprise-said-no", "bad"),
            None if no.is_some() => ("placements-enterprise-said-no-before", "warn"),
            None => ("placements-enterprise-said-nothing", ""),
        };
        let words = match said {
            Some(said) => said.words.clone(),
            None => no.map(str::to_owned),
        };
        Self { part: view.t(parts::name(part)), answer, tint, words }
    }
}
