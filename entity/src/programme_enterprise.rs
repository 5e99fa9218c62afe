//! That an enterprise takes part in a programme, and how many learn there; kept by the verbs of placements.
use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "programme_enterprise")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub programme_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub enterprise_id: Uuid,
    /// Running and paused.
    pub learning: i32,
    #[sea_orm(belongs_to, from = "enterprise_id", to = "id")]
    pub enterprise: HasOne<super::enterprise::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
