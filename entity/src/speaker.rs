//! Who speaks at sessions: one row for a person in all events, known by name and affiliation.
use crate::{Locale, Said, said};
use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "speaker")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub name_zh: String,
    pub name_en: String,
    /// May be empty.
    pub affiliation_zh: String,
    pub affiliation_en: String,
    /// Counts what was saved: whoever saves says which one they edited.
    pub revision: i32,
}

impl ActiveModelBehavior for ActiveModel {}

impl Model {
    pub fn name(&self, locale: Locale) -> Said<'_> {
        said(&self.name_zh, &self.name_en, locale)
    }

    pub fn affiliation(&self, locale: Locale) -> Said<'_> {
        said(&self.affiliation_zh, &self.affiliation_en, locale)
    }
}
