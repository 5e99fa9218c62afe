//! Where an event stands with the officers: since when it waits for review and who sent it, and why it came back.
use sea_orm_migration::{prelude::*, schema::*};

#[derive(DeriveMigrationName)]
pub struct Migration;

/// One statement each, for SQLite adds one column at a time.
fn columns() -> [ColumnDef; 5] {
    [
        timestamp_with_time_zone_null("review_since").to_owned(),
        uuid_null("review_by").to_owned(),
        timestamp_with_time_zone_null("returned_at").to_owned(),
        uuid_null("returned_by").to_owned(),
        text_null("return_reason").to_owned(),
    ]
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
