//! Whose end an objection is against: what another side takes back leaves it standing.
use sea_orm_migration::{prelude::*, schema::*};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let against = string_len_null("against", 16).to_owned();
        manager.alter_table(Table::alter().table("placement_objection").add_column(against).to_owned()).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.alter_table(Table::alter().table("placement_objection").drop_column("against").to_owned()).await
    }
}
