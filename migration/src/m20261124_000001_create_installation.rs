//! What this installation decided once and never changes: the host in calendar UIDs, the key under
//! which addresses are hashed, and whether the sample city made it. The row is written at the first start.
use sea_orm_migration::{prelude::*, schema::*};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .create_table(
                Table::create()
                    .table("installation")
                    .col(integer("id").primary_key())
                    .col(string("calendar_host"))
                    .col(string("address_key"))
                    .col(boolean("sample"))
                    .check(Expr::cust("id = 1"))
                    .to_owned(),
            )
            .await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.drop_table(Table::drop().table("installation").to_owned()).await
    }
}
