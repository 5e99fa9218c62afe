//! What each act of an officer changed in an event's row; only ever added to.
use sea_orm_migration::{prelude::*, schema::*};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let table = Table::create()
            .table("event_version")
            .col(pk_uuid("id"))
            .col(uuid("event_id"))
            .col(integer("revision"))
            .col(string("act"))
            .col(uuid_null("account_id"))
            .col(timestamp_with_time_zone("at"))
            .col(json_binary("changes"))
            .foreign_key(ForeignKey::create().from("event_version", "event_id").to("event", "id"))
            .to_owned();
        manager.create_table(table).await?;
        let mut index = Index::create().name("event_version_event").table("event_version").to_owned();
        for column in ["event_id", "at", "id"] {
            index.col(column);
        }
        manager.create_index(index).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.drop_table(Table::drop().table("event_version").to_owned()).await
    }
}
