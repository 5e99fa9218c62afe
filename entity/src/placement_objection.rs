//! One side says that what the other told is not so; a reviewer decides.
use crate::placement::Side;
use sea_orm::entity::prelude::*;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::N(16))")]
pub enum About {
    #[sea_orm(string_value = "end")]
    End,
    #[sea_orm(string_value = "never-came")]
    NeverCame,
    /// Something that was put in force at once.
    #[sea_orm(string_value = "change")]
    Change,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::N(16))")]
pub enum Outcome {
    /// What was told does not stand.
    #[sea_orm(string_value = "upheld")]
    Upheld,
    #[sea_orm(string_value = "dismissed")]
    Dismissed,
    /// What it was against was taken back.
    #[sea_orm(string_value = "lapsed")]
    Lapsed,
}

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "placement_objection")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub placement_id: Uuid,
    pub about: About,
    /// What was put in force.
    pub change_id: Option<Uuid>,
    pub side: Side,
    /// Who told what it is against; not of a change, nor of those that were made before that was kept.
    pub against: Option<Side>,
    pub words: String,
    pub made_at: DateTimeUtc,
    /// `None`: it waits for a reviewer.
    pub outcome: Option<Outcome>,
    /// In the reviewer's words.
    pub reason: Option<String>,
    pub decided_at: Option<DateTimeUtc>,
}

impl ActiveModelBehavior for ActiveModel {}
