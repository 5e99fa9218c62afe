//! An enterprise shows its picture, and takes part in events.
use sea_orm_migration::{prelude::*, schema::*};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        // No foreign key: SQLite could not drop the column again.
        let logo = Table::alter().table("enterprise").add_column(uuid_null("logo_id")).to_owned();
        manager.alter_table(logo).await?;
        manager.create_table(event_enterprise()).await?;
        let by_enterprise = Index::create()
            .name("event_enterprise_by_enterprise")
            .table("event_enterprise")
            .col("enterprise_id")
            .to_owned();
        manager.create_index(by_enterprise).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.drop_table(Table::drop().table("event_enterprise").to_owned()).await?;
        manager.alter_table(Table::alter().table("enterprise").drop_column("logo_id").to_owned()).await
    }
}

fn event_enterprise() -> TableCreateStatement {
    Table::create()
        .table("event_enterprise")
        .col(uuid("event_id"))
        .col(uuid("enterprise_id"))
        .col(integer("position"))
        .primary_key(Index::create().col("event_id").col("enterprise_id"))
        .foreign_key(ForeignKey::create().from("event_enterprise", "event_id").to("event", "id"))
        .foreign_key(ForeignKey::create().from("event_enterprise", "enterprise_id").to("enterprise", "id"))
        .to_owned()
}
