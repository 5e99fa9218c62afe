//! A letter's link to a draft, for the apprentice or a guardian; its secrets are kept as hashes in `fresh_token`.
use sea_orm::entity::prelude::*;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::N(16))")]
pub enum For {
    #[sea_orm(string_value = "apprentice")]
    Apprentice,
    #[sea_orm(string_value = "guardian")]
    Guardian,
}

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "placement_link")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub placement_id: Uuid,
    pub reader: For,
    pub created_at: DateTimeUtc,
    pub expires_at: DateTimeUtc,
    /// Used, taken back, or made void by a later one.
    pub ended_at: Option<DateTimeUtc>,
}

impl ActiveModelBehavior for ActiveModel {}

impl Model {
    pub fn is_open(&self, now: DateTimeUtc) -> bool {
        self.ended_at.is_none() && now < self.expires_at
    }
}
