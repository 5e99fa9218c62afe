//! A device on which an account has signed in before: its wrong tries have a count of their own.
use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "device")]
pub struct Model {
    /// SHA-256 of the device's cookie.
    #[sea_orm(primary_key, auto_increment = false)]
    pub hash: String,
    #[sea_orm(primary_key, auto_increment = false)]
    pub account_id: Uuid,
    pub seen_at: DateTimeUtc,
}

impl ActiveModelBehavior for ActiveModel {}
