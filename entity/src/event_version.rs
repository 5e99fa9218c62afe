//! What one act changed in an event's row: each field with what it held before and after.
use sea_orm::{FromJsonQueryResult, entity::prelude::*};
use serde::{Deserialize, Serialize};

/// A field as it is stored, in text; nothing is empty.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Change {
    pub field: String,
    pub old: String,
    pub new: String,
}

/// In the order in which an officer reads an event.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, FromJsonQueryResult)]
pub struct Changes(pub Vec<Change>);

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "event_version")]
pub struct Model {
    /// In the order of time.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub event_id: Uuid,
    /// Of the row after the act.
    pub revision: i32,
    /// As the audit calls it, such as `events.edit`.
    pub act: String,
    /// Who; the timetable is nobody.
    pub account_id: Option<Uuid>,
    pub at: DateTimeUtc,
    pub changes: Changes,
}

impl ActiveModelBehavior for ActiveModel {}
