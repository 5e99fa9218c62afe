//! A pause that an apprentice asked for, as long as the enterprise has said nothing: one of a placement.
use sea_orm::entity::prelude::*;

/// Why the enterprise says no.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::N(16))")]
pub enum Refusal {
    /// Nobody else can do the work in these days.
    #[sea_orm(string_value = "needed")]
    Needed,
    /// A pause, but on other days.
    #[sea_orm(string_value = "other-days")]
    OtherDays,
    /// Leave or another shift will do.
    #[sea_orm(string_value = "leave")]
    Leave,
    #[sea_orm(string_value = "other")]
    Other,
}

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "placement_wish")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub placement_id: Uuid,
    /// Of the pause that is wished for; once it has passed nobody waits any more.
    pub last_day: Date,
    pub words: String,
    pub asked_at: DateTimeUtc,
}

impl ActiveModelBehavior for ActiveModel {}

impl Model {
    pub fn stands_on(&self, today: Date) -> bool {
        today <= self.last_day
    }
}
