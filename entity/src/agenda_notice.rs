//! A change of a published agenda that those who are registered are to be told of, until they have been.
use sea_orm::{FromJsonQueryResult, entity::prelude::*};
use serde::{Deserialize, Serialize};

/// A session as people plan by it; words are `[Chinese, English]`, English may be empty.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, FromJsonQueryResult)]
pub struct Slot {
    pub title: [String; 2],
    /// Half-open.
    pub starts_at: DateTimeUtc,
    pub ends_at: DateTimeUtc,
    pub place: [String; 2],
    /// It had places of its own, so it concerns whoever has chosen it.
    pub has_places: bool,
}

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "agenda_notice")]
pub struct Model {
    /// In the order of time.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub event_id: Uuid,
    /// Perhaps one that is no more.
    pub session_id: Uuid,
    /// The officer who decided it.
    pub account_id: Uuid,
    /// What held until then; `None`: it was added. What holds since is in the agenda.
    pub was: Option<Slot>,
    pub created_at: DateTimeUtc,
    /// When it was followed up.
    pub told_at: Option<DateTimeUtc>,
}

impl ActiveModelBehavior for ActiveModel {}

impl Slot {
    /// At the same time and place, whatever it is called.
    pub fn is_where(&self, other: &Self) -> bool {
        (self.starts_at, self.ends_at, &self.place) == (other.starts_at, other.ends_at, &other.place)
    }
}
