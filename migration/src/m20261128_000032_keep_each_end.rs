//! Each side's own last day of what ends early: whoever takes theirs back leaves the others'.
use sea_orm_migration::{prelude::*, schema::*};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let ends = json_binary_null("ends").to_owned();
        manager.alter_table(Table::alter().table("placement").add_column(ends).to_owned()).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.alter_table(Table::alter().table("placement").drop_column("ends").to_owned()).await
    }
}
