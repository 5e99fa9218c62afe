//! Events come again by a rule: series, and which of them an event belongs to.
use sea_orm_migration::{prelude::*, schema::*};

#[derive(DeriveMigrationName)]
pub struct Migration;

const DAYS: &str = "event_in_series";

/// One statement each, for SQLite adds one column at a time.
fn columns() -> [ColumnDef; 3] {
    [
        uuid_null("series_id").to_owned(),
        date_null("series_day").to_owned(),
        json_binary("by_hand").default("[]").to_owned(),
    ]
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let table = Table::create()
            .table("series")
            .col(pk_uuid("id"))
            .col(string_len("every", 24))
            .col(date_null("until"))
            .col(integer_null("times"))
            .col(boolean("skips_holidays"))
            .col(timestamp_with_time_zone("made_at"))
            .check(("series_ends", Expr::cust("(until IS NULL) <> (times IS NULL)")))
            .to_owned();
        manager.create_table(table).await?;
        for column in columns() {
            manager.alter_table(Table::alter().table("event").add_column(column).to_owned()).await?;
        }
        let days = Index::create().name(DAYS).table("event").col("series_id").col("series_day").unique().to_owned();
        manager.create_index(days).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.drop_index(Index::drop().name(DAYS).table("event").to_owned()).await?;
        for column in columns() {
            let name = column.get_column_name();
            manager.alter_table(Table::alter().table("event").drop_column(name).to_owned()).await?;
        }
        manager.drop_table(Table::drop().table("series").to_owned()).await
    }
}
