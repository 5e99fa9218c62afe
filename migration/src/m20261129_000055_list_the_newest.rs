//! An enterprise's placements are found in the order of its list, with what is asked: thousands would be sorted first.
use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

const NAME: &str = "placement_of_enterprise_newest";

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let mut index = Index::create().name(NAME).table("placement").to_owned();
        for column in ["enterprise_id", "created_at", "id", "status", "party", "programme_id", "search_text"] {
            index.col(column);
        }
        manager.create_index(index).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.drop_index(Index::drop().name(NAME).table("placement").to_owned()).await
    }
}
