//! An application that was accepted over a listed enterprise: its row is gone, its address leads to the listed one.
use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "merged_enterprise")]
pub struct Model {
    /// The application's.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    #[sea_orm(unique)]
    pub slug: String,
    pub into_id: Uuid,
}

impl ActiveModelBehavior for ActiveModel {}
