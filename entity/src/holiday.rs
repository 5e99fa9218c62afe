//! A day that departs from its week: off on a working day, or worked at a weekend.
use sea_orm::entity::prelude::*;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::N(16))")]
pub enum Kind {
    #[sea_orm(string_value = "holiday")]
    Holiday,
    /// At a weekend, for a day off elsewhere.
    #[sea_orm(string_value = "working-day")]
    WorkingDay,
}

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "holiday")]
pub struct Model {
    /// In the city.
    #[sea_orm(primary_key, auto_increment = false)]
    pub day: Date,
    pub kind: Kind,
    pub name_zh: String,
    pub name_en: String,
}

impl ActiveModelBehavior for ActiveModel {}

impl Model {
    pub fn name(&self, locale: crate::Locale) -> crate::Said<'_> {
        crate::said(&self.name_zh, &self.name_en, locale)
    }
}
