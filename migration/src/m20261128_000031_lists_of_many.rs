//! What lists and numbers of tens of thousands of placements are read by.
use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

const INDEXES: [(&str, &[&str]); 4] = [
    ("placement_by_exception", &["exception"]),
    // With what is asked, so that only rows that are found are read.
    ("placement_by_since", &["with_since", "id", "status", "search_text"]),
    ("placement_by_state_there", &["status", "party", "enterprise_id"]),
    ("placement_by_start_there", &["status", "first_day", "enterprise_id"]),
];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for (name, columns) in INDEXES {
            let mut index = Index::create().name(name).table("placement").to_owned();
            for column in columns {
                index.col(*column);
            }
            manager.create_index(index).await?;
        }
        manager.drop_index(Index::drop().name("placement_by_start").table("placement").to_owned()).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for (name, _) in INDEXES {
            manager.drop_index(Index::drop().name(name).table("placement").to_owned()).await?;
        }
        let start =
            Index::create().name("placement_by_start").table("placement").col("status").col("first_day").to_owned();
        manager.create_index(start).await
    }
}
