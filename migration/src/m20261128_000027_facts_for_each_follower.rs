//! A fact of an account is left once for each domain that follows it up; those that were there are registrations'.
use sea_orm_migration::{prelude::*, schema::*};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let follower = string_len("follower", 16).default("registrations").to_owned();
        manager.alter_table(Table::alter().table("account_fact").add_column(follower).to_owned()).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        // To whoever ran before, these would be facts that nobody follows up.
        manager
            .get_connection()
            .execute_unprepared("DELETE FROM account_fact WHERE follower <> 'registrations'")
            .await?;
        manager.alter_table(Table::alter().table("account_fact").drop_column("follower").to_owned()).await
    }
}
