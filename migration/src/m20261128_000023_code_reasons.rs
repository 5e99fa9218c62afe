//! Whoever rejects a recognition or refuses a mentor says a kind of reason, and the audit keeps every kind that is said.
use sea_orm_migration::{prelude::*, schema::*};

#[derive(DeriveMigrationName)]
pub struct Migration;

const TABLES: [&str; 3] = ["recognition", "mentor", "audit"];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in TABLES {
            let code = Table::alter().table(table).add_column(string_null("reason_code")).to_owned();
            manager.alter_table(code).await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in TABLES {
            manager.alter_table(Table::alter().table(table).drop_column("reason_code").to_owned()).await?;
        }
        Ok(())
    }
}
