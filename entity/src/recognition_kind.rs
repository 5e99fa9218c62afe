//! A kind of recognition: data, so that the bureau may add others.
use crate::Locale;
use sea_orm::entity::prelude::*;

/// What its numbers look like, and how long one is valid.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::N(16))")]
pub enum Rule {
    /// Until 31 March of the next year; a number of 18 characters that starts with its year.
    #[sea_orm(string_value = "tech-sme")]
    TechSme,
    /// A number that starts with GR and its year.
    #[sea_orm(string_value = "high-tech")]
    HighTech,
    /// Any number; so many years.
    #[sea_orm(string_value = "years")]
    Years,
}

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "recognition_kind")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub key: String,
    pub name_zh: String,
    pub name_en: String,
    pub rule: Rule,
    /// How long it is valid where nothing else is said.
    pub years: Option<i32>,
    /// Its place in lists.
    pub position: i32,
}

impl ActiveModelBehavior for ActiveModel {}

impl Model {
    pub fn name(&self, locale: Locale) -> &str {
        match locale {
            Locale::Zh => &self.name_zh,
            Locale::En => &self.name_en,
        }
    }
}
