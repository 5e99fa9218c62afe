//! A secret that was made when a letter was rendered, as its SHA-256: what stands in the letter is kept nowhere.
use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "fresh_token")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub hash: String,
    /// The row that the letter is about.
    pub about: Uuid,
    pub made_at: DateTimeUtc,
}

impl ActiveModelBehavior for ActiveModel {}
