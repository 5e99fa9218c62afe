//! Of what a reviewer proposes to both sides: which of them has said yes already.
use sea_orm_migration::{prelude::*, schema::*};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let by = string_null("accepted_by").to_owned();
        manager.alter_table(Table::alter().table("placement_change").add_column(by).to_owned()).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.alter_table(Table::alter().table("placement_change").drop_column("accepted_by").to_owned()).await
    }
}
