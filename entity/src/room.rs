//! A room of a venue, with what it holds and what stands in it.
use crate::{Locale, Said, said};
use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "room")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub venue_id: Uuid,
    pub name_zh: String,
    pub name_en: String,
    /// People.
    pub capacity: i32,
    pub equipment_zh: String,
    pub equipment_en: String,
    /// Its place in lists.
    pub position: i32,
    pub retired_at: Option<DateTimeUtc>,
    /// Rises with each edit.
    pub revision: i32,
    #[sea_orm(belongs_to, from = "venue_id", to = "id")]
    pub venue: HasOne<super::venue::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}

impl Model {
    pub fn name(&self, locale: Locale) -> Said<'_> {
        said(&self.name_zh, &self.name_en, locale)
    }

    pub fn equipment(&self, locale: Locale) -> Said<'_> {
        said(&self.equipment_zh, &self.equipment_en, locale)
    }
}
