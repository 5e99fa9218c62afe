//! One version of the privacy notice.
use crate::{Locale, Said, said};
use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "notice")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub version: i32,
    pub text_zh: String,
    pub text_en: String,
    pub valid_from: Date,
}

impl ActiveModelBehavior for ActiveModel {}

impl Model {
    pub fn text(&self, locale: Locale) -> Said<'_> {
        said(&self.text_zh, &self.text_en, locale)
    }
}
