//! Letters to many at once: each mailing goes out once, whoever sends it again.
use sea_orm_migration::{prelude::*, schema::*};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.create_table(mailing()).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.drop_table(Table::drop().table("mailing").to_owned()).await
    }
}

fn mailing() -> TableCreateStatement {
    Table::create()
        .table("mailing")
        .col(uuid("event_id"))
        .col(string("key"))
        .col(integer("letters"))
        .col(timestamp_with_time_zone("at"))
        .primary_key(Index::create().col("event_id").col("key"))
        .foreign_key(ForeignKey::create().from("mailing", "event_id").to("event", "id"))
        .to_owned()
}
