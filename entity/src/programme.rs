//! A scheme under which apprentices are enrolled: what it is, for whom, and what each side does.
use crate::{Locale, Said, said};
use sea_orm::entity::prelude::*;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::N(16))")]
pub enum Status {
    #[sea_orm(string_value = "draft")]
    Draft,
    /// Everybody reads of it, and enterprises enrol under it.
    #[sea_orm(string_value = "published")]
    Published,
    /// Nobody is enrolled any more; who is there goes on.
    #[sea_orm(string_value = "closed")]
    Closed,
}

impl Status {
    pub fn can_become(self, next: Self) -> bool {
        use Status::{Closed, Draft, Published};
        matches!((self, next), (Draft, Published) | (Published, Closed) | (Closed, Published))
    }

    pub fn is_public(self) -> bool {
        self != Self::Draft
    }
}

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "programme")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Made with the draft, and survives a rename.
    #[sea_orm(unique)]
    pub slug: String,
    pub status: Status,
    pub name_zh: String,
    pub name_en: String,
    /// What it is, in a sentence or two.
    pub summary_zh: String,
    pub summary_en: String,
    /// For whom it is.
    pub audience_zh: String,
    pub audience_en: String,
    /// What each side does.
    pub enterprise_duties_zh: String,
    pub enterprise_duties_en: String,
    pub apprentice_duties_zh: String,
    pub apprentice_duties_en: String,
    pub bureau_duties_zh: String,
    pub bureau_duties_en: String,
    /// The department that it belongs to.
    pub department_zh: String,
    pub department_en: String,
    /// Number and title of the document.
    pub legal_basis_zh: String,
    pub legal_basis_en: String,
    /// First days of placements lie between these; without an end, for as long as it is published.
    pub starts_on: Date,
    pub ends_on: Option<Date>,
    /// Placements of one enterprise in a year, where none is set for it; `None`: as many as it likes.
    pub default_quota: Option<i32>,
    /// Rises with each edit.
    pub revision: i32,
    pub created_at: DateTimeUtc,
    pub updated_at: DateTimeUtc,
}

impl ActiveModelBehavior for ActiveModel {}

impl Model {
    pub fn name(&self, locale: Locale) -> Said<'_> {
        said(&self.name_zh, &self.name_en, locale)
    }

    pub fn summary(&self, locale: Locale) -> Said<'_> {
        said(&self.summary_zh, &self.summary_en, locale)
    }

    pub fn audience(&self, locale: Locale) -> Said<'_> {
        said(&self.audience_zh, &self.audience_en, locale)
    }

    pub fn enterprise_duties(&self, locale: Locale) -> Said<'_> {
        said(&self.enterprise_duties_zh, &self.enterprise_duties_en, locale)
    }

    pub fn apprentice_duties(&self, locale: Locale) -> Said<'_> {
        said(&self.apprentice_duties_zh, &self.apprentice_duties_en, locale)
    }

    pub fn bureau_duties(&self, locale: Locale) -> Said<'_> {
        said(&self.bureau_duties_zh, &self.bureau_duties_en, locale)
    }

    pub fn department(&self, locale: Locale) -> Said<'_> {
        said(&self.department_zh, &self.department_en, locale)
    }

    pub fn legal_basis(&self, locale: Locale) -> Said<'_> {
        said(&self.legal_basis_zh, &self.legal_basis_en, locale)
    }

    /// Whether something that is said in Chinese is not in English.
    pub fn lacks_english(&self) -> bool {
        let pairs = [
            (&self.name_zh, &self.name_en),
            (&self.summary_zh, &self.summary_en),
            (&self.audience_zh, &self.audience_en),
            (&self.enterprise_duties_zh, &self.enterprise_duties_en),
            (&self.apprentice_duties_zh, &self.apprentice_duties_en),
            (&self.bureau_duties_zh, &self.bureau_duties_en),
            (&self.department_zh, &self.department_en),
            (&self.legal_basis_zh, &self.legal_basis_en),
        ];
        pairs.iter().any(|(zh, en)| !zh.is_empty() && en.is_empty())
    }

    /// Whether a placement may begin on a day.
    pub fn takes(&self, first_day: Date) -> bool {
        self.starts_on <= first_day && self.ends_on.is_none_or(|last| first_day <= last)
    }
}
