//! A place with rooms, where things happen: where it is, how one gets there and in, and when it is open.
use crate::{Locale, Said, event::District, said};
use sea_orm::{FromJsonQueryResult, entity::prelude::*};
use serde::{Deserialize, Serialize};

/// On one day; until midnight is written as 00:00.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Span {
    pub from: Time,
    pub to: Time,
}

/// Of each weekday, Monday first, on the city's clocks; `None`: closed. All seven `None`: nobody said.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, FromJsonQueryResult)]
pub struct Hours(pub [Option<Span>; 7]);

impl Hours {
    pub fn are_told(&self) -> bool {
        self.0.iter().any(Option::is_some)
    }
}

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "venue")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Stands in addresses for ever.
    #[sea_orm(unique)]
    pub slug: String,
    pub district: District,
    pub name_zh: String,
    pub name_en: String,
    pub address_zh: String,
    pub address_en: String,
    /// How one gets there; paragraphs, lists and links.
    pub directions_zh: String,
    pub directions_en: String,
    /// Lifts, ramps, toilets, hearing loops: what somebody must know before they set out.
    pub access_zh: String,
    pub access_en: String,
    /// Whom officers ask for it.
    pub contact: String,
    pub hours: Hours,
    /// Nothing new takes place there; what does, does.
    pub retired_at: Option<DateTimeUtc>,
    /// Rises with each edit.
    pub revision: i32,
    pub created_at: DateTimeUtc,
    pub updated_at: DateTimeUtc,
    #[sea_orm(has_many)]
    pub rooms: HasMany<super::room::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}

impl Model {
    pub fn name(&self, locale: Locale) -> Said<'_> {
        said(&self.name_zh, &self.name_en, locale)
    }

    pub fn address(&self, locale: Locale) -> Said<'_> {
        said(&self.address_zh, &self.address_en, locale)
    }

    pub fn directions(&self, locale: Locale) -> Said<'_> {
        said(&self.directions_zh, &self.directions_en, locale)
    }

    pub fn access(&self, locale: Locale) -> Said<'_> {
        said(&self.access_zh, &self.access_en, locale)
    }
}
