//! When nobody was left in a placement: which fields may hold somebody is then asked in one place.
use sea_orm_migration::{prelude::*, schema::*};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let at = timestamp_with_time_zone_null("blanked_at").to_owned();
        manager.alter_table(Table::alter().table("placement").add_column(at).to_owned()).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.alter_table(Table::alter().table("placement").drop_column("blanked_at").to_owned()).await
    }
}
