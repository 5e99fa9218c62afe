//! Another guardian says yes to a change by a link of their own: when they did.
use sea_orm_migration::{prelude::*, schema::*};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let said = timestamp_with_time_zone_null("guardian_said_at").to_owned();
        manager.alter_table(Table::alter().table("placement_change").add_column(said).to_owned()).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.alter_table(Table::alter().table("placement_change").drop_column("guardian_said_at").to_owned()).await
    }
}
