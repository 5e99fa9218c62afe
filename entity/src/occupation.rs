//! What can be learned under a programme.
use crate::{Locale, Said, said};
use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

/// Of skill, as it is aimed at.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, EnumIter, DeriveActiveEnum, Serialize, Deserialize,
)]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::N(20))")]
#[serde(rename_all = "snake_case")]
pub enum Level {
    #[sea_orm(string_value = "junior")]
    Junior,
    #[sea_orm(string_value = "intermediate")]
    Intermediate,
    #[sea_orm(string_value = "senior")]
    Senior,
    #[sea_orm(string_value = "technician")]
    Technician,
}

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "occupation")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub programme_id: Uuid,
    pub name_zh: String,
    pub name_en: String,
    /// The lowest and the highest level that is taught.
    pub lowest: Level,
    pub highest: Level,
    /// Its place in lists.
    pub position: i32,
    /// Nobody begins with it any more.
    pub retired_at: Option<DateTimeUtc>,
}

impl ActiveModelBehavior for ActiveModel {}

impl Model {
    pub fn name(&self, locale: Locale) -> Said<'_> {
        said(&self.name_zh, &self.name_en, locale)
    }

    pub fn teaches(&self, level: Level) -> bool {
        self.lowest <= level && level <= self.highest
    }
}
