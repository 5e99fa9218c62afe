//! What we know of a mail address, kept under a keyed hash: proven by its owner, or closed by them.
use sea_orm_migration::{prelude::*, schema::*};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .create_table(
                Table::create()
                    .table("address")
                    .col(string("hash").primary_key())
                    .col(timestamp_with_time_zone_null("proven_at"))
                    .col(timestamp_with_time_zone_null("closed_until"))
                    .col(string_null("reopen_token").unique_key())
                    .col(timestamp_with_time_zone_null("told_at"))
                    .col(timestamp_with_time_zone("touched_at"))
                    .to_owned(),
            )
            .await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.drop_table(Table::drop().table("address").to_owned()).await
    }
}
