//! Pauses that apprentices ask for, as long as nobody has answered.
use sea_orm_migration::{prelude::*, schema::*};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let wish = Table::create()
            .table("placement_wish")
            .col(uuid("placement_id").primary_key())
            .col(date("last_day"))
            .col(text("words"))
            .col(timestamp_with_time_zone("asked_at"))
            .foreign_key(ForeignKey::create().from("placement_wish", "placement_id").to("placement", "id"))
            .to_owned();
        manager.create_table(wish).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.drop_table(Table::drop().table("placement_wish").to_owned()).await
    }
}
