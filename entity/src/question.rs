//! A question that an event asks; retired once somebody has answered it, never deleted.
use crate::{Choice, Choices, Locale, Said, said};
use sea_orm::entity::prelude::*;

#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::N(16))")]
pub enum Kind {
    #[sea_orm(string_value = "short")]
    Short,
    #[sea_orm(string_value = "long")]
    Long,
    #[sea_orm(string_value = "one")]
    One,
    #[sea_orm(string_value = "several")]
    Several,
    #[sea_orm(string_value = "yes_no")]
    YesNo,
}

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "question")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub event_id: Uuid,
    /// Lower-case ASCII, unique within the event: the name in forms and JSON.
    pub key: String,
    pub position: i32,
    pub kind: Kind,
    pub required: bool,
    pub label_zh: String,
    pub label_en: String,
    pub hint_zh: String,
    pub hint_en: String,
    pub options: Choices,
    pub retired_at: Option<DateTimeUtc>,
    #[sea_orm(belongs_to, from = "event_id", to = "id")]
    pub event: BelongsTo<super::event::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}

impl Model {
    pub fn label(&self, locale: Locale) -> Said<'_> {
        said(&self.label_zh, &self.label_en, locale)
    }

    pub fn hint(&self, locale: Locale) -> Said<'_> {
        said(&self.hint_zh, &self.hint_en, locale)
    }

    pub fn choice(&self, key: &str) -> Option<&Choice> {
        self.options.0.iter().find(|choice| choice.key == key)
    }
}
