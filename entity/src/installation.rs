//! The one row of what this installation decided at its first start.
use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "installation")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: i32,
    /// Right of the `@` in calendar UIDs, for ever.
    pub calendar_host: String,
    /// Key of the address hashes, base64url.
    pub address_key: String,
    /// Made by `xingtan demo`, which may therefore rebuild it.
    pub sample: bool,
}

impl ActiveModelBehavior for ActiveModel {}
