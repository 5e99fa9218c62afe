//! Each side objects for itself, and once to each change; the other's objection does not keep it waiting.
use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

const ONE: &str = "placement_objection_open";
const OF_ALL: &str =
    "CREATE UNIQUE INDEX placement_objection_open ON placement_objection (placement_id) WHERE outcome IS NULL";
const OF_EACH: [&str; 2] = [
    "CREATE UNIQUE INDEX placement_objection_open ON placement_objection (placement_id, side, about, against) \
     WHERE outcome IS NULL AND change_id IS NULL",
    "CREATE UNIQUE INDEX placement_objection_change ON placement_objection (change_id) WHERE change_id IS NOT NULL",
];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.drop_index(Index::drop().name(ONE).table("placement_objection").to_owned()).await?;
        for each in OF_EACH {
            manager.get_connection().execute_unprepared(each).await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for name in ["placement_objection_change", ONE] {
            manager.drop_index(Index::drop().name(name).table("placement_objection").to_owned()).await?;
        }
        manager.get_connection().execute_unprepared(OF_ALL).await.map(|_| ())
    }
}
