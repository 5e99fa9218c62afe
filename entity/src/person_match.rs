//! A reviewer says whether two placements are of one person. Until it is undone it holds for both.
use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "person_match")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub placement_id: Uuid,
    pub other_id: Uuid,
    pub is_same: bool,
    /// The reviewer who said so.
    pub by: Uuid,
    pub at: DateTimeUtc,
    /// Another reviewer.
    pub undone_by: Option<Uuid>,
    pub undone_at: Option<DateTimeUtc>,
}

impl ActiveModelBehavior for ActiveModel {}
