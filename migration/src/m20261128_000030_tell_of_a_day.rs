//! Whether an enterprise was told of an apprentice's yes: several of a day are one letter.
use sea_orm_migration::{prelude::*, schema::*};

#[derive(DeriveMigrationName)]
pub struct Migration;

const INDEX: &str = "placement_untold";

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        // Of those that were agreed to before, each was told at once.
        let told = boolean("is_writer_told").default(true).to_owned();
        manager.alter_table(Table::alter().table("placement").add_column(told).to_owned()).await?;
        let index = Index::create().name(INDEX).table("placement").col("is_writer_told").col("approved_at").to_owned();
        manager.create_index(index).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.drop_index(Index::drop().name(INDEX).table("placement").to_owned()).await?;
        manager.alter_table(Table::alter().table("placement").drop_column("is_writer_told").to_owned()).await
    }
}
