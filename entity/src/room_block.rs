//! A time in which a room is not to be had.
use sea_orm::entity::prelude::*;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::N(16))")]
pub enum Kind {
    /// Works, a holiday, cleaning: nobody is in it.
    #[sea_orm(string_value = "closed")]
    Closed,
    /// Somebody outside has it.
    #[sea_orm(string_value = "booked")]
    Booked,
}

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "room_block")]
pub struct Model {
    /// In the order of time.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub room_id: Uuid,
    pub kind: Kind,
    /// Half-open.
    pub starts_at: DateTimeUtc,
    pub ends_at: DateTimeUtc,
    /// Why, or for whom; officers alone read it.
    pub note: String,
    pub made_at: DateTimeUtc,
    #[sea_orm(belongs_to, from = "room_id", to = "id")]
    pub room: HasOne<super::room::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
