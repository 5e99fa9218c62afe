//! A programme as an officer types it, both languages on one screen.
use crate::{
    programmes::draft::NewProgramme,
    web::form::{FieldErrors, Fields, day, line, lines, number, slug, typed::Typed, wrong, wrong_limit},
};
use entity::programme::{self, Status};
use std::ops::{Deref, DerefMut};

/// Every field, in the order of the page.
pub const FIELDS: [&str; 20] = [
    "slug",
    "name_zh",
    "name_en",
    "summary_zh",
    "summary_en",
    "audience_zh",
    "audience_en",
    "enterprise_duties_zh",
    "enterprise_duties_en",
    "apprentice_duties_zh",
    "apprentice_duties_en",
    "bureau_duties_zh",
    "bureau_duties_en",
    "department_zh",
    "department_en",
    "legal_basis_zh",
    "legal_basis_en",
    "starts_on",
    "ends_on",
    "default_quota",
];

/// Of one enterprise in a year.
pub const MOST_PLACES: i32 = 10_000;

/// As typed: a value for each of [`FIELDS`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProgrammeForm(Typed);

impl Deref for ProgrammeForm {
    type Target = Typed;

    fn deref(&self) -> &Typed {
        &self.0
    }
}

impl DerefMut for ProgrammeForm {
    fn deref_mut(&mut self) -> &mut Typed {
        &mut self.0
    }
}

impl From<&Fields> for ProgrammeForm {
    fn from(fields: &Fields) -> Self {
        Self(Typed::read(&FIELDS, fields))
    }
}

impl From<&programme::Model> for ProgrammeForm {
    fn from(row: &programme::Model) -> Self {
        let value = |name: &str| match name {
            "slug" => row.slug.clone(),
            "name_zh" => row.name_zh.clone(),
            "name_en" => row.name_en.clone(),
            "summary_zh" => row.summary_zh.clone(),
            "summary_en" => row.summary_en.clone(),
            "audience_zh" => row.audience_zh.clone(),
            "audience_en" => row.audience_en.clone(),
            "enterprise_duties_zh" => row.enterprise_duties_zh.clone(),
            "enterprise_duties_en" => row.enterprise_duties_en.clone(),
            "apprentice_duties_zh" => row.apprentice_duties_zh.clone(),
            "apprentice_duties_en" => row.apprentice_duties_en.clone(),
            "bureau_duties_zh" => row.bureau_duties_zh.clone(),
            "bureau_duties_en" => row.bureau_duties_en.clone(),
            "department_zh" => row.department_zh.clone(),
            "department_en" => row.department_en.clone(),
            "legal_basis_zh" => row.legal_basis_zh.clone(),
            "legal_basis_en" => row.legal_basis_en.clone(),
            "starts_on" => row.starts_on.to_string(),
            "ends_on" => row.ends_on.map(|day| day.to_string()).unwrap_or_default(),
            _ => row.default_quota.map(|places| places.to_string()).unwrap_or_default(),
        };
        Self(Typed::of(&FIELDS, value))
    }
}

impl ProgrammeForm {
    pub fn blank() -> Self {
        Self(Typed::of(&FIELDS, |_| String::new()))
    }

    /// A draft may lack what everybody reads later.
    pub fn parse(&self, status: Status) -> Result<NewProgramme, FieldErrors> {
        let mut errors = FieldErrors::default();
        let is_public = status.is_public();
        let slug = errors.keep("slug", slug(self.get("slug")));
        let name = self.both(&mut errors, "name", |text| line(text, 80), true);
        let summary = self.both(&mut errors, "summary", |text| line(text, 300), is_public);
        let [audience, enterprise_duties, apprentice_duties, bureau_duties] =
            ["audience", "enterprise_duties", "apprentice_duties", "bureau_duties"]
                .map(|name| self.both(&mut errors, name, |text| lines(text, 4000), is_public));
        let department = self.both(&mut errors, "department", |text| line(text, 120), false);
        let legal_basis = self.both(&mut errors, "legal_basis", |text| lines(text, 1000), false);
        let starts_on =
            errors.keep("starts_on", day(self.get("starts_on")).and_then(|day| day.ok_or(wrong("day_missing"))));
        let ends_on = errors.keep("ends_on", day(self.get("ends_on")));
        if starts_on.zip(ends_on.flatten()).is_some_and(|(first, last)| last < first) {
            errors.add("ends_on", wrong("ends_before_start"));
        }
        let outside = wrong_limit("places_number", MOST_PLACES as usize);
        let default_quota = errors.keep("default_quota", number(self.get("default_quota"), MOST_PLACES, outside));
        (|| {
            Some(NewProgramme {
                slug: slug?,
                name: name?,
                summary: summary?,
                audience: audience?,
                enterprise_duties: enterprise_duties?,
                apprentice_duties: apprentice_duties?,
                bureau_duties: bureau_duties?,
                department: department?,
                legal_basis: legal_basis?,
                starts_on: starts_on?,
                ends_on: ends_on?,
                default_quota: default_quota?,
            })
        })()
        .filter(|_| errors.is_empty())
        .ok_or(errors)
    }
}
