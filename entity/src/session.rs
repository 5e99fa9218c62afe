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
    /// How often its own time was changed; an agenda that moves with its event stays as it is in itself.
    pub moves: i32,
    /// Of its own, to be chosen; `None`: whoever comes to the event.
    pub places: Option<i32>,
    /// How many hold a place, wait for one, or would if they had one at the event.
    pub taken: i32,
    pub waiting: i32,
    pub wished: i32,
    /// The number that whoever joins next draws, under the lock on this row.
    pub next_number: i64,
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

    /// Places left for a newcomer; with people in the line there are none. `None`: it has none to choose.
    pub fn places_left(&self) -> Option<i32> {
        let places = self.places?;
        Some(if self.waiting > 0 { 0 } else { places - self.taken })
    }

    pub fn has_place(&self) -> bool {
        self.places_left().is_some_and(|left| left > 0)
    }

    /// Places that the line could take now.
    pub fn places_for_the_line(&self) -> i32 {
        self.places.map_or(0, |places| places - self.taken).min(self.waiting)
    }

    /// How many people have chosen it, be it as a wish.
    pub fn choosers(&self) -> i32 {
        self.taken + self.waiting + self.wished
    }

    pub fn is_chosen(&self) -> bool {
        self.choosers() > 0
    }

    pub fn has_begun(&self, now: DateTimeUtc) -> bool {
        now >= self.starts_at
    }

    /// Begins before its event, or ends after it.
    pub fn is_outside(&self, event: &super::event::Model) -> bool {
        self.starts_at < event.starts_at || self.ends_at > event.ends_at
    }
}
