//! The audit: one row for each decision, only ever added to.
use sea_orm_migration::{prelude::*, schema::*};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .create_table(
                Table::create()
                    .table("audit")
                    .col(pk_uuid("id"))
                    .col(timestamp_with_time_zone("at"))
                    .col(uuid_null("actor_id"))
                    .col(string("act"))
                    .col(string("object"))
                    .col(string("object_id"))
                    .col(string_null("district"))
                    .col(string_null("before"))
                    .col(string_null("after"))
                    .col(json_binary("fields"))
                    .col(text_null("reason"))
                    .col(string("request_id"))
                    .to_owned(),
            )
            .await?;
        for (name, column) in [("audit_actor", "actor_id"), ("audit_object", "object_id")] {
            manager.create_index(Index::create().name(name).table("audit").col(column).to_owned()).await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.drop_table(Table::drop().table("audit").to_owned()).await
    }
}
