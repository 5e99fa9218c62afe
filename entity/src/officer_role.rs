//! One role that an account holds as an officer, perhaps in one district only.
use crate::event::District;
use sea_orm::entity::prelude::*;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::N(16))")]
pub enum Role {
    #[sea_orm(string_value = "administrator")]
    Administrator,
    #[sea_orm(string_value = "scheduler")]
    Scheduler,
    #[sea_orm(string_value = "reviewer")]
    Reviewer,
    #[sea_orm(string_value = "check-in")]
    CheckIn,
    #[sea_orm(string_value = "auditor")]
    Auditor,
}

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "officer_role")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub account_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub role: Role,
    /// `None`: in all.
    pub district: Option<District>,
    pub since: DateTimeUtc,
}

impl ActiveModelBehavior for ActiveModel {}
