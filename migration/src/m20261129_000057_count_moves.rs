//! Sessions know how often their own time was changed: whoever has two at once is asked to choose after each move.
use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let add = "ALTER TABLE session ADD COLUMN moves integer NOT NULL DEFAULT 0";
        manager.get_connection().execute_unprepared(add).await.map(|_| ())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.alter_table(Table::alter().table("session").drop_column("moves").to_owned()).await
    }
}
