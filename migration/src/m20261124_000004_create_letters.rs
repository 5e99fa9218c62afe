//! The outbox: a letter is put here in the transaction of the act it tells of.
use sea_orm_migration::{prelude::*, schema::*};

#[derive(DeriveMigrationName)]
pub struct Migration;

/// What a worker looks for: queued letters whose time has come, and leases that ran out.
const DUE: &str = "CREATE INDEX letter_due ON letter (next_try_at) WHERE state IN ('queued', 'sending')";

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .create_table(
                Table::create()
                    .table("letter")
                    .col(pk_uuid("id"))
                    .col(string("kind"))
                    .col(string("locale"))
                    .col(text_null("email"))
                    .col(string("address"))
                    .col(uuid_null("about"))
                    .col(json_binary("facts"))
                    .col(json_binary("secrets"))
                    .col(boolean("paced"))
                    .col(boolean("proven"))
                    .col(string("state"))
                    .col(integer("attempts"))
                    .col(timestamp_with_time_zone("created_at"))
                    .col(timestamp_with_time_zone("next_try_at"))
                    .col(timestamp_with_time_zone("useful_until"))
                    .col(timestamp_with_time_zone_null("sent_at"))
                    .col(text_null("subject"))
                    .col(text_null("text"))
                    .col(text_null("html"))
                    .col(text_null("calendar"))
                    .col(text_null("last_error"))
                    .to_owned(),
            )
            .await?;
        manager.get_connection().execute_unprepared(DUE).await?;
        for (name, column) in [("letter_about", "about"), ("letter_address", "address")] {
            manager.create_index(Index::create().name(name).table("letter").col(column).to_owned()).await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.drop_table(Table::drop().table("letter").to_owned()).await
    }
}
