//! Letters to many about one event, put at once; the key lets each mailing go out once only.
use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "mailing")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub event_id: Uuid,
    /// Of a form, or the name of what the timetable sends.
    #[sea_orm(primary_key, auto_increment = false)]
    pub key: String,
    pub letters: i32,
    pub at: DateTimeUtc,
}

impl ActiveModelBehavior for ActiveModel {}
