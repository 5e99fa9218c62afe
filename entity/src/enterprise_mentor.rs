//! That a mentor teaches for an enterprise.
use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "enterprise_mentor")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub enterprise_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub mentor_id: Uuid,
    pub since: DateTimeUtc,
    #[sea_orm(belongs_to, from = "enterprise_id", to = "id")]
    pub enterprise: HasOne<super::enterprise::Entity>,
    #[sea_orm(belongs_to, from = "mentor_id", to = "id")]
    pub mentor: HasOne<super::mentor::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
