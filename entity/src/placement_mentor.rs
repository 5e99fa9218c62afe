//! That a mentor teaches in a placement, as what, and between which days.
use sea_orm::entity::prelude::*;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::N(8))")]
pub enum Role {
    #[sea_orm(string_value = "lead")]
    Lead,
    #[sea_orm(string_value = "second")]
    Second,
}

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "placement_mentor")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub placement_id: Uuid,
    pub mentor_id: Uuid,
    pub role: Role,
    /// `None`: from its first day on.
    pub from_day: Option<Date>,
    /// `None`: to its last day.
    pub until_day: Option<Date>,
    #[sea_orm(belongs_to, from = "placement_id", to = "id")]
    pub placement: HasOne<super::placement::Entity>,
    #[sea_orm(belongs_to, from = "mentor_id", to = "id")]
    pub mentor: HasOne<super::mentor::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
