//! What an apprentice said to a part of a draft. An edit that touches the part takes the answer away.
use sea_orm::entity::prelude::*;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::N(16))")]
pub enum Part {
    /// Enterprise and place.
    #[sea_orm(string_value = "place")]
    Place,
    /// Occupation, level and days.
    #[sea_orm(string_value = "occupation")]
    Occupation,
    /// Pay, hours and probation.
    #[sea_orm(string_value = "pay")]
    Pay,
    #[sea_orm(string_value = "mentors")]
    Mentors,
    /// Duties and notice.
    #[sea_orm(string_value = "duties")]
    Duties,
}

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "placement_part")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub placement_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub part: Part,
    pub is_agreed: bool,
    /// What is wrong with it.
    pub words: Option<String>,
    pub answered_at: DateTimeUtc,
}

impl ActiveModelBehavior for ActiveModel {}
