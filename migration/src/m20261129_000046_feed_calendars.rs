//! Accounts subscribe to calendars of their own by secret addresses.
use sea_orm_migration::{prelude::*, schema::*};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let table = Table::create()
            .table("calendar_feed")
            .col(uuid("account_id"))
            .col(string_len("kind", 16))
            .col(string_len_uniq("token_hash", 64))
            .col(timestamp_with_time_zone("made_at"))
            .primary_key(Index::create().col("account_id").col("kind"))
            .foreign_key(ForeignKey::create().from("calendar_feed", "account_id").to("account", "id"))
            .to_owned();
        manager.create_table(table).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.drop_table(Table::drop().table("calendar_feed").to_owned()).await
    }
}
