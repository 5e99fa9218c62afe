//! How often something limited was tried, under a key that names no person.
use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "attempt")]
pub struct Model {
    /// SHA-256 of what is counted.
    #[sea_orm(primary_key, auto_increment = false)]
    pub key: String,
    pub hits: i32,
    /// When this count began.
    pub since: DateTimeUtc,
    /// Not again before; also when the row may go.
    pub until: DateTimeUtc,
}

impl ActiveModelBehavior for ActiveModel {}
