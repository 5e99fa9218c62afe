//! Those who come to an event are reminded of it, by rules relative to its start.
use sea_orm_migration::{prelude::*, schema::*};

#[derive(DeriveMigrationName)]
pub struct Migration;

/// One statement each, for SQLite adds one column at a time.
fn columns() -> [ColumnDef; 2] {
    [json_binary("reminders").default("[]").to_owned(), timestamp_with_time_zone_null("timed_at").to_owned()]
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for column in columns() {
            manager.alter_table(Table::alter().table("event").add_column(column).to_owned()).await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for column in columns() {
            let name = column.get_column_name();
            manager.alter_table(Table::alter().table("event").drop_column(name).to_owned()).await?;
        }
        Ok(())
    }
}
