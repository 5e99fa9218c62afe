//! One item of an event's agenda: a time, a room, who speaks.
use crate::{Locale, Said, said};
use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "session")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub event_id: Uuid,
    pub title_zh: String,
    pub title_en: String,
    /// Markdown as in an event's text.
    pub text_zh: String,
    pub text_en: String,
    /// What runs side by side is told apart by it; may be empty.
    pub track_zh: String,
    pub track_en: String,
    /// Half-open.
    pub starts_at: DateTimeUtc,
    pub ends_at: DateTimeUtc,
    /// `None`: where the event is.
    pub room_id: Option<Uuid>,
    /// Minutes in which the room is taken before the start and after the end.
    pub setup_minutes: i32,
    pub clearing_minutes: i32,
    /// Counts what was saved: whoever saves says which one they edited.
    pub revision: i32,
    #[sea_orm(belongs_to, from = "event_id", to = "id")]
    pub event: HasOne<super::event::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}

impl Model {
    pub fn title(&self, locale: Locale) -> Said<'_> {
        said(&self.title_zh, &self.title_en, locale)
    }

    pub fn text(&self, locale: Locale) -> Said<'_> {
        said(&self.text_zh, &self.text_en, locale)
    }

    pub fn track(&self, locale: Locale) -> Said<'_> {
        said(&self.track_zh, &self.track_en, locale)
    }

    /// At the same time; what begins as the other ends is not.
    pub fn meets(&self, other: &Self) -> bool {
        self.starts_at < other.ends_at && other.starts_at < self.ends_at
    }

    /// Begins before its event, or ends after it.
    pub fn is_outside(&self, event: &super::event::Model) -> bool {
        self.starts_at < event.starts_at || self.ends_at > event.ends_at
    }
}
