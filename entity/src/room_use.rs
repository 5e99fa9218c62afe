//! What takes a room, and from when until when: an event, with sessions each of them instead, or a block.
use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "room_use")]
pub struct Model {
    /// Of the event, the session or the block that takes it.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub room_id: Uuid,
    /// `None`: a block.
    pub event_id: Option<Uuid>,
    /// Half-open, with the time to set up and to clear.
    pub from_at: DateTimeUtc,
    pub until_at: DateTimeUtc,
    #[sea_orm(belongs_to, from = "room_id", to = "id")]
    pub room: HasOne<super::room::Entity>,
    #[sea_orm(belongs_to, from = "event_id", to = "id")]
    pub event: HasOne<super::event::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
