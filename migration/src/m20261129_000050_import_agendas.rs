//! Agendas come from files too: an import of one says whose.
use sea_orm_migration::{prelude::*, schema::*};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let event = uuid_null("event_id").to_owned();
        manager.alter_table(Table::alter().table("import").add_column(event).to_owned()).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.alter_table(Table::alter().table("import").drop_column("event_id").to_owned()).await
    }
}
