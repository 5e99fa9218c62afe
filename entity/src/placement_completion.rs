//! What stands towards a placement's completion: the enterprise's declaration, the apprentice's statement, and a
//! reviewer's proposal to do without.
use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "placement_completion")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub placement_id: Uuid,
    pub declared_at: Option<DateTimeUtc>,
    pub declared_words: Option<String>,
    pub stated_at: Option<DateTimeUtc>,
    pub stated_words: Option<String>,
    /// Proposed by one reviewer, granted or refused by another.
    pub override_by: Option<Uuid>,
    pub override_reason: Option<String>,
    pub override_at: Option<DateTimeUtc>,
}

impl ActiveModelBehavior for ActiveModel {}
