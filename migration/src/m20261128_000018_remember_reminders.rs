//! Of which reminder before its end a recognition's owners were told last.
use sea_orm_migration::{prelude::*, schema::*};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let told = Table::alter().table("recognition").add_column(integer_null("reminded")).to_owned();
        manager.alter_table(told).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.alter_table(Table::alter().table("recognition").drop_column("reminded").to_owned()).await
    }
}
