//! How many placements an enterprise may begin under a programme in a calendar year.
use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "quota")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub programme_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub enterprise_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub year: i32,
    /// `None`: as many as it likes.
    pub places: Option<i32>,
    pub set_at: DateTimeUtc,
    #[sea_orm(belongs_to, from = "enterprise_id", to = "id")]
    pub enterprise: HasOne<super::enterprise::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
